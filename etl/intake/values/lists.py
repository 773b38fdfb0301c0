"""Code lists as a cell is looked up in them: by code, name or drop-down label.

Long lists come from `data/reference`, short ones from the template; both are asked
the same way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from textwrap import shorten

from rapidfuzz import fuzz, process

from etl.intake.template import Field, Localised, template
from etl.intake.values.model import fold
from etl.language import LANGUAGES
from etl.reference import code_list, read_table

EDITIONS = {"industry_2008": "TOL2008", "industry_2025": "TOL2025"}
SHORT = 10
SHOWN = 3
NEAR = 80
"""Likeness from which a misspelt name is offered (of 100, rapidfuzz ratio)."""


@dataclass(frozen=True)
class CodeList:
    """One list: names by code, and codes by everything that may stand in a cell."""

    names: Mapping[str, Localised]
    index: Mapping[str, str]
    is_short: bool = False
    """A list of the template: its codes are words, so their names are enough."""

    def find(self, text: str) -> str | None:
        """Return the code of a code, a name or a label; None when there is none."""
        folded = fold(text)
        return self.index.get(folded) or self._by_first_word(folded)

    def near(self, text: str) -> str | None:
        """Return the code whose name is nearly `text`."""
        if len(text) < 4:
            return None
        found = process.extractOne(
            fold(text), list(self.index), scorer=fuzz.ratio, score_cutoff=NEAR
        )
        return self.index[found[0]] if found else None

    def starting(self, text: str) -> str | None:
        """Return the one code whose name begins with `text`, such as `2-10`."""
        start = f"{fold(text)} "
        found = {code for name, code in self.index.items() if name.startswith(start)}
        return found.pop() if len(found) == 1 and start[0].isdigit() else None

    def label(self, code: str, language: str) -> str:
        """Return `code name`, as the drop-down has it, or the name that is enough."""
        name = self.names[code][language]
        if self.is_short and code.isalpha():
            return name
        return f"{code} {name}"

    def labels(self, code: str) -> Localised:
        """Return the label of a code in every language."""
        return {language: self.label(code, language) for language in LANGUAGES}

    def options(self) -> Localised:
        """Return what may stand in a cell: all of a short list, else its start."""
        codes = list(self.names)
        shown = codes if len(codes) <= SHORT else codes[:SHOWN]
        more = " …" if len(shown) < len(codes) else ""
        return {
            language: ", ".join(
                shorten(self.label(code, language), 40, placeholder=" …")
                for code in shown
            )
            + more
            for language in LANGUAGES
        }

    def _by_first_word(self, folded: str) -> str | None:
        first, _, rest = folded.partition(" ")
        word = rest.lstrip("-:. ")
        code = self.index.get(first.rstrip(":.-"))
        named = len(word) > 2 and word[0].isalpha()
        return code if code is not None and named and fold(code) in first else None


@cache
def list_of(field: Field) -> CodeList:
    """Return the list that a field's codes come from."""
    if field.type in {"country", "municipality"}:
        return find_list(field.type)
    return find_list(field.list, field.digits)


@cache
def find_list(name: str, digits: tuple[int, int] | None = None) -> CodeList:
    """Return a list by name; `digits` leaves out codes of other lengths."""
    short = template().lists.get(name)
    if short is not None:
        names = {option.code: option.names for option in short}
        also = {option.code: option.also for option in short}
    else:
        names = _reference(name)
        also = dict(template().also.get(name, {}))
    if digits:
        longest = digits[1]
        names = {c: n for c, n in names.items() if c.isdigit() and len(c) <= longest}
    made = CodeList(names, {}, short is not None)
    index: dict[str, str] = {}
    for code in names:
        for text in (code, *also.get(code, ())):
            index.setdefault(fold(text), code)
    for code in sorted(names, key=len, reverse=True):
        for language in LANGUAGES:
            index.setdefault(fold(made.label(code, language)), code)
            index.setdefault(fold(names[code][language]), code)
    return replace(made, index=index)


@cache
def other_edition(field: Field) -> CodeList | None:
    """Return the same classification in its other edition, None if there is none."""
    others = [name for name in EDITIONS if name != field.list]
    if field.list not in EDITIONS:
        return None
    return find_list(others[0], field.digits)


@cache
def example_of(field: Field) -> Localised:
    """Return a right value of a field as the drop-down has it, in every language."""
    answers = {"k": "yes", "e": "no", "eos": "dont_know"}
    if field.type in {"yes_no", "yes_no_unknown"}:
        return template().answer[answers[field.example]]
    if field.type in {"code", "country", "municipality"}:
        known = list_of(field)
        if field.example in known.names:
            return known.labels(field.example)
    return {language: field.example for language in LANGUAGES}


@cache
def merged_municipalities() -> Mapping[str, tuple[str, str]]:
    """Return the municipality of today and the year, by old code and old name."""
    rows = read_table("municipality_change").to_pylist()
    merged = [row for row in rows if row["change"] == "merged_into"]
    newer = {row["old_code"]: row["new_code"] for row in merged}
    found: dict[str, tuple[str, str]] = {}
    for row in merged:
        code = row["new_code"]
        while code in newer:
            code = newer[code]
        year = str(row["valid_from"].year)
        found[row["old_code"]] = found[fold(row["old_name_fi"])] = (code, year)
    return found


def _reference(name: str) -> dict[str, Localised]:
    edition = EDITIONS.get(name)
    table = "industry" if edition else name
    return {
        code: {"fi": names.fi, "sv": names.sv, "en": names.en}
        for code, names in code_list(table, edition).items()
    }

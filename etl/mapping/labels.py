"""What the answers of a closed question mean: labels to codes.

First what reads as it stands, then the names of the options in any language, then
nearly the same words; a label that could be two options is left to a person.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz import fuzz

from etl.intake.template import Field
from etl.intake.values import Shown, fold, read_cell
from etl.intake.values.lists import list_of
from etl.intake.values.money import classes
from etl.language import LANGUAGES
from etl.mapping.headers import stems
from etl.mapping.model import field_of

LISTED = frozenset({"code", "codes", "country", "municipality"})
ANSWERED = LISTED | {"yes_no", "yes_no_unknown", "scale"}
LIKE = 80
CLEAR_OF_NEXT = 6
_STEP = re.compile(r"(\d)\s*=\s*([^,.;]+)")


def has_options(target: str) -> bool:
    """Whether the answers of a field are options that may be written otherwise."""
    one = field_of(target)
    return one is not None and one.type in ANSWERED


def values_of(target: str, labels: Iterable[str]) -> dict[str, str]:
    """Return the code of each label, empty where nobody knows it."""
    one = field_of(target)
    if one is None or one.type not in ANSWERED:
        return {}
    return {label: _code_of(one, label) for label in labels}


def is_told(target: str, label: str) -> bool:
    """Whether the check itself reads a label and tells of it, as of a merger.

    Such a label stays as it is in a mapping, so that the repair is seen.
    """
    one = field_of(target)
    typed = read_cell(one, Shown(label)) if one else None
    return bool(typed and typed.code and typed.value is not None)


def _code_of(one: Field, label: str) -> str:
    read = read_cell(one, Shown(label)).value
    if read is not None and one.type != "codes":
        return read
    if one.type == "codes":
        known = list_of(one).find(label)
        if known:
            return known
    # a sum of money is turned into its class cell by cell, by a question
    return "" if classes(one) and any(map(str.isdigit, label)) else _nearest(one, label)


def _nearest(one: Field, label: str) -> str:
    scored: dict[str, float] = {}
    for language in LANGUAGES:
        asked = " ".join(sorted(stems(label, language)))
        if not asked:
            continue
        for code, words in option_words(one)[language].items():
            for text in words:
                likeness = _likeness(asked, text, fold(label))
                scored[code] = max(likeness, scored.get(code, 0))
    ranked = sorted(scored.items(), key=lambda pair: -pair[1])[:2]
    if not ranked or ranked[0][1] < LIKE:
        return ""
    is_clear = len(ranked) < 2 or ranked[0][1] - ranked[1][1] >= CLEAR_OF_NEXT
    return ranked[0][0] if is_clear else ""


def _likeness(asked: str, text: str, folded: str) -> float:
    if not text or text.isdigit():
        return 0
    if text in folded and len(text) > 5:
        return 95
    if len(asked.split()) > 3 * len(text.split()):
        return 0
    return fuzz.token_sort_ratio(asked, text)


@cache
def option_words(one: Field) -> Mapping[str, Mapping[str, list[str]]]:
    """Return the stems of every name of each option, by language and code."""
    made: dict[str, dict[str, list[str]]] = {}
    for language in LANGUAGES:
        made[language] = {
            code: [" ".join(sorted(stems(text, language))) for text in texts]
            for code, texts in _names(one, language).items()
        }
    return made


def _names(one: Field, language: str) -> dict[str, list[str]]:
    if one.type == "scale":
        steps = _STEP.findall(one.help[language])
        return {code: [text.strip()] for code, text in steps}
    if one.type in LISTED:
        known = list_of(one)
        return {code: [code, names[language]] for code, names in known.names.items()}
    return {}

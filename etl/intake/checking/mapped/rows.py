"""From a row of the file to rows of one sheet of the template.

Most questions give one row. A question with several answers about what the row is
named by (a capability, an input, an occupation) gives a row for each answer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from etl.intake.checking.mapped.answers import (
    LEFT_EMPTY,
    is_matrix_row,
    several,
    ticked,
    value,
)
from etl.intake.checking.mapped.source import (
    MISSING_FORMULA,
    Made,
    Source,
    folded_values,
)
from etl.intake.template import Form
from etl.intake.values import Shown, fold
from etl.intake.values.header_units import with_unit
from etl.intake.values.lists import list_of
from etl.intake.values.words import DONT_KNOW
from etl.mapping.model import ColumnMapping, field_of, naming

AMOUNTS = frozenset({"integer", "number", "percent"})
UNKNOWN = "eos"
MOST_ROWS = 1000
"""A row of a file gives at most this many rows of one sheet."""

Row = dict[str, Made]


@dataclass
class RowMaker:
    """Makes the rows of one sheet of the template from the rows of one source."""

    source: Source
    form: Form
    columns: list[tuple[int, ColumnMapping]] = field(init=False)
    repeated: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look once at what every row needs."""
        self.naming = naming(self.form)
        self.columns = self.source.targets(self.form.key)
        plain = Counter(one.field_id for _, one in self.columns if one.how == "value")
        self.repeated = {
            name
            for name, count in plain.items()
            if count > 1 and self.naming and self._type(name) != "codes"
        }
        self.values = {number: folded_values(one) for number, one in self.columns}
        self.names = {
            number: {fold(one.option), fold(one.header), fold(_last_level(one.header))}
            for number, one in self.columns
        }
        self.matrix = {number for number, one in self.columns if is_matrix_row(one)}
        dates = [n for n, one in self.columns if self._type(one.field_id) == "date"]
        self.moments = {number: self.source.moments(number) for number in dates}

    def rows(self, row: int) -> list[Row]:
        """Return what one row of the file says on this sheet of the template."""
        shared: dict[str, list[Made]] = {}
        parts: dict[str, Row] = {}
        turn: Counter[str] = Counter()
        for number, column in self.columns:
            name = column.field_id
            turn[name] += 1
            shown = self.source.shown(number, row)
            if shown is None:
                continue
            if name in self.repeated and column.how == "value":
                self._add_value(parts, f"\x00{turn[name]}", number, row, shown)
            elif self.naming and (name == self.naming or number in self.matrix):
                self._add_parts(parts, shared, number, row, shown)
            else:
                shared.setdefault(name, []).extend(self._shared(number, row, shown))
        return self._joined(row, shared, parts)

    def _add_value(
        self, parts: dict[str, Row], key: str, number: int, row: int, shown: Shown
    ) -> None:
        for made in self._value(number, row, shown):
            parts.setdefault(key, {})[self.source.columns[number].field_id] = made

    def _add_parts(
        self,
        parts: dict[str, Row],
        shared: dict[str, list[Made]],
        number: int,
        row: int,
        shown: Shown,
    ) -> None:
        column = self.source.columns[number]
        name = column.field_id
        if name != self.naming:
            # the row of a matrix: the option names it, the cell is its answer
            for made in self._value(number, row, shown):
                part = parts.setdefault(fold(column.option), {})
                part.setdefault(self.naming, self._made(column.option, number, row))
                part[name] = made
            return
        if column.how == "value":
            if fold(shown.text) in DONT_KNOW:
                self.source.unused[row, number] = "DONT_KNOW"
            else:
                shared.setdefault(name, []).extend(self._value(number, row, shown))
            return
        for answer in self._answers(number, row, shown):
            parts.setdefault(fold(answer), {}).setdefault(
                name, self._made(answer, number, row)
            )

    def _shared(self, number: int, row: int, shown: Shown) -> list[Made]:
        if self.source.columns[number].how == "value":
            return self._value(number, row, shown)
        answers = self._answers(number, row, shown)
        return [self._made(answer, number, row) for answer in answers]

    def _value(self, number: int, row: int, shown: Shown) -> list[Made]:
        if shown.kind == "t" and row in self.moments.get(number, {}):
            moment = self.moments[number][row]
            # a time of answer is no ambiguous date: its column shows the order
            shown = Shown(moment[:10]) if "T" in moment else shown
        one = self.form.field(self.source.columns[number].field_id)
        shown = with_unit(shown, self.source.header(number), one)
        found = value(shown, self.values[number])
        if found is None:
            self.source.unused[row, number] = LEFT_EMPTY
            return []
        return [Made(*found, self.source, row, (number,))]

    def _answers(self, number: int, row: int, shown: Shown) -> list[str]:
        column, values = self.source.columns[number], self.values[number]
        if shown.kind in {"e", MISSING_FORMULA}:
            return [shown.text] if shown.text else []
        if column.how == "split":
            found = several(shown, column, values)
        else:
            answer = ticked(shown, column, values, self.names[number])
            found = [answer] if answer else []
        if self._is_dont_know(column.field_id, found):
            self.source.unused[row, number] = "DONT_KNOW"
            return []
        if not found:
            self.source.unused[row, number] = "NOT_CHOSEN"
        return found

    def _is_dont_know(self, name: str, answers: list[str]) -> bool:
        """Take "don't know" out of a list; whether nothing else was in it.

        It is no thing that a row could be named by.
        """
        known = [answer for answer in answers if fold(answer) not in DONT_KNOW]
        is_alone = bool(answers) and not known
        if known or (is_alone and name == self.naming):
            answers[:] = known
        return is_alone and name == self.naming

    def _joined(
        self, row: int, shared: Mapping[str, list[Made]], parts: Mapping[str, Row]
    ) -> list[Row]:
        common = {name: self._join(name, made) for name, made in shared.items() if made}
        if len(parts) > 1:
            for name in [one for one in common if self._type(one) in AMOUNTS]:
                for number in common.pop(name).columns:
                    self.source.unused[row, number] = "SEVERAL_ROWS"
        kept = list(parts.values())[:MOST_ROWS]
        if not kept:
            return [common] if common else []
        return [common | part for part in kept]

    def _join(self, name: str, made: list[Made]) -> Made:
        if len(made) == 1:
            return made[0]
        texts = dict.fromkeys(self._listed(name, one.text) for one in made)
        columns = tuple(dict.fromkeys(n for one in made for n in one.columns))
        return Made("; ".join(texts), "t", "General", self.source, made[0].row, columns)

    def _listed(self, name: str, text: str) -> str:
        """Return an answer in a form that a list of answers keeps whole."""
        if self._type(name) != "codes":
            return text
        known = list_of(self.form.field(name)).find(text)
        return known or text.replace(";", " /").replace(",", " /")

    def _made(self, text: str, number: int, row: int) -> Made:
        return Made(text, "t", "General", self.source, row, (number,))

    def _type(self, name: str) -> str:
        found = field_of(f"{self.form.key}.{name}")
        return found.type if found else ""


def _last_level(header: str) -> str:
    """Return the part of a header that names the option: `q [a]`, `q/a`, `q / a`."""
    if header.endswith("]") and "[" in header:
        return header[header.rindex("[") + 1 : -1]
    return header.rpartition("/")[2]


def with_constants(rows: Iterable[Row], source: Source, form: Form, row: int) -> None:
    """Fill in what the mapping says of every row and the file does not.

    A mandatory question that nobody asked is not known, where that is an answer.
    """
    for target, text in source.mapping.constants.items():
        key, _, name = target.partition(".")
        if key == form.key and text:
            for one in rows:
                one.setdefault(name, Made(text, "t", "General", source, row))
    for asked in form.fields:
        if asked.required and asked.dont_know:
            for made in rows:
                if not any(name in made for name in (asked.id, *asked.required_unless)):
                    made[asked.id] = Made(UNKNOWN, "t", "General", source, row)

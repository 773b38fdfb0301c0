"""One sheet of the template put together from the rows that a mapping made.

A field stands in the column of the file that feeds it first, so that a letter on the
screen is one in the file; what the file does not hold stands right of every column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from etl.intake.checking.layout import SheetLayout
from etl.intake.checking.mapped.respondents import Built
from etl.intake.checking.mapped.rows import Row
from etl.intake.checking.mapped.source import MISSING_FORMULA, Made, Source
from etl.intake.template import Field, Form
from etl.reading.finding import LAYER
from etl.reading.model import Column, Sheet

FIRST_MADE_COLUMN = 16_385
"""Columns that no file has: what the mapping says of every row."""


@dataclass(eq=False)
class MappedLayout(SheetLayout):
    """A sheet of the template that was made of sheets of the file."""

    sources: tuple[Source, ...] = ()
    owned: tuple[Source, ...] = ()
    """Sheets whose cells outside mapped columns are counted here."""
    made: Mapping[int, Row] = field(default_factory=dict)
    """What each row of the template was made of."""

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The column of each field."""
        return {one.id: number for number, one in self.fields.items()}

    def made_at(self, row: int, field_id: str) -> Made | None:
        """Return what a cell was made of, None when it was not there."""
        return self.made.get(row, {}).get(field_id)


def lay_out_form(
    form: Form, fed: list[Source], owned: list[Source], built: list[Built]
) -> MappedLayout:
    """Put the rows that all sheets of the file made for one form on one sheet."""
    made: dict[int, Row] = {}
    layer = 0
    for answers in built:
        highest = layer
        for row, rows in answers.get(form.key, {}).items():
            for turn, one in enumerate(rows):
                made[row + (layer + turn) * LAYER] = one
            highest = max(highest, layer + len(rows))
        layer = highest
    made = dict(sorted(made.items()))
    numbers = _column_numbers(form, fed, made)
    first = fed[0]
    sheet = Sheet(
        name=first.sheet.name,
        state=first.sheet.state,
        hidden_rows=first.sheet.hidden_rows,
        hidden_columns=first.sheet.hidden_columns,
    )
    for name, number in sorted(numbers.items(), key=lambda pair: pair[1]):
        head = _header(form.field(name), number, first)
        sheet.columns[number] = _column(number, name, head, first.header_row, made)
    sheet.max_row = max(made, default=0)
    sheet.max_column = max(sheet.columns, default=0)
    fields = {number: form.field(name) for name, number in numbers.items()}
    return MappedLayout(
        form,
        sheet,
        first.header_row,
        fields,
        sources=tuple(fed),
        owned=tuple(owned),
        made=made,
    )


def _column_numbers(
    form: Form, fed: list[Source], made: Mapping[int, Row]
) -> dict[str, int]:
    """Give each field the number of the first column of the file that feeds it."""
    found: dict[str, int] = {}
    for number, name in _wanted(form, fed, made):
        if name not in found:
            free = number and number not in found.values()
            spare = FIRST_MADE_COLUMN + len(found)
            found[name] = number if free else spare
    return found


def _wanted(
    form: Form, fed: list[Source], made: Mapping[int, Row]
) -> Iterator[tuple[int, str]]:
    for source in fed:
        for number, column in source.targets(form.key):
            yield number, column.field_id
    for row in made.values():
        for name, one in row.items():
            is_here = one.source is fed[0]
            yield (one.columns[0] if one.columns and is_here else 0), name


def _header(one: Field, number: int, source: Source) -> str:
    if number < FIRST_MADE_COLUMN:
        return source.header(number)
    return one.label["fi"]


def _column(
    number: int, name: str, header: str, top: int, made: Mapping[int, Row]
) -> Column:
    cells = [(row, one[name]) for row, one in made.items() if name in one]
    kinds = "".join(
        "t" if one.kind == MISSING_FORMULA else one.kind for _, one in cells
    )
    lost = frozenset(row for row, one in cells if one.kind == MISSING_FORMULA)
    formats = [one.number_format for _, one in cells]
    rows, texts = [row for row, _ in cells], [one.text for _, one in cells]
    if top > 0:
        rows, texts = [top, *rows], [header, *texts]
        kinds, formats = f"t{kinds}", ["General", *formats]
    return Column(number, rows, texts, kinds, formats, missing=lost)

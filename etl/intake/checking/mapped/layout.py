"""The sheets of the template as a mapping makes them of the sheets of a file.

One sheet of the file may feed several of the template, and several one; the numbers
of rows and the letters of columns stay those of the file wherever that is possible.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from etl.errors import NeedsChoice
from etl.intake.checking.layout import Layout, SheetLayout, hidden_findings
from etl.intake.checking.mapped.respondents import (
    COMPANIES,
    Built,
    company_by_respondent,
    give_company,
    merge_repeats,
)
from etl.intake.checking.mapped.rows import Row, RowMaker, with_constants
from etl.intake.checking.mapped.source import (
    MISSING_FORMULA,
    Made,
    Source,
    read_source,
)
from etl.intake.findings import IntakeFinding, finding
from etl.intake.template import Field, Form, template
from etl.language import N_
from etl.mapping.model import FileMapping
from etl.reading.finding import LAYER
from etl.reading.model import Column, Sheet, Workbook, letters

NO_SHEET = N_(
    "“{file}” has none of the sheets that the mapping “{mapping}” reads: {sheets}. "
    "Choose another mapping, or map the columns of this file. Nothing was changed."
)
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


def lay_out_mapped(workbook: Workbook, mapping: FileMapping) -> Layout:
    """Lay the sheets of a file out as the mapping says."""
    layout = Layout()
    sources: list[Source] = []
    for sheet in workbook.sheets:
        one = mapping.sheet(sheet.name)
        if one is not None and one.forms:
            sources.append(read_source(sheet, one))
        else:
            layout.ignored.append(sheet)
            if sheet.cell_count:
                values = {"count": sheet.cell_count}
                left = finding("SHEET_NOT_READ", sheet=sheet.name, values=values)
                layout.findings.append(left)
    if not sources:
        names = ", ".join(one.sheet for one in mapping.sheets) or "–"
        raise NeedsChoice(
            NO_SHEET, file=workbook.name, mapping=mapping.name, sheets=names
        )
    built = _build_all(sources, layout)
    owners: set[int] = set()
    for form in template().forms:
        fed = [one for one in sources if form.key in one.mapping.forms]
        if fed:
            owned = [one for one in fed if id(one) not in owners]
            owners.update(map(id, owned))
            layout.sheets.append(_lay_out_form(form, fed, owned, built))
    for laid in layout.sheets:
        layout.findings += _findings(laid)
    return layout


def _build_all(sources: list[Source], layout: Layout) -> list[Built]:
    by_respondent = company_by_respondent(sources)
    everything = []
    for source in sources:
        built: Built = {}
        for form in template().forms:
            if form.key not in source.mapping.forms:
                continue
            maker = RowMaker(source, form)
            made = {row: maker.rows(row) for row in source.table.rows}
            built[form.key] = {row: rows for row, rows in made.items() if rows}
            for row, rows in built[form.key].items():
                with_constants(rows, source, form, row)
        give_company(built, source, by_respondent)
        for repeated in merge_repeats(built, source):
            layout.findings.append(_answered_again(source, repeated))
        everything.append(built)
    return everything


def _answered_again(source: Source, rows: list[int]) -> IntakeFinding:
    values = {"rows": ", ".join(map(str, sorted(rows))), "last": rows[-1]}
    return finding(
        "ANSWERED_AGAIN", sheet=source.sheet.name, row=rows[-1], values=values
    )


def _lay_out_form(
    form: Form, fed: list[Source], owned: list[Source], built: list[Built]
) -> "MappedLayout":
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


def _findings(laid: SheetLayout) -> list[IntakeFinding]:
    if not isinstance(laid, MappedLayout):
        return []
    found = []
    facts = {"sheet": laid.sheet.name, "sheet_key": laid.form.key}
    there = set(laid.numbers)
    for one in laid.form.fields:
        stands_in = one.required_unless and there.issuperset(one.required_unless)
        if one.required and one.id not in there and laid.made and not stands_in:
            values = {"missing": one.label}
            found.append(finding("MISSING_FACT", scope="file", values=values, **facts))
    for source in laid.owned:
        found += _source_findings(source)
        if laid.form.key == COMPANIES or source is laid.sources[0]:
            found += hidden_findings(laid, facts)
    return found


def _source_findings(source: Source) -> list[IntakeFinding]:
    counts = {("NEW_COLUMN", n): _filled(source, n) for n in source.new_columns}
    for (_, number), reason in source.unused.items():
        if reason == "SEVERAL_ROWS":
            counts[reason, number] = counts.get((reason, number), 0) + 1
    return [
        finding(
            code,
            sheet=source.sheet.name,
            row=source.header_row or None,
            column=letters(number),
            header=source.header(number),
            values={"count": count},
        )
        for (code, number), count in counts.items()
        if count
    ]


def _filled(source: Source, number: int) -> int:
    column = source.sheet.columns.get(number)
    return sum(bool(column and column.text(row).strip()) for row in source.rows)

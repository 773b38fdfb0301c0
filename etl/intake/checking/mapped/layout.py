"""The sheets of the template as a mapping makes them of the sheets of a file.

One sheet of the file may feed several of the template, and several one; the numbers
of rows and the letters of columns stay those of the file wherever that is possible.
"""

from etl.errors import NeedsChoice
from etl.intake.checking.layout import Layout, SheetLayout, hidden_findings
from etl.intake.checking.mapped.assembly import MappedLayout, lay_out_form
from etl.intake.checking.mapped.respondents import (
    COMPANIES,
    Built,
    company_by_respondent,
    give_company,
    merge_repeats,
)
from etl.intake.checking.mapped.rows import RowMaker, with_constants
from etl.intake.checking.mapped.source import Source, read_source
from etl.intake.findings import IntakeFinding, finding
from etl.intake.template import template
from etl.language import N_
from etl.mapping.model import FileMapping, SheetMapping, is_many
from etl.reading.model import Sheet, Workbook, letters

NO_SHEET = N_(
    "“{file}” has none of the sheets that the mapping “{mapping}” reads: {sheets}. "
    "Choose another mapping, or map the columns of this file. Nothing was changed."
)
TWICE = N_(
    "By the mapping, both “{one}” and “{other}” on the sheet “{sheet}” are “{target}”, "
    "which is asked only once. Leave one of them out. Nothing was changed."
)


def lay_out_mapped(workbook: Workbook, mapping: FileMapping) -> Layout:
    """Lay the sheets of a file out as the mapping says."""
    layout = Layout()
    sources: list[Source] = []
    for sheet in workbook.sheets:
        one = _mapping_of(sheet, workbook, mapping)
        if one is not None and one.forms:
            sources.append(_source(sheet, one))
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
            layout.sheets.append(lay_out_form(form, fed, owned, built))
    for laid in layout.sheets:
        layout.findings += _findings(laid)
    return layout


def _mapping_of(
    sheet: Sheet, workbook: Workbook, mapping: FileMapping
) -> SheetMapping | None:
    """Return how a sheet is read: by its name, or when there is only one to read."""
    found = mapping.sheet(sheet.name)
    alone = len(mapping.sheets) == 1 and len(workbook.sheets) == 1
    return mapping.sheets[0] if found is None and alone else found


def _source(sheet: Sheet, mapping: SheetMapping) -> Source:
    source = read_source(sheet, mapping)
    seen: dict[str, str] = {}
    for number, column in source.columns.items():
        target = column.target
        if not target or column.how == "tick" or is_many(target):
            continue
        if target in seen:
            raise NeedsChoice(
                TWICE,
                sheet=sheet.name,
                one=seen[target],
                other=source.header(number),
                target=target,
            )
        seen[target] = source.header(number)
    return source


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


def _findings(laid: SheetLayout) -> list[IntakeFinding]:
    if not isinstance(laid, MappedLayout):
        return []
    found = []
    facts = {"sheet": laid.sheet.name, "sheet_key": laid.form.key}
    there = set(laid.numbers)
    for one in laid.form.fields:
        stands_in = one.required_unless and there.issuperset(one.required_unless)
        if one.required and one.id not in there and laid.made and not stands_in:
            target = f"{laid.form.key}.{one.id}"
            values = {"missing": one.label, "target": target}
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

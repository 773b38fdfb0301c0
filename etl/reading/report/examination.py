"""What a workbook seems to hold: tables, roles, a type for each column.

Everything here is a proposal by content. A type is fixed only when a person or
a remembered mapping has said which field a column is.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from etl.reading.model import Column, Finding, Sheet, Workbook
from etl.reading.report.column_findings import column_findings, mixed_types
from etl.reading.report.groups import Group, find_groups
from etl.reading.report.profiles import Profile, recognise
from etl.reading.report.roles import give_roles
from etl.reading.report.sheet_findings import sheet_findings
from etl.reading.report.workbook_findings import workbook_findings
from etl.reading.tables import Table, find_table
from etl.reading.types.model import ColumnReport, Content
from etl.reading.types.options import find_options, split
from etl.reading.types.propose import propose
from etl.reading.types.read import ColumnReading


@dataclass(slots=True)
class SheetReport:
    """One sheet: its table, its columns and what is worth knowing about it."""

    sheet: Sheet
    table: Table
    columns: dict[int, ColumnReport] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)

    def all_findings(self) -> list[Finding]:
        """Return the sheet's findings, then those of its columns by column."""
        found = list(self.findings)
        for column in self.columns.values():
            found.extend(column.findings)
        return found


@dataclass(slots=True)
class Examination:
    """The whole file under the proposal."""

    workbook: Workbook
    sheets: list[SheetReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def examine(workbook: Workbook) -> Examination:
    """Find the tables, propose a type for each column and note what is odd."""
    pairs = [(sheet, find_table(sheet)) for sheet in workbook.sheets]
    profile = recognise(workbook, pairs)
    if profile and profile.header_row:
        pairs = [(sheet, table_of(sheet, table, profile)) for sheet, table in pairs]
    give_roles(pairs)
    workbook.profile = profile.name if profile else None
    reports = [examine_sheet(sheet, table, workbook, profile) for sheet, table in pairs]
    findings = workbook.findings + workbook_findings(workbook, pairs, profile)
    return Examination(workbook, reports, findings)


def table_of(sheet: Sheet, table: Table, profile: Profile) -> Table:
    """Find the table again where the profile says that the header is."""
    row = profile.header_row
    if sheet.name == profile.required_sheet:
        table.role = "notes"
    if sheet.state != "visible" or row is None or row - 1 not in sheet.hidden_rows:
        return table
    found = find_table(sheet, header_row=row)
    # the hidden row above the headers holds the ids of the fields
    found.above = [place for place in found.above if place[0] not in sheet.hidden_rows]
    return found


def examine_sheet(
    sheet: Sheet, table: Table, workbook: Workbook, profile: Profile | None
) -> SheetReport:
    """Examine one sheet; only a table of answers has its columns read."""
    report = SheetReport(sheet, table)
    if table.role == "data":
        is_text_file = workbook.kind == "csv"
        for number in table.columns:
            content = content_of(sheet, table, number, is_text_file=is_text_file)
            report.columns[number] = examine_column(content, sheet.name)
        report.groups = find_groups(table, report.columns)
    report.findings = sheet_findings(sheet, table, profile)
    return report


def content_of(
    sheet: Sheet, table: Table, number: int, *, is_text_file: bool
) -> Content:
    """Return the filled cells of one column inside the table.

    Between the first and the last data row every filled row is one of data, but for
    the table's inner rows.
    """
    column = sheet.columns.get(number, Column(number))
    start = bisect_left(column.rows, table.first_data_row)
    end = bisect_right(column.rows, table.last_data_row)
    rows, texts = list(column.rows[start:end]), column.texts[start:end]
    kinds, formats = column.kinds[start:end], column.formats
    codes = formats if isinstance(formats, str) else evened(formats[start:end])
    if table.inner_rows or not all(map(str.strip, texts)):
        inner = frozenset(table.inner_rows)
        keep = [
            row not in inner and (bool(text.strip()) or row in column.missing)
            for row, text in zip(rows, texts, strict=True)
        ]
        rows, texts = list(compress(rows, keep)), list(compress(texts, keep))
        kinds = "".join(compress(kinds, keep))
        codes = codes if isinstance(codes, str) else list(compress(codes, keep))
    return Content(
        number=number,
        header=table.headers.get(number, ""),
        rows=rows,
        texts=texts,
        kinds=kinds,
        formats=codes,
        missing=column.missing,
        is_text_file=is_text_file,
    )


def evened(formats: list[str]) -> str | list[str]:
    """Return one format where all cells have the same; a header often differs."""
    first = formats[0] if formats else "General"
    return first if formats.count(first) == len(formats) else formats


def examine_column(content: Content, sheet_name: str) -> ColumnReport:
    """Propose a type for a column and read it."""
    proposed = propose(content)
    report = ColumnReading(content, proposed, sheet_name).read()
    options = find_options(content) if proposed == "text" else None
    if options:
        report.type = "multiselect"
        report.separator = options.separator
        report.options = options.counts
        report.values = divided(report.values, options.separator)
    report.findings += column_findings(content, options, sheet_name)
    report.findings += mixed_types(content, report.type, sheet_name)
    return report


def divided(values: dict[int, Any], separator: str) -> dict[int, Any]:
    """Return the answers of each cell as a list; equal cells share one."""
    texts = {value for value in values.values() if isinstance(value, str)}
    known = {text: split(text, separator) for text in texts}
    return {
        row: known[value] if isinstance(value, str) else value
        for row, value in values.items()
    }

"""Propose a mapping for any workbook, without a person.

The order: what was remembered, the same name, nearly the same words, the content;
else nothing. A proposal by words is shown and confirmed, never taken in silence.
"""

from collections.abc import Mapping
from dataclasses import replace

from etl.mapping.model import FileMapping
from etl.mapping.proposal import MappingProposal, SheetProposal
from etl.mapping.proposing.settling import filled_by, missing_of
from etl.mapping.proposing.sheet import headers_of, propose_sheet
from etl.mapping.remembered import recall
from etl.reading.model import Sheet, Workbook
from etl.reading.report.examination import SheetReport, examine, examine_sheet
from etl.reading.tables import find_table

PREVIEW_ROWS = 40
PREVIEW_COLUMNS = 12

HeaderRows = Mapping[str, tuple[int, ...] | None]


def propose_for(
    workbook: Workbook, known: list[FileMapping], header_rows: HeaderRows | None = None
) -> MappingProposal:
    """Propose a mapping from the file and what is remembered."""
    chosen = dict(header_rows or {})
    reports = reports_of(workbook, chosen)
    read = [one for one in reports if _is_read(one, chosen)]
    remembered = recall(known, [(one.sheet.name, headers_of(one)) for one in read])
    sheets, columns = [], []
    for report in read:
        recalled = remembered.sheets.get(report.sheet.name) if remembered else None
        mapping, drafts = propose_sheet(report, workbook.profile, recalled, known)
        rows = chosen.get(report.sheet.name) or ()
        sheets.append(replace(mapping, header_rows=tuple(rows)))
        columns += [draft.proposal() for draft in drafts]
    made = FileMapping(
        mapping_id=remembered.mapping.mapping_id if remembered else "",
        name=remembered.mapping.name if remembered else _name(workbook),
        version=remembered.mapping.version if remembered else 0,
        profile=workbook.profile,
        sheets=tuple(sheets),
    )
    return MappingProposal(
        mapping=made,
        columns=tuple(columns),
        sheets=tuple(_shown(one) for one in reports),
        missing=missing_of(filled_by(made)),
        remembered=remembered.mapping if remembered else None,
    )


def reports_of(workbook: Workbook, chosen: HeaderRows) -> list[SheetReport]:
    """Return every sheet as examined, under the header rows that a person chose."""
    reports = []
    for report in examine(workbook).sheets:
        rows = chosen.get(report.sheet.name)
        if rows and tuple(report.table.header_rows) != tuple(rows):
            table = find_table(report.sheet, header_row=rows[-1])
            reports.append(examine_sheet(report.sheet, table, workbook, None))
        else:
            reports.append(report)
    return reports


def _is_read(report: SheetReport, chosen: HeaderRows) -> bool:
    name = report.sheet.name
    if name in chosen:
        return chosen[name] is not None and report.table.is_found
    is_seen = report.sheet.state == "visible"
    return is_seen and report.table.role == "data" and report.table.is_found


def _shown(report: SheetReport) -> SheetProposal:
    table, sheet = report.table, report.sheet
    return SheetProposal(
        sheet=sheet.name,
        role=table.role,
        state=sheet.state,
        header_rows=tuple(table.header_rows),
        first_data_row=table.first_data_row,
        last_data_row=table.last_data_row,
        rows=len(table.rows),
        columns=len(table.columns),
        preview=_preview(sheet),
    )


def _preview(sheet: Sheet) -> tuple[tuple[int, tuple[str, ...]], ...]:
    numbers = sorted(sheet.columns)[:PREVIEW_COLUMNS]
    columns = [sheet.columns[number].rows[:PREVIEW_ROWS] for number in numbers]
    rows = sorted({row for held in columns for row in held})[:PREVIEW_ROWS]
    return tuple(
        (row, tuple(sheet.text(row, number).strip() for number in numbers))
        for row in rows
    )


def _name(workbook: Workbook) -> str:
    return workbook.name.rpartition(".")[0] or workbook.name

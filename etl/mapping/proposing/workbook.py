"""Propose a mapping for any workbook, without a person.

The order: what was remembered, the same name, nearly the same words, the content;
else nothing. A proposal by words is shown and confirmed, never taken in silence.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from etl.intake.checking.mapped.answers import is_matrix_row
from etl.intake.template import template
from etl.mapping.headers import fingerprint
from etl.mapping.labels import has_options, values_of
from etl.mapping.model import FileMapping, SheetMapping, field_of, naming
from etl.mapping.proposal import SURE, MappingProposal, SheetProposal
from etl.mapping.proposing.content import by_content, fits
from etl.mapping.proposing.drafts import Draft, by_header, drafts_of, sense_of
from etl.mapping.proposing.grouping import by_group, groups_of
from etl.mapping.proposing.settling import (
    constants_of,
    missing_of,
    settle,
    times_of,
)
from etl.mapping.remembered import Known, recall
from etl.reading.model import Sheet, Workbook
from etl.reading.report.examination import SheetReport, examine, examine_sheet
from etl.reading.tables import find_table
from etl.reading.words import compared

SEMICOLON = ";"
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
        mapping, drafts = _sheet(report, workbook.profile, recalled)
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


def headers_of(report: SheetReport) -> list[str]:
    """Return the headers of a sheet's table, from left to right."""
    return [report.table.headers.get(number, "") for number in report.table.columns]


def filled_by(mapping: FileMapping) -> set[str]:
    """Return the fields that a column or the mapping itself fills."""
    found = set()
    for sheet in mapping.sheets:
        found |= {column.target for column in sheet.columns if column.target}
        found |= {
            f"{column.form}.{naming(template().form(column.form))}"
            for column in sheet.columns
            if is_matrix_row(column)
        }
        fed = set(sheet.forms)
        found |= {
            target
            for target, text in sheet.constants.items()
            if text and target.partition(".")[0] in fed
        }
    return found


def _is_read(report: SheetReport, chosen: HeaderRows) -> bool:
    name = report.sheet.name
    if name in chosen:
        return chosen[name] is not None and report.table.is_found
    is_seen = report.sheet.state == "visible"
    return is_seen and report.table.role == "data" and report.table.is_found


def _sheet(
    report: SheetReport, profile: str | None, recalled: Known | None
) -> tuple[SheetMapping, list[Draft]]:
    drafts = drafts_of(report, profile)
    sense = sense_of(drafts)
    if recalled is not None:
        _recall(drafts, recalled)
    free = [one for one in drafts if not one.is_decided and one.source != "remembered"]
    by_number = {draft.number: draft for draft in free}
    grouped: set[int] = set()
    for group in groups_of(report, free, profile):
        by_group(group, by_number, sense)
        grouped |= set(group.columns)
    for draft in free:
        if draft.number not in grouped and not draft.is_decided:
            by_header(draft, sense)
    _by_content(free, drafts)
    settle(drafts)
    respondent, completed = times_of(drafts)
    often = Counter(draft.target for draft in drafts)
    for draft in drafts:
        _finish(draft, is_alone=often[draft.target] == 1)
        if recalled is not None and draft.source not in {"remembered", "none"}:
            draft.old_wording = recalled.old_wording(draft.target)
    mapping = SheetMapping(
        sheet=report.sheet.name,
        fingerprint=fingerprint(headers_of(report)),
        columns=tuple(draft.mapping for draft in drafts if not draft.is_unknown),
        respondent=recalled.mapping.respondent if recalled else respondent,
        completed=recalled.mapping.completed if recalled else completed,
        constants=dict(recalled.mapping.constants) if recalled else {},
    )
    filled = filled_by(FileMapping(sheets=(mapping,)))
    constants = constants_of(mapping.forms, filled) | dict(mapping.constants)
    return replace(mapping, constants=constants), drafts


def _recall(drafts: list[Draft], recalled: Known) -> None:
    seen: Counter[str] = Counter()
    for draft in drafts:
        key = compared(draft.header)
        column = recalled.column(key, seen[key])
        seen[key] += 1
        if column is not None:
            draft.mapping = replace(column, header=draft.header)
            draft.source, draft.score, draft.is_decided = "remembered", 100, True


def _by_content(free: list[Draft], drafts: list[Draft]) -> None:
    taken = {draft.target for draft in drafts}
    for draft in free:
        if draft.is_decided or draft.target:
            continue
        target, score = by_content(draft.cells)
        if target and score >= SURE and target not in taken and not draft.alternatives:
            draft.take(target, "content", score, sure=False)
            taken.add(target)
        elif target:
            draft.hint(target, min(score, SURE - 1))


def _finish(draft: Draft, *, is_alone: bool) -> None:
    """Say how the answers of a column are parted and what its options mean."""
    mapping = draft.mapping
    one = field_of(mapping.target)
    if one is None or draft.source == "remembered":
        return
    takes_several = one.type == "codes" or one.id == naming(template().form(one.sheet))
    if mapping.how == "value" and takes_several and (draft.separator or is_alone):
        # a semicolon parts answers also where nobody has given two so far
        separator = draft.separator or SEMICOLON
        mapping = replace(mapping, how="split", separator=separator)
    draft.mapping = mapping
    _add_values(draft)
    is_asked = mapping.how == "value" and draft.role != "completed"
    if is_asked and not fits(draft.cells, mapping.target):
        draft.is_decided = False


def _add_values(draft: Draft) -> None:
    """Remember codes for answers that do not read as they stand."""
    mapping = draft.mapping
    if not has_options(mapping.target) or mapping.how == "tick":
        return
    known = values_of(mapping.target, draft.options)
    fresh = {
        label: code
        for label, code in known.items()
        if code and code != label and label not in mapping.values
    }
    draft.mapping = replace(mapping, values=dict(mapping.values) | fresh)


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

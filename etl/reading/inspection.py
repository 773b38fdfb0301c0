"""The answer of `python -m etl inspect`: one object, for a person or a program.

A refused file is an answer too. Nothing is stored, and every type is a proposal.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from etl.reading.markings import find_markings
from etl.reading.model import Finding, UnreadableFile, column_number, letters
from etl.reading.reader import display_name, read_workbook
from etl.reading.report.examination import Examination, SheetReport, examine
from etl.reading.report.message import all_findings, message_of
from etl.reading.report.outcome import code_of, outcome_of
from etl.reading.report.sheet_findings import hidden_data_rows
from etl.reading.types.figures import whole
from etl.reading.types.read import duration

PREVIEW_ROWS = 5
MOST_OUTSIDE = 200


def inspect(
    source: Path | bytes,
    *,
    language: str = "fi",
    name: str | None = None,
    cells: Sequence[str] | None = None,
    record: int | None = None,
) -> dict[str, Any]:
    """Say what is in a spreadsheet; raises nothing for a bad file."""
    try:
        workbook = read_workbook(source, name=name)
    except UnreadableFile as error:
        shown = name or (source.name if isinstance(source, Path) else "")
        return refused(error, display_name(shown), language)
    examination = examine(workbook)
    markings = find_markings(workbook)
    if any(one.severity == "stop" for one in markings):
        # what must not be kept must not be shown either
        examination = Examination(workbook, findings=markings)
    else:
        examination.findings += markings
    findings = all_findings(examination)
    outcome = outcome_of(findings)
    return {
        "file": workbook.name,
        "outcome": outcome,
        "code": code_of(findings),
        "message": message_of(examination, outcome, language),
        "kind": workbook.kind,
        "encoding": workbook.encoding,
        "delimiter": workbook.delimiter,
        "profile": workbook.profile,
        "findings": as_json(examination.findings, language),
        "sheets": [
            sheet_json(report, language, cells, record) for report in examination.sheets
        ],
    }


def refused(error: UnreadableFile, name: str, language: str) -> dict[str, Any]:
    """Return the answer for a file that was refused."""
    message = error.render(language)
    finding = Finding(error.code, "stop", error.text, values=error.values)
    return {
        "file": name,
        "outcome": "reject",
        "code": error.code,
        "message": message,
        "kind": None,
        "encoding": None,
        "delimiter": None,
        "profile": None,
        "findings": [as_json([finding], language)[0] | {"message": message}],
        "sheets": [],
    }


def as_json(findings: Iterable[Finding], language: str) -> list[dict[str, Any]]:
    """Return findings with their sentences in the reader's language."""
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "cell": one.cell or None,
            "row": one.row,
            "column": one.column or None,
            "header": one.header or None,
            "value": one.value or None,
            "proposal": one.values.get("proposal"),
            "message": one.message(language),
            "fix": one.how_to_fix(language) or None,
        }
        for one in findings
    ]


def sheet_json(
    report: SheetReport,
    language: str,
    cells: Sequence[str] | None,
    record: int | None,
) -> dict[str, Any]:
    """Return what is known of one sheet."""
    table, sheet = report.table, report.sheet
    is_data = table.role == "data"
    return {
        "name": sheet.name,
        "state": sheet.state,
        "role": "notes" if table.role == "empty" else table.role,
        "header_rows": table.header_rows,
        "first_data_row": table.first_data_row or None,
        "last_data_row": table.last_data_row or None,
        "rows": len(table.rows),
        "columns": len(table.columns),
        "hidden_rows": len(hidden_data_rows(sheet, table)),
        "headers": headers_json(report),
        "types": {letters(key): one.type for key, one in report.columns.items()},
        "groups": {
            group.name: {
                "kind": group.kind,
                "columns": list(map(letters, group.columns)),
            }
            for group in report.groups.values()
        },
        "options": {
            letters(key): one.options
            for key, one in report.columns.items()
            if one.options
        },
        "cells": cells_json(report, cells, record),
        "outside_table": outside_json(report) if is_data else {},
        "comments": {
            f"{letters(column)}{row}": text
            for (row, column), text in sorted(sheet.comments.items())
        },
        "findings": as_json(report.all_findings(), language),
    }


def headers_json(report: SheetReport) -> dict[str, str]:
    """Return headers by cell; by column where a header spans two rows."""
    table = report.table
    if len(table.header_rows) > 1:
        return {letters(number): name for number, name in sorted(table.headers.items())}
    return {
        f"{letters(number)}{table.header_cells[number]}": name
        for number, name in sorted(table.headers.items())
    }


def cells_json(
    report: SheetReport, cells: Sequence[str] | None, record: int | None
) -> dict[str, Any]:
    """Return the cells asked for, or the first rows of the table."""
    places = [place_of(cell) for cell in cells or ()]
    if record is not None:
        last = max(report.sheet.max_column, 0)
        places += [(record, number) for number in range(1, last + 1)]
    if cells is None and record is None:
        rows = report.table.rows[:PREVIEW_ROWS]
        places = [(row, number) for row in rows for number in report.table.columns]
    return {
        f"{letters(column)}{row}": value_of(report, row, column)
        for row, column in places
        if row and column
    }


def place_of(cell: str) -> tuple[int, int]:
    """Return row and column of `C14`; zeros for what is no cell."""
    bare = cell.strip().replace("$", "").upper()
    name = bare.rstrip("0123456789")
    digits = bare[len(name) :]
    is_cell = (
        name.isascii() and name.isalpha() and len(name) <= 3 and 0 < len(digits) < 9
    )
    return (int(digits), column_number(name)) if is_cell else (0, 0)


def value_of(report: SheetReport, row: int, column: int) -> Any:
    """Return a cell under the proposal; outside the table, as the file has it."""
    held = report.columns.get(column)
    first, last = report.table.first_data_row, report.table.last_data_row
    is_inside = first <= row <= last and row not in report.table.inner_rows
    if held is not None and is_inside:
        return held.values.get(row)
    cell = report.sheet.cell(row, column)
    if cell.kind == "number" and cell.number is not None:
        return whole(cell.number)
    if cell.kind == "boolean":
        return cell.raw_text == "TRUE"
    if cell.kind == "date" and cell.number_format.startswith("["):
        return duration(cell.raw_text)
    return cell.raw_text.strip() or None


def outside_json(report: SheetReport) -> dict[str, Any]:
    """Return the cells above, below and beside the table."""
    table, sheet = report.table, report.sheet
    below = [
        (row, number)
        for row in table.rows_below + table.total_rows + table.inner_rows
        for number in sorted(sheet.columns)
        if sheet.columns[number].position(row) >= 0
    ]
    places = (table.above + below + table.stray)[:MOST_OUTSIDE]
    return {
        f"{letters(column)}{row}": value_of(report, row, column)
        for row, column in sorted(places)
    }

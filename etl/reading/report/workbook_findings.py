"""What a person must know, or choose, about the file as a whole."""

from typing import Any

from etl.language import N_
from etl.reading.model import Finding, Severity, Sheet, Workbook
from etl.reading.report.profiles import Profile
from etl.reading.report.roles import Pairs
from etl.reading.report.texts import CAUSES, SEVERITY
from etl.reading.words import compared

NO_ROWS = N_("{file} has no rows of answers.")
NO_ROWS_FIX = N_("Check that the right file was saved, fill it in and upload it again.")


def workbook_findings(
    workbook: Workbook, pairs: Pairs, profile: Profile | None
) -> list[Finding]:
    """Return findings that no single sheet can give."""
    found = []
    if profile and profile.is_general:
        tool = profile.title
        found.append(finding("GENERAL_PROFILE", file=workbook.name, tool=tool))
    if not (profile and profile.hidden_is_normal):
        found += [
            hidden(sheet, role=table.role)
            for sheet, table in pairs
            if sheet.state != "visible"
        ]
    visible = [
        (sheet, table)
        for sheet, table in pairs
        if sheet.state == "visible" and table.role == "data"
    ]
    if not visible:
        found.append(no_table(workbook, pairs))
    elif not (profile and profile.sheets_belong_together) and differ(visible):
        names = ", ".join(sheet.name for sheet, _ in visible)
        found.append(finding("SEVERAL_TABLES", file=workbook.name, sheets=names))
    return found


def finding(code: str, severity: Severity | None = None, **values: Any) -> Finding:
    """Return a finding about the file."""
    text, fix = CAUSES[code]
    sheet = str(values.get("sheet", ""))
    return Finding(code, severity or SEVERITY[code], text, fix, values, sheet)


def hidden(sheet: Sheet, *, role: str) -> Finding:
    """Ask about a hidden sheet of answers; tell of any other."""
    severity: Severity = "ask" if role == "data" else "tell"
    return finding("HIDDEN_SHEET", severity, sheet=sheet.name)


def no_table(workbook: Workbook, pairs: Pairs) -> Finding:
    """Ask where the table is, naming the largest block of filled cells."""
    scattered = [(sheet, table) for sheet, table in pairs if table.blocks]
    if not scattered:
        severity, values = SEVERITY["NO_TABLE_FOUND"], {"file": workbook.name}
        return Finding("NO_TABLE_FOUND", severity, NO_ROWS, NO_ROWS_FIX, values)
    sheet, table = scattered[0]
    return finding("NO_TABLE_FOUND", sheet=sheet.name, block=table.blocks[0])


def differ(pairs: Pairs) -> bool:
    """Say whether several sheets hold tables that are not parts of one."""
    headers = {
        frozenset(map(compared, table.headers.values()))
        or frozenset(map(str, table.columns))
        for _, table in pairs
    }
    return len(headers) > 1

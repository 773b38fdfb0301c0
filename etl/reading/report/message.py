"""One paragraph for a person: what is in the file, what to look at, what to do.

Findings of one cause are told together, with their cells; the way to mend them is
said once.
"""

from collections.abc import Iterable
from itertools import groupby

from etl.language import N_, translator
from etl.reading.model import Finding
from etl.reading.report.examination import Examination
from etl.reading.report.outcome import QUIET, Outcome, by_weight
from etl.reading.report.sheet_findings import shortened

CELLS_NAMED = 12
MESSAGES_NAMED = 3
VALUE_CHARACTERS = 40

LEADS: dict[Outcome, str] = {
    "import": N_("{file} can be brought in: {tables}."),
    "import_with_warnings": N_("{file} can be brought in: {tables}. Look at these:"),
    "choose": N_("{file} needs your choice before it is brought in: {tables}."),
    "reject": N_("{file} was not taken in."),
}
NO_TABLE = N_("{file} needs your choice before it is brought in.")
GROUPED = {
    "CELL_ERROR": N_("{sheet}: error values in place of answers: {cells}."),
    "FORMULA_NO_VALUE": N_("{sheet}: formulas whose results were not saved: {cells}."),
    "TEXT_READ_AS_NUMBER": N_("{sheet}: texts read as numbers: {cells}."),
    "PLACEHOLDER_READ_AS_EMPTY": N_("{sheet}: marks read as empty: {cells}."),
    "NUMBER_READ_AS_ID": N_("{sheet}: numbers read as ids: {cells}."),
    "LOST_LEADING_ZEROS": N_("{sheet}: codes that lost their zeros: {cells}."),
    "EXCEL_MADE_A_DATE": N_("{sheet}: dates in place of other values: {cells}."),
    "PERCENT_OR_SHARE": N_("{sheet}: percentages or shares, unclear which: {cells}."),
    "SERIAL_IN_DATE_COLUMN": N_("{sheet}: numbers among dates: {cells}."),
    "CODE_LOST_A_ZERO": N_("{sheet}: codes stored as numbers: {cells}."),
    "NOT_A_NUMBER": N_("{sheet}: no number in a column of numbers: {cells}."),
    "NOT_A_DATE": N_("{sheet}: no date in a column of dates: {cells}."),
    "NOT_A_PHONE": N_("{sheet}: not one phone number: {cells}."),
    "NOT_A_POSTAL_CODE": N_("{sheet}: not postal codes: {cells}."),
    "NOT_A_CLASS": N_("{sheet}: not classes: {cells}."),
    "NOT_A_BUSINESS_ID": N_("{sheet}: not business ids: {cells}."),
    "BAD_BUSINESS_ID": N_("{sheet}: business ids with a wrong check digit: {cells}."),
    "MOJIBAKE_HEADER": N_("{sheet}: headers with broken letters: {cells}."),
}


def message_of(examination: Examination, outcome: Outcome, language: str) -> str:
    """Return the paragraph."""
    _ = translator(language).gettext
    tables = "; ".join(described(examination, language))
    lead = LEADS[outcome] if tables or outcome == "reject" else NO_TABLE
    sentences = [_(lead).format(file=examination.workbook.name, tables=tables)]
    loud = [one for one in all_findings(examination) if one.code not in QUIET]
    for _code, group in groupby(sorted_by_cause(loud), key=lambda one: one.code):
        sentences += told(list(group), language)
    return " ".join(sentences)


def all_findings(examination: Examination) -> list[Finding]:
    """Return the findings of the file, then those of each sheet that is visible.

    What is odd inside a hidden sheet matters only once somebody chooses it.
    """
    found = list(examination.findings)
    for report in examination.sheets:
        if report.sheet.state == "visible":
            found += report.all_findings()
    return found


def sorted_by_cause(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with those of one code together, the gravest first."""
    ordered = by_weight(findings)
    first: dict[str, int] = {}
    for place, one in enumerate(ordered):
        first.setdefault(one.code, place)
    return sorted(ordered, key=lambda one: first[one.code])


def described(examination: Examination, language: str) -> list[str]:
    """Return `Sheet1 (17 rows, 4 columns)` for each table of answers."""
    texts = translator(language)
    found = []
    for report in examination.sheets:
        table = report.table
        if table.role != "data" or report.sheet.state != "visible":
            continue
        rows, columns = len(table.rows), len(table.columns)
        in_rows = texts.ngettext("{n} row", "{n} rows", rows).format(n=rows)
        in_columns = texts.ngettext("{n} column", "{n} columns", columns).format(
            n=columns
        )
        found.append(f"{report.sheet.name} ({in_rows}, {in_columns})")
    return found


def told(findings: list[Finding], language: str) -> list[str]:
    """Return the sentences for the findings of one code."""
    _ = translator(language).gettext
    grouped = GROUPED.get(findings[0].code)
    if len(findings) == 1 or grouped is None:
        sentences = [one.message(language) for one in findings[:MESSAGES_NAMED]]
        if len(findings) > MESSAGES_NAMED:
            sentences.append(f"(+{len(findings) - MESSAGES_NAMED})")
    else:
        sentences = [
            _(grouped).format(sheet=sheet, cells=cells_of(list(group)))
            for sheet, group in groupby(findings, key=lambda one: one.sheet)
        ]
    fix = findings[0].how_to_fix(language)
    return [*sentences, fix] if fix else sentences


def cells_of(findings: list[Finding]) -> str:
    """Return `A1 "#DIV/0!", A2 "#NAME?"`."""
    cells = []
    for one in findings:
        value = str(one.values.get("value", one.value))
        if len(value) > VALUE_CHARACTERS:
            value = value[:VALUE_CHARACTERS] + "\N{HORIZONTAL ELLIPSIS}"
        cells.append(f'{one.cell} "{value}"' if value else one.cell)
    return shortened(cells, CELLS_NAMED)

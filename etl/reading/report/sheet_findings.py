"""What is worth knowing about a sheet and its table."""

from typing import Any

from etl.reading.model import Finding, Sheet, letters
from etl.reading.report.profiles import Profile
from etl.reading.report.texts import CAUSES, SEVERITY
from etl.reading.tables import Table
from etl.reading.words import compared

CELLS_NAMED = 12
ROWS_NAMED = 20
Place = tuple[int, int]


def sheet_findings(
    sheet: Sheet, table: Table, profile: Profile | None
) -> list[Finding]:
    """Return the findings about one sheet of answers."""
    if table.role != "data":
        return []
    found = header_findings(sheet, table) + outside_findings(sheet, table)
    if not (profile and profile.hidden_is_normal):
        found += hidden_findings(sheet, table)
    return found


def finding(sheet: Sheet, code: str, **values: Any) -> Finding:
    """Return a finding about a sheet."""
    text, fix = CAUSES[code]
    place = {key: values.pop(key) for key in ("row", "column") if key in values}
    return Finding(
        code,
        SEVERITY[code],
        text,
        fix,
        {"sheet": sheet.name} | values,
        sheet.name,
        **place,
    )


def header_findings(sheet: Sheet, table: Table) -> list[Finding]:
    """Ask about headers that are missing or twice; tell of broken letters."""
    found = []
    if table.header_rows:
        unclear = unclear_headers(sheet, table)
        if unclear:
            cells = "; ".join(unclear)
            found.append(finding(sheet, "DUPLICATE_OR_BLANK_HEADER", cells=cells))
    broken = {
        number: repaired(header)
        for number, header in table.headers.items()
        if repaired(header) != header
    }
    for number, right in broken.items():
        row, column = table.header_cells[number], letters(number)
        values = {
            "cell": f"{column}{row}",
            "value": table.headers[number],
            "right": right,
        }
        place = {"row": row, "column": column}
        found.append(finding(sheet, "MOJIBAKE_HEADER", **values, **place))
    return found


def unclear_headers(sheet: Sheet, table: Table) -> list[str]:
    """Return `B1, D1: "var2"` for each name in doubt, `A1, C1: -` for no name."""
    wanted = set(table.rows)
    used = [
        number
        for number in table.columns
        if number in sheet.columns and not wanted.isdisjoint(sheet.columns[number].rows)
    ]
    row = table.header_rows[-1]
    nameless = [number for number in used if number not in table.headers]
    if len(nameless) == 1 and is_row_index(sheet, table, nameless[0]):
        nameless = []
    blank = [f"{letters(number)}{row}" for number in nameless]
    places: dict[str, list[str]] = {}
    for number in used:
        if number in table.headers:
            name = compared(table.headers[number])
            cell = f"{letters(number)}{table.header_cells[number]}"
            places.setdefault(name, []).append(cell)
    unclear = [f"{', '.join(blank)}: \N{EN DASH}"] if blank else []
    names = {compared(header): header for header in table.headers.values()}
    return unclear + [
        f'{", ".join(cells)}: "{names[name]}"'
        for name, cells in places.items()
        if len(cells) > 1
    ]


def is_row_index(sheet: Sheet, table: Table, number: int) -> bool:
    """Say whether a nameless first column only numbers the rows."""
    if number != table.columns[0]:
        return False
    column = sheet.columns[number]
    texts = [column.text(row) for row in table.rows]
    return all(map(str.isdigit, texts)) and len(set(texts)) == len(texts)


def repaired(header: str) -> str:
    """Return a header whose UTF-8 was once read as Latin letters, put right."""
    if header.isascii():
        return header
    try:
        return header.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return header


def outside_findings(sheet: Sheet, table: Table) -> list[Finding]:
    """Tell of everything that is on the sheet but not in the table."""
    found = []
    if table.above:
        cells = named_cells(table.above)
        found.append(finding(sheet, "CELLS_ABOVE_TABLE", cells=cells))
    if table.stray:
        found.append(finding(sheet, "STRAY_CELL", cells=named_cells(table.stray)))
    below = sorted(table.rows_below + table.total_rows)
    if below:
        found.append(finding(sheet, "ROWS_BELOW_TABLE", rows=named_rows(below)))
    if table.inner_rows:
        inner = named_rows(table.inner_rows)
        found.append(finding(sheet, "ROWS_NOT_ANSWERS", rows=inner))
    if table.filled:
        cells = named_cells(table.filled)
        found.append(finding(sheet, "MERGED_CELLS_FILLED", cells=cells))
    after_header = (table.header_rows or [table.first_data_row - 1])[-1] + 1
    under = [row for row in table.blank_rows if row < table.first_data_row]
    inside = [row for row in table.blank_rows if row >= table.first_data_row]
    if under and after_header in under:
        found.append(finding(sheet, "BLANK_ROW_UNDER_HEADER", rows=named_rows(under)))
    if inside:
        found.append(finding(sheet, "BLANK_ROWS_SKIPPED", rows=named_rows(inside)))
    return found


def hidden_findings(sheet: Sheet, table: Table) -> list[Finding]:
    """Ask about answers on hidden rows; tell of hidden columns."""
    found = []
    rows = hidden_data_rows(sheet, table)
    if rows:
        values = {
            "count": len(rows),
            "total": len(table.rows),
            "rows": named_rows(rows),
        }
        found.append(finding(sheet, "HIDDEN_ROWS", **values))
    columns = [number for number in table.columns if number in sheet.hidden_columns]
    if columns:
        named = ", ".join(map(letters, columns[:ROWS_NAMED]))
        found.append(finding(sheet, "HIDDEN_COLUMNS", columns=named))
    return found


def hidden_data_rows(sheet: Sheet, table: Table) -> list[int]:
    """Return the data rows that a person does not see."""
    return [row for row in table.rows if row in sheet.hidden_rows]


def named_cells(places: list[Place]) -> str:
    """Return `A1, A3, C4 … (+5)`."""
    cells = [f"{letters(column)}{row}" for row, column in sorted(places)]
    return shortened(cells, CELLS_NAMED)


def named_rows(rows: list[int]) -> str:
    """Return `4, 5, 7` or `16-19`, runs of three and more drawn together."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    parts = []
    for first, last in runs:
        if last - first >= 2:
            parts.append(f"{first}\N{EN DASH}{last}")
        else:
            parts.extend(map(str, range(first, last + 1)))
    return shortened(parts, ROWS_NAMED)


def shortened(parts: list[str], most: int) -> str:
    """Return a list in words, cut with a count of what is left out."""
    if len(parts) <= most:
        return ", ".join(parts)
    return f"{', '.join(parts[:most])} \N{HORIZONTAL ELLIPSIS} (+{len(parts) - most})"

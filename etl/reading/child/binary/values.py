"""The values of binary workbooks, xls and xlsb, by calamine.

Calamine may abort the process on a damaged file, which is why this one can be
spared. What it does not say (errors, formats, what is hidden) comes from a scan.
"""

import datetime as dt
import io
import sys
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from etl.reading.child.binary import xls, xlsb
from etl.reading.child.binary.facts import Facts
from etl.reading.child.columns import Grid
from etl.reading.child.refusal import Refusal
from etl.reading.child.xlsx.number_format import clock, renderer, shortest
from etl.reading.limits import MAX_CELLS, MAX_SHEETS

STATES = {"Hidden": "hidden", "VeryHidden": "very_hidden"}
# a range is held dense; this many empty cells still fit the memory limit
MAX_AREA = 6 * MAX_CELLS
DAY_MS = 86_400_000


def read_binary(content: bytes) -> dict[str, Any]:
    """Read a whole workbook into the shape in which it is sent."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {"sheets": sheets_of(workbook, facts_of(content))}
    except PasswordError as error:
        raise Refusal("PASSWORD_PROTECTED") from error
    except CalamineError as error:
        raise Refusal("UNREADABLE_FILE", "old") from error
    except (Refusal, MemoryError):
        raise
    except BaseException as error:
        # a panic inside calamine is not an Exception
        raise Refusal("UNREADABLE_FILE", "old") from error


def facts_of(content: bytes) -> dict[str, Facts]:
    """Return the facts of each sheet by name; none where the records make no sense."""
    scan = xlsb if content.startswith(b"PK") else xls
    try:
        return {facts.name: facts for facts in scan.read_facts(content)}
    except Exception as error:
        # a damaged file that calamine can still read has unknown facts, no more
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return {}


def sheets_of(
    workbook: CalamineWorkbook, known: dict[str, Facts]
) -> list[dict[str, Any]]:
    """Read every worksheet; charts and macro sheets are left out."""
    about = workbook.sheets_metadata
    if len(about) > MAX_SHEETS:
        raise Refusal("TOO_LARGE", "sheets", count=len(about), limit=MAX_SHEETS)
    Grid.counted = 0
    sheets = []
    for place, sheet in enumerate(about):
        if str(sheet.typ).rpartition(".")[2] != "WorkSheet":
            continue
        held = workbook.get_sheet_by_index(place)
        if held.total_height * held.total_width > MAX_AREA:
            raise Refusal("TOO_MANY_CELLS", limit=MAX_CELLS)
        facts = known.get(sheet.name) or Facts()
        visible = str(sheet.visible).rpartition(".")[2]
        merges = held.merged_cell_ranges or []
        sheets.append(
            {
                "name": sheet.name,
                "state": STATES.get(visible, "visible"),
                "columns": columns_of(held.to_python(skip_empty_area=False), facts),
                "hidden_rows": facts.hidden_rows,
                "hidden_columns": facts.hidden_columns,
                "merges": [[a + 1, b + 1, c + 1, d + 1] for (a, b), (c, d) in merges],
            }
        )
    return sheets


def columns_of(rows: list[list[Any]], facts: Facts) -> dict[int, dict[str, Any]]:
    """Turn dense rows into sparse columns; errors are empty for calamine."""
    grid = Grid()
    for row, values in enumerate(rows, 1):
        used = [(place, value) for place, value in enumerate(values, 1) if value != ""]
        grid.count(len(used))
        for place, value in used:
            if (row, place) not in facts.errors:
                text, kind, code = shown(value, facts.codes.get((row, place), ""))
                grid.column(place).add(row, text, kind, code)
    grid.count(len(facts.errors))
    for (row, place), text in facts.errors.items():
        grid.column(place).add(row, text, "e")
    for row, place in facts.formulas:
        if place in grid.columns:
            grid.columns[place].formulas.append(row)
    return grid.packed()


def shown(value: Any, code: str) -> tuple[str, str, str]:
    """Return text, kind and number format of a value."""
    if isinstance(value, bool):
        return str(value).upper(), "b", "General"
    if isinstance(value, int | float):
        number = shortest(float(value))
        render = renderer(code, is_1904=False) if code else None
        text, kind = render(number) if render else (number, "n")
        return text, kind, code or "General"
    if isinstance(value, dt.datetime):
        text = value.isoformat(timespec="milliseconds" if value.microsecond else "auto")
        return text.removesuffix("T00:00:00"), "d", code or "yyyy-mm-dd"
    if isinstance(value, dt.date):
        return value.isoformat(), "d", code or "yyyy-mm-dd"
    if isinstance(value, dt.time):
        milliseconds = dt.timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        )
        return clock(round(milliseconds.total_seconds() * 1000)), "d", "h:mm:ss"
    if isinstance(value, dt.timedelta):
        total = round(value.total_seconds() * 1000)
        return ("-" if total < 0 else "") + clock(abs(total)), "d", "[h]:mm:ss"
    return str(value).replace("\r\n", "\n").replace("\r", "\n"), "t", "General"

"""Another reader of workbooks agrees, cell by cell, on every real file it can read.

It knows nothing of error values, formulas or percentages, so those are left out.
"""

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from etl.reading import Cell, UnreadableFile, read_workbook

pytestmark = pytest.mark.realdata
# the other reader holds a whole range and aborts on a far cell
DENSE_CELLS = 5_000_000


def workbooks() -> list[Any]:
    folder = Path(os.environ.get("VOIMAVARA_REALDATA", "")) / "spreadsheets"
    found = [
        path
        for path in sorted(folder.glob("*"))
        if path.suffix in (".xlsx", ".xlsm", ".ods")
    ]
    return [pytest.param(path, id=path.name) for path in found]


def agrees(cell: Cell, value: Any) -> bool:
    if cell.kind == "error":
        return value == ""
    if isinstance(value, bool):
        return cell.raw_text == str(value).upper()
    if isinstance(value, int | float):
        return cell.number == pytest.approx(value, rel=1e-12)
    if isinstance(value, dt.datetime | dt.date | dt.time) and cell.number is not None:
        # there is no such day: serials below 1 and the 29 February of 1900
        return cell.number < 61
    if isinstance(value, dt.datetime | dt.date | dt.time):
        shown = cell.raw_text.replace("T00:00:00", "")
        return (
            value.isoformat()[: len(shown)].replace("T00:00:00", "")[:19] == shown[:19]
        )
    if isinstance(value, dt.timedelta):
        return cell.kind == "date"
    return str(value).replace("\r\n", "\n").strip() == cell.raw_text.strip()


@pytest.mark.parametrize("path", workbooks())
def test_both_readers_see_the_same_cells(path: Path) -> None:
    try:
        ours = read_workbook(path)
    except UnreadableFile:
        pytest.skip("refused")
    if any(one.max_row * one.max_column > DENSE_CELLS for one in ours.sheets):
        pytest.skip("too sparse for the other reader")
    theirs = CalamineWorkbook.from_path(path)
    for sheet in ours.sheets:
        rows = theirs.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column)
                assert (
                    agrees(cell, value)
                    or (value == "" and cell.kind == "empty")
                    or cell.number_format.startswith(("[h", "0"))
                ), (sheet.name, cell, value)

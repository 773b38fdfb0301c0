"""Reading a large workbook, beside a common reader that merely reads it."""

import random
from pathlib import Path

import pandas as pd
import xlsxwriter

from etl.reading import examine, read_workbook
from tests.bench.result import Result, cpu_seconds

ROWS, COLUMNS = 10_000, 60


def large_workbook(folder: Path) -> Result:
    """Read, type and check 10,000 × 60 cells in the child process."""
    path = _write(folder / "large.xlsx")
    ours = cpu_seconds(lambda: examine(read_workbook(path)))
    theirs = cpu_seconds(lambda: pd.read_excel(path, engine="openpyxl"), runs=2)
    return Result(
        "read and type a 10,000 × 60 workbook, child process included",
        f"{ours:.2f} CPU-s",
        f"pandas with openpyxl, only reading: {theirs:.2f} CPU-s, "
        f"{theirs / ours:.1f} × more",
        "≥ 3 × less CPU",
        theirs / ours >= 3,
    )


def _write(path: Path) -> Path:
    rng = random.Random(20261125)
    words = ["Kyllä", "Ei", "en osaa sanoa", "hitsaus", "koneistus", "kokoonpano"]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Vastaukset")
        sheet.write_row(0, 0, [f"Kysymys {number}" for number in range(COLUMNS)])
        for row in range(1, ROWS + 1):
            for column in range(COLUMNS):
                kind = column % 3
                if kind == 0:
                    sheet.write_string(row, column, rng.choice(words))
                elif kind == 1:
                    sheet.write_number(row, column, rng.randint(0, 500))
                else:
                    sheet.write_number(row, column, round(rng.random() * 100, 2))
    return path

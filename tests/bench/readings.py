"""Reading workbooks: large ones beside a common reader that merely reads, bad ones."""

import io
import random
import statistics
import string
import time
import zipfile
from pathlib import Path

import pandas as pd
import xlsxwriter

from etl.reading import examine, find_markings, inspect, read_workbook
from tests.bench.kinds import every_kind, real_files
from tests.bench.peak import peak_of
from tests.bench.result import Result, cpu_seconds
from tests.torture.made import xlsx

ROWS, COLUMNS = 10_000, 60
HUGE, LARGEST = (200_000, 30), (199_000, 25)
PAIRS = 3
MOST_MEGABYTES, MOST_OF_HUGE = 300, 1024
MOST_SECONDS = 2


def readings(folder: Path) -> list[Result]:
    """Measure everything about reading."""
    path = _write(folder / "large.xlsx")
    return [
        large_workbook(path),
        memory_of_large(path),
        huge_workbook(folder / "huge.xlsx"),
        largest_workbook(folder / "largest.xlsx"),
        every_kind_of_file(),
    ]


def large_workbook(path: Path) -> Result:
    """Read, type and check 10,000 × 60 cells, each time beside the other reader."""

    def read() -> None:
        workbook = read_workbook(path)
        examine(workbook)
        find_markings(workbook)

    pairs = []
    for _ in range(PAIRS):
        ours = cpu_seconds(read, runs=1)
        read_elsewhere = cpu_seconds(
            lambda: pd.read_excel(path, engine="openpyxl"), runs=1
        )
        pairs.append((read_elsewhere / ours, ours, read_elsewhere))
    ratio, ours, theirs = sorted(pairs)[PAIRS // 2]
    return Result(
        "read, type and check a 10,000 × 60 workbook, child process included",
        f"{ours:.2f} CPU-s",
        f"pandas with openpyxl, only reading: {theirs:.2f} CPU-s, {ratio:.1f} × more "
        f"(median of {PAIRS} pairs, least {min(pairs)[0]:.1f} ×)",
        "≥ 3 × less CPU",
        statistics.median(one[0] for one in pairs) >= 3,
    )


def memory_of_large(path: Path) -> Result:
    """Measure the most memory that the same reading holds, in both processes."""
    peak = peak_of(path)
    return Result(
        "memory of the same, both processes together",
        f"{peak.megabytes:.0f} MB",
        f"of it the child process {peak.child_megabytes:.0f} MB",
        f"≤ {MOST_MEGABYTES} MB",
        peak.megabytes <= MOST_MEGABYTES,
    )


def huge_workbook(path: Path) -> Result:
    """Bring 200,000 × 30 cells: refused before they cost anything, or held."""
    _write_huge(path, HUGE)
    peak = peak_of(path)
    return Result(
        "a 200,000 × 30 workbook",
        f"{peak.code or 'read'} after {peak.seconds:.1f} s",
        f"{peak.megabytes:.0f} MB in both processes",
        "≤ 1 GB or refused",
        peak.megabytes <= MOST_OF_HUGE,
    )


def largest_workbook(path: Path) -> Result:
    """Bring rows and cells just below what may come in: they are read, and held."""
    rows, columns = LARGEST
    _write_huge(path, LARGEST)
    peak = peak_of(path)
    return Result(
        f"the largest workbook that gets in, {rows:,} × {columns}",
        f"{peak.megabytes:.0f} MB at most, both processes at one moment",
        f"of it the child process {peak.child_megabytes:.0f} MB; "
        f"{peak.code or 'read'} in {peak.seconds:.0f} s, a file of "
        f"{path.stat().st_size // 1_000_000} MB",
        "≤ 1 GB",
        not peak.code and peak.megabytes <= MOST_OF_HUGE,
    )


def every_kind_of_file() -> Result:
    """Bring files of every kind, good and bad; tell the slowest answer."""
    times = {}
    for name, content in every_kind():
        started = time.perf_counter()
        inspect(content, name=name)
        times[name] = time.perf_counter() - started
    slowest = max(times, key=lambda name: times[name])
    return Result(
        "the slowest answer for a file of any kind, good or bad",
        f"{times[slowest]:.2f} s ({slowest})",
        f"{len(times)} files, {len(real_files())} of them real; "
        f"median {statistics.median(times.values()) * 1000:.0f} ms",
        f"≤ {MOST_SECONDS} s",
        times[slowest] <= MOST_SECONDS,
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


def _write_huge(path: Path, shape: tuple[int, int]) -> None:
    """Write rows of small numbers; the XML by hand, as a library would take minutes."""
    rows, columns = shape
    letters = [*string.ascii_uppercase, "AA", "AB", "AC", "AD"][:columns]
    cells = "".join(f'<c r="{one}%d"><v>%d</v></c>' for one in letters)
    head = xlsx.inline({f"{one}1": f"Kysymys {one}" for one in letters})
    small = io.BytesIO(xlsx.by_hand(xlsx.sheet_xml("")))
    with (
        zipfile.ZipFile(small) as frame,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book,
    ):
        for name in frame.namelist():
            if "sheet1" not in name:
                book.writestr(name, frame.read(name))
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            start, end = xlsx.sheet_xml("\n").split("\n")
            part.write((start + head).encode())
            for row in range(2, rows + 1):
                values = [row]
                for column in range(columns):
                    values += [row, (row * 7919 + column * 104_729) % 97]
                part.write((f'<row r="%d">{cells}</row>' % tuple(values)).encode())
            part.write(end.encode())

"""A filled interview workbook with five planted faults, as a person would make it."""

import io
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import openpyxl
from stdnum.fi import ytunnus

from etl.intake.writing.template_file import template_workbook

CAPABILITY = "Raskaan kaluston korjaus"
PLACE, PLACE_CODE = "Rautavaara", "687"
FAULTS = {
    "A Yritykset": ["B5"],
    "B Kyvykkyydet": ["L4", "M4"],
    "D Syötteet": ["K3:K4"],
    "F Työvoima": ["C3"],
}


def business_ids(start: int) -> Iterator[str]:
    """Yield valid business ids from this number on."""
    for number in count(start):
        for check in "023456789":
            candidate = f"{number:07d}-{check}"
            if ytunnus.is_valid(candidate):
                yield candidate


def write_faulty(path: Path) -> Path:
    """Write the workbook: two right companies, a wrong one, and faults at FAULTS."""
    first, second = islice(business_ids(9811000), 2)
    wrong = first[:-1] + str((int(first[-1]) + 1) % 10)
    book = openpyxl.load_workbook(io.BytesIO(template_workbook("fi")))
    company = {
        "kunta": PLACE_CODE,
        "haastattelu_pvm": "3.11.2026",
        "kierros": "2026-1",
        "julkisuusluokka": "sisainen",
        "lupa_koonti": "k",
    }
    ability = {"nimike": CAPABILITY, "yts_toiminto": "5", "trl": 9, "kapasiteetti": 4}
    told = {"syote": "Kuviteltu tiiviste", "kriittisyys": 4}
    rows = {
        "A Yritykset": [
            company | {"ytunnus": first, "nimi": "Kuvitelman Korjaamo Oy"},
            company | {"ytunnus": second, "nimi": "Unikuvan Huolto Oy"},
            company | {"ytunnus": wrong, "nimi": "Haaveen Paja Oy"},
        ],
        "B Kyvykkyydet": [
            ability | {"ytunnus": first},
            ability | {"ytunnus": second, "trl": 12, "kapasiteetti": "paljon"},
        ],
        "D Syötteet": [
            told | {"ytunnus": first, "toimittaja": "Satu A", "osuus_pct": 70},
            told | {"ytunnus": first, "toimittaja": "Satu B", "osuus_pct": 60},
        ],
        "F Työvoima": [{"ytunnus": first, "isco4": "9x9", "henkilot": 3}],
    }
    for title, lines in rows.items():
        fill(book[title], lines)
    book.save(path)
    return path


def fill(sheet: openpyxl.worksheet.worksheet.Worksheet, lines: list[dict]) -> None:
    """Write rows below the headers; the hidden first row says which field is where."""
    at = {cell.value: cell.column for cell in sheet[1]}
    for number, line in enumerate(lines, start=3):
        for field, value in line.items():
            sheet.cell(row=number, column=at[field], value=value)

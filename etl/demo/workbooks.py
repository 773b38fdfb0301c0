"""The example interviews as workbooks, in the layout of the template.

Two assistants wrote the spring round, one the autumn round, and a small file brings
the rows that were parked. The creation date is fixed: same cells on every run.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.demo import answers, programme, workforce
from etl.demo.faults import Sheets, forget_ids, plant
from etl.demo.story import ROUNDS, Company, interviewed, told
from etl.demo.supply import supply_rows
from etl.intake.template import template
from etl.intake.writing.book import FIRST_ROW, Book

SPRING, AUTUMN = ROUNDS
FILE_NAMES = {
    "kevat_kuopio": "haastattelut_2025_kevat_kuopio.xlsx",
    "kevat_iisalmi": "haastattelut_2025_kevat_iisalmi.xlsx",
    "syksy": "haastattelut_2026_syksy.xlsx",
    "korjaus": "korjaukset_2026_11.xlsx",
}
ASSISTANTS = {
    "kevat_kuopio": "Esimerkkiavustaja 1",
    "kevat_iisalmi": "Esimerkkiavustaja 2",
    "syksy": "Esimerkkiavustaja 1",
    "korjaus": "Esimerkkiavustaja 2",
}
"""Who brings which file."""
KUOPIO_FILE = ("297", "420", "749", "778", "167")
"""Municipalities that the first assistant visited."""
SECOND_COPY = "konekorjaus"
"""A company whose spring interview both assistants sent."""
CORRECTED = (("rautaruusu", SPRING), ("ihmemaa", AUTUMN))
CREATED = dt.datetime(2026, 11, 20, 9, 0)
MADE_UP = "Esimerkkiaineisto, keksityt luvut"


def workbook_rows() -> dict[str, Sheets]:
    """Return the rows of every workbook, faults planted, by file and sheet."""
    spring = interviewed(SPRING)
    first = [one for one in spring if one.municipality_code in KUOPIO_FILE]
    second = [one for one in spring if one not in first or one.key == SECOND_COPY]
    files = {
        "kevat_kuopio": _sheets(first, SPRING),
        "kevat_iisalmi": _sheets(second, SPRING),
        "syksy": _sheets(interviewed(AUTUMN), AUTUMN) | _council_sheets(),
        "korjaus": _corrections(),
    }
    for sheets in files.values():
        _spell(sheets["syotteet"])
    for name, sheets in files.items():
        plant(name, sheets)
        forget_ids(name, sheets)
    return files


def _sheets(some: Iterable[Company], round_name: str) -> Sheets:
    some = list(some)
    return {
        "yritykset": [answers.company_row(one, round_name) for one in some],
        "varautuminen": [answers.preparedness_row(one, round_name) for one in some],
        **{
            sheet: [row for one in some for row in rows(one, round_name)]
            for sheet, rows in (
                ("kyvykkyydet", answers.capability_rows),
                ("infra", answers.infrastructure_rows),
                ("syotteet", supply_rows),
                ("tyovoima", workforce.workforce_rows),
                ("kierto", programme.stream_rows),
                ("tki", programme.research_rows),
            )
        },
    }


def _council_sheets() -> Sheets:
    return {
        "tavoitteet": programme.goal_rows(),
        "att": programme.value_rows(),
        "att_indikaattorit": programme.indicator_rows(),
    }


def _corrections() -> Sheets:
    """Return the whole interviews of companies whose row on sheet A was parked.

    A new version of an interview replaces the earlier one with all its answers.
    """
    parts = [
        _sheets([one for one in interviewed(round_name) if one.key == key], round_name)
        for key, round_name in CORRECTED
    ]
    return {name: [row for part in parts for row in part[name]] for name in parts[0]}


def _spell(links: list[dict[str, Any]]) -> None:
    """Write some suppliers in several ways, as people do."""
    for names in told("fault")["spelling"].values():
        found = [row for row in links if row.get("toimittaja") == names[0]]
        for place, row in enumerate(found):
            row["toimittaja"] = names[place % len(names)]


def write_workbooks(folder: Path) -> list[Path]:
    """Write the workbooks and return their paths, in the order they came in."""
    return [
        _write(folder / FILE_NAMES[name], sheets)
        for name, sheets in workbook_rows().items()
    ]


def _write(path: Path, sheets: Sheets) -> Path:
    book = Book("fi")
    forms = [(form, book.add_form(form, form.title["fi"])) for form in template().forms]
    book.add_lists()
    dates = book.style(num_format="d.m.yyyy", align="left")
    for form, sheet in forms:
        book.add_validation(sheet, form)
        for place, one in enumerate(form.fields, start=1):
            for number, row in enumerate(sheets.get(form.key, []), start=FIRST_ROW):
                _write_cell(sheet, (number, place), row.get(one.id), dates)
    book.add_meta()
    book.file.set_properties({"created": CREATED, "comments": MADE_UP})
    path.write_bytes(book.close())
    return path


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], value: Any, dates: Format
) -> None:
    if value is None:
        return
    if isinstance(value, dt.date):
        sheet.write_datetime(*at, dt.datetime.combine(value, dt.time()), dates)
    elif isinstance(value, str):
        sheet.write_string(*at, value)
    else:
        sheet.write_number(*at, value)

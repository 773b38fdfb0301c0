"""Files as they come in from outside: a form's export and a list kept by hand."""

import datetime as dt
import io
from itertools import islice
from pathlib import Path

import openpyxl

from etl.intake.writing.template_file import template_workbook
from tests.browser.workbook import business_ids, fill

SKILLS = (
    "Hitsaus;Koneistus (CNC, sorvaus);",
    "Hitsaus;",
    "Koneistus (CNC, sorvaus);Sähköasennus;",
    "Sähköasennus;Hitsaus;",
    "Hitsaus;Sähköasennus;",
)
PLANS = ("Kyllä on", "Ei vielä", "Tekeillä", "Kyllä on", "Tekeillä")
PLACES = ("Kuopio", "Iisalmi", "Varkaus", "Siilinjärvi", "Kuopio")
PLACE = "Missä kunnassa yrityksenne toimii?"
FORM_HEADERS = (
    "ID",
    "Alkamisaika",
    "Valmistumisaika",
    "Sähköposti",
    "Nimi",
    "Yrityksen nimi",
    "Y-tunnus",
    PLACE,
    "Mitä osaamista yrityksessänne on?",
    "Onko yrityksellänne suunnitelma häiriötilanteita varten?",
    "Mitä muuta haluatte kertoa?",
)


def write_form(
    path: Path, *, answers: int = 4, start: int = 9813000, place: str = PLACE
) -> Path:
    """Write what Microsoft Forms gives in Finnish; a longer one has the same start.

    `place` is the wording of the question about the municipality.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append([place if one == PLACE else one for one in FORM_HEADERS])
    for at, business_id in enumerate(islice(business_ids(start), answers)):
        begun = dt.datetime(2026, 11, 3 + at, 9, 12, 40)
        kind = at % len(SKILLS)
        sheet.append(
            (
                at + 1,
                begun,
                begun + dt.timedelta(minutes=14),
                f"vastaaja{at + 1}@yritys.example",
                f"Maija Mallinen {'ABCDEFGHIJ'[at % 10]}",
                f"Lomakkeen Yritys {at + 1} Oy",
                business_id,
                PLACES[kind],
                SKILLS[kind],
                PLANS[kind],
                f"Vapaa sana numero {at + 1}." if at % 2 else None,
            )
        )
    book.save(path)
    return path


def write_list(path: Path, *, companies: int = 6, start: int = 9814000) -> Path:
    """Write a list kept by hand: a title above, a total and a note below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Käynnit"
    sheet["A1"] = "Yrityskäynnit syksyllä 2026"
    sheet["A2"] = "Päivitetty 20.11.2026 / elinkeinotiimi"
    headers = ("Yritys", "Y-tunnus", "Paikkakunta", "Hlöstö", "Milloin", "Huomioita")
    for column, header in enumerate(headers, start=1):
        sheet.cell(row=4, column=column, value=header)
    last = 4
    for at, business_id in enumerate(islice(business_ids(start), companies)):
        last = 5 + at
        line = (
            f"Käsin Kirjattu {at + 1} Oy",
            business_id,
            PLACES[at % len(PLACES)],
            4 + 3 * at,
            dt.date(2026, 10, 5 + at),
            "soita uudelleen" if at == 2 else None,
        )
        for column, value in enumerate(line, start=1):
            sheet.cell(row=last, column=column, value=value)
    sheet.cell(row=last + 1, column=1, value="Yhteensä")
    sheet.cell(row=last + 1, column=4, value=f"=SUM(D5:D{last})")
    sheet.cell(row=last + 3, column=1, value="Luvut yritysten oman ilmoituksen mukaan.")
    book.save(path)
    return path


def write_template(path: Path, *, again: bool = False, start: int = 9815000) -> Path:
    """Write our workbook; brought again it has one change and one company more."""
    book = openpyxl.load_workbook(io.BytesIO(template_workbook("fi")))
    places = ("Kuopio", "Siilinjrävi", "Iisalmi")  # a misspelling that asks
    companies = [
        {
            "ytunnus": business_id,
            "nimi": f"Toisen Kierroksen Yritys {at + 1} Oy",
            "kunta": places[at],
            "henkilosto": 10 * (at + 1) + (5 if again and at == 0 else 0),
            "haastattelu_pvm": "3.11.2026",
            "kierros": "2026-2",
            "julkisuusluokka": "sisainen",
            "lupa_koonti": "k",
        }
        for at, business_id in enumerate(islice(business_ids(start), 3))
    ]
    fill(book["A Yritykset"], companies if again else companies[:2])
    book.save(path)
    return path

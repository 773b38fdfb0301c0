"""Exports of survey tools in several languages, and what Excel does to answers."""

import datetime as dt
import io
from collections.abc import Callable, Sequence

import xlsxwriter

from tests.etl.reading.kinds.files import Expected, Files, always
from tests.torture.made import xlsx

MOMENT = dt.datetime(2026, 2, 3, 10, 0, 0)
ANSWERS = [
    [1, MOMENT, MOMENT, "anonymous", "", "A Oy", "Hitsaus;Koneistus (CNC, sorvaus);"],
    [2, MOMENT, MOMENT, "anonymous", "", "B Oy", "Hitsaus;"],
    [3, MOMENT, MOMENT, "anonymous", "", "C Oy", "Maalaus;"],
]
SEEN = {"B2": "2026-02-03T10:00:00", "G2": ["Hitsaus", "Koneistus (CNC, sorvaus)"]}
KOBO = [
    ["start", "yritys/nimi", "osa", "osa/hitsaus", "osa/sorvaus", "_id", "_uuid",
     "_submission_time", "_status", "_submitted_by", "__version__", "_index"],
    ["2026-02-03T09:00:00.000+02:00", "A Oy", "hitsaus sorvaus", "1", "1", "1", "u1",
     "2026-02-03T07:10:00", "", "", "v1", "1"],
    ["2026-02-04T09:00:00.000+02:00", "B Oy", "hitsaus", "1", "0", "2", "u2",
     "2026-02-04T07:10:00", "", "", "v1", "2"],
]  # fmt: skip
REPEAT = [
    ["toimittaja", "_index", "_parent_table_name", "_parent_index"],
    ["Satu", "1", "kysely", "1"],
    ["Tarina", "2", "kysely", "1"],
]
MONKEY = [
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Make?,,Other,Ready?,",
    ",,,,,Welding,Painting,Open-Ended Response,Power,Staff",
    "114,1,02/03/2026 10:00:00,02/03/2026 10:09:00,,Welding,Painting,,Good,Poor",
    "115,1,02/04/2026 10:00:00,02/04/2026 10:09:00,,,,glue,Fair,Good",
]
SEVERAL = [
    "Respondent ID,Collector ID,Start Date,End Date,Make?,Ready?",
    ",,,,,",
    '114,1,02/03/2026 10:00:00,02/03/2026 10:09:00,"Welding, Painting",Good',
    "115,1,02/04/2026 10:00:00,02/04/2026 10:09:00,Welding,Fair",
]
LIME = [
    ["id. Vastauksen ID", "submitdate. Lähetyspäivä", "lastpage. Viimeinen sivu",
     "startlanguage. Kieli", "yritys. Nimi", "osa[SQ001]. Mitä? [Hitsaus]",
     "osa[SQ002]. Mitä? [Sorvaus]"],
    ["1", "2026-02-03 10:00:00", "3", "fi", "A Oy", "Kyllä", "Ei"],
    ["2", "2026-02-04 10:00:00", "3", "fi", "B Oy", "Ei", "Kyllä"],
]  # fmt: skip


def form(headers: Sequence[str], sheet: str = "Sheet1") -> Callable[[], bytes]:
    """Return a maker of a workbook of answers with these headers."""

    def content() -> bytes:
        buffer = io.BytesIO()
        options = {"in_memory": True, "default_date_format": "m/d/yy h:mm:ss"}
        with xlsxwriter.Workbook(buffer, options) as book:
            page = book.add_worksheet(sheet)
            xlsx.write(page, [list(headers)])
            for number, answer in enumerate(ANSWERS, 1):
                for column, value in enumerate(answer[-len(headers) :]):
                    page.write(number, column, value)
        return buffer.getvalue()

    return content


def microsoft(*headers: str) -> Expected:
    about = {"profile": "microsoft_forms"}
    content = form([*headers, "Yritys\u00a0", "Mitä osaatte?\n"])
    return Expected(content, rows=3, columns=7, cells=SEEN, about=about)


def lines(rows: Sequence[Sequence[str]], end: str = "") -> Callable[[], bytes]:
    text = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    return always((text + "\r\n" + end).encode("utf-8-sig"))


def text(rows: Sequence[str]) -> Callable[[], bytes]:
    return always("\n".join(rows).encode())


def google(header: str, sheet: str) -> Expected:
    def content() -> bytes:
        rows = [
            [header, "Yritys", "Mitä?"],
            ["x", "A", "Hitsaus"],
            ["y", "B", "Maalaus"],
        ]
        return xlsx.book({sheet: rows})

    return Expected(content, rows=2, columns=3, about={"profile": "google_forms"})


MONTH_FIRST = {"C3": "2026-02-03T10:00:00", "D4": "2026-02-04T10:09:00"}
READ: Files = {
    "kobo.xlsx": Expected(
        lambda: xlsx.book({"kysely": KOBO, "toimittaja": REPEAT}),
        rows=2,
        columns=12,
        cells={"C2": ["hitsaus", "sorvaus"], "A2": "2026-02-03T09:00:00+02:00"},
        about={"profile": "kobo"},
    ),
    "kobo.csv": Expected(
        lines(KOBO), rows=2, columns=12, about={"profile": "kobo", "delimiter": ";"}
    ),
    "lime.csv": Expected(
        lines(LIME, "\r\n"), rows=2, columns=7, about={"profile": "limesurvey"}
    ),
    "monkey.csv": Expected(
        text(MONKEY),
        header_rows=(1, 2),
        rows=2,
        columns=10,
        cells=MONTH_FIRST | {"F3": "Welding", "H4": "glue"},
        about={"profile": "surveymonkey"},
    ),
    "monkey-condensed.csv": Expected(
        text(SEVERAL),
        "import_with_warnings",
        "BLANK_ROW_UNDER_HEADER",
        rows=2,
        columns=6,
        cells=MONTH_FIRST,
        about={"profile": "surveymonkey"},
    ),
    "forms-fi.xlsx": microsoft(
        "Tunnus", "Alkamisaika", "Valmistumisaika", "Sähköposti", "Nimi"
    ),
    "forms-sv.xlsx": microsoft("ID", "Starttid", "Slutförandetid", "E-post", "Namn"),
    "forms-de.xlsx": microsoft(
        "ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"
    ),
    "forms-en.xlsx": microsoft("ID", "Start time", "Completion time", "Email", "Name"),
    "forms-es.csv": Expected(
        text(
            [
                "Id,Hora de inicio,Hora de finalización,Correo electrónico,Nombre,Qué",
                '1,8/20/25 12:51:45,8/20/25 12:59:45,anonymous,,"Soldar;IA;"',
                '2,8/21/25 12:51:45,8/21/25 12:59:45,anonymous,,"IA;"',
            ]
        ),
        rows=2,
        columns=6,
        cells={"B2": "2025-08-20T12:51:45", "F2": ["Soldar", "IA"]},
        about={"profile": "microsoft_forms"},
    ),
    "google-fi.xlsx": google("Aikaleima", "Lomakkeen vastaukset 1"),
    "google-sv.xlsx": google("Tidstämpel", "Formulärsvar 1"),
    "google-fi.csv": Expected(
        text(
            [
                "Aikaleima,Yritys,Mitä?",
                '2026/02/03 10.00.00 ap. EET,A Oy,"Hitsaus, Maalaus"',
                "2026/02/03 2.00.00 ip. EET,B Oy,Hitsaus",
            ]
        ),
        rows=2,
        columns=3,
        cells={"A2": "2026-02-03T10:00:00", "A3": "2026-02-03T14:00:00"},
        about={"profile": "google_forms"},
    ),
    "google-en.csv": Expected(
        text(["Timestamp,Company", "2/3/2026 10:00:00,A Oy", "2/4/2026 9:00:00,B Oy"]),
        rows=2,
        columns=2,
        cells={"A2": "2026-02-03T10:00:00"},
    ),
}

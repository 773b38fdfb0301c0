"""Files as each form tool writes them, from the file to the rows of the template."""

import datetime as dt
from typing import Any

import pytest

from etl.intake.checking import Checked, check
from etl.mapping.way import mapping_proposal
from etl.reading import read_workbook
from etl.workspace import Workspace
from tests.etl.mapping.conftest import business_id, confirmed, workbook

A, B, C = (business_id(number) for number in (1, 2, 3))
MS_HEADERS = {
    "fi": ("Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"),
    "en": ("ID", "Start time", "Completion time", "Email", "Name"),
    "de": ("Id", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"),
}


def laid(ws: Workspace, content: bytes, name: str) -> Checked:
    """Return the file as checked by the mapping that is proposed for it."""
    proposal = mapping_proposal(ws, content, name=name, author="a")
    said = confirmed(proposal, kyvykkyydet__nimike="yritys")
    return check(read_workbook(content, name=name), mapping=said)


def values(checked: Checked, target: str) -> list[Any]:
    """Return the values of a field in the order of the rows."""
    key, _, name = target.partition(".")
    sheet = checked.sheet(key)
    return sheet.values[name] if sheet else []


def microsoft_rows(own: tuple[str, ...]) -> list[list[Any]]:
    """Return two answers to a form; a multi-select ends each option with `;`."""
    asked = ["Yrityksenne nimi", "Y-tunnus", "Mitkä ovat keskeiset tuotteenne?"]
    first = ["A Oy", A, "Hitsaus;Koneistus (CNC; sorvaus);"]
    times = [[dt.datetime(2026, 3, day, hour) for hour in (9, 10)] for day in (1, 2)]
    return [
        [*own, *asked],
        [1, *times[0], "a@b.fi", "M M", *first],
        [2, *times[1], "c@d.fi", "N N", "B Oy", B, "Hitsaus;"],
    ]


def kobo_rows() -> tuple[list[list[Any]], list[list[Any]]]:
    """Return two interviews, and the suppliers on a sheet that repeats."""
    ask = "Kyvykkyydet"
    options = [ask, f"{ask}/Hitsaus", f"{ask}/Koneistus (CNC)"]
    own = ["_id", "_uuid", "_submission_time", "_index"]
    main = [
        ["Yrityksen nimi", "Y-tunnus", *options, *own],
        [
            "A Oy",
            A,
            "Hitsaus Koneistus (CNC)",
            "1",
            "1",
            "101",
            "u1",
            "2026-03-01",
            "1",
        ],
        ["B Oy", B, "Hitsaus", "1", "0", "102", "u2", "2026-03-02", "2"],
    ]
    repeat = [
        ["Kriittinen syöte", "Toimittajan nimi", "_index", "_submission__id"],
        ["Teräs", "Teräs Oy", "1", "101"],
        ["Öljy", "Öljy Oy", "2", "101"],
        ["Teräs", "Rauta Oy", "3", "102"],
    ]
    return main, repeat


@pytest.mark.parametrize("language", MS_HEADERS)
def test_microsoft_forms_in_three_languages(ws: Workspace, language: str) -> None:
    rows = microsoft_rows(MS_HEADERS[language])
    checked = laid(ws, workbook(("Sheet1", rows)), "f.xlsx")
    made = [("A Oy", "2026-03-01"), ("B Oy", "2026-03-02")]
    dates = values(checked, "yritykset.haastattelu_pvm")
    assert list(zip(values(checked, "yritykset.nimi"), dates, strict=True)) == made
    names = values(checked, "kyvykkyydet.nimike")
    assert sorted(names) == ["Hitsaus", "Hitsaus", "Koneistus (CNC; sorvaus)"]


def test_google_forms_grid_gives_a_row_for_each_thing(ws: Workspace) -> None:
    ask = "Kuinka kriittisiä seuraavat syötteet ovat? [{}]"
    rows = [
        [
            "Aikaleima",
            "Yrityksen nimi",
            "Y-tunnus",
            ask.format("Sähkö"),
            ask.format("Öljy"),
        ],
        [dt.datetime(2026, 2, 1, 10), "A Oy", A, 5, 3],
        [dt.datetime(2026, 2, 2, 10), "B Oy", B, None, 2],
    ]
    checked = laid(ws, workbook(("Lomakevastaukset 1", rows)), "g.xlsx")
    pairs = zip(
        values(checked, "syotteet.syote"),
        values(checked, "syotteet.kriittisyys"),
        values(checked, "syotteet.ytunnus"),
        strict=True,
    )
    assert sorted(pairs) == [("Sähkö", "5", A), ("Öljy", "2", B), ("Öljy", "3", A)]
    assert set(values(checked, "syotteet.osuus_pct")) == {"eos"}


def test_surveymonkey_two_header_rows_and_what_else(ws: Workspace) -> None:
    lines = [
        "Respondent ID,Collector ID,End Date,IP Address,Company name,Business ID,"
        "Which quality certificates do you have?,,",
        ",,,,Open-Ended Response,Open-Ended Response,ISO 9001,ISO 14001,"
        "Other (please specify)",
        f"1,9,02/01/2026 10:00:00 AM,1.2.3.4,A Ltd,{A},ISO 9001,,",
        f"2,9,02/13/2026 10:00:00 AM,1.2.3.4,B Ltd,{B},,ISO 14001,ISO 50001",
    ]
    checked = laid(ws, "\n".join(lines).encode(), "sm.csv")
    assert values(checked, "kyvykkyydet.laatujarjestelmat") == [
        "ISO 9001",
        "ISO 14001;ISO 50001",
    ]
    dates = values(checked, "yritykset.haastattelu_pvm")
    assert dates == ["2026-02-01", "2026-02-13"]


def test_limesurvey_codes_options_and_grids(ws: Workspace) -> None:
    lines = [
        '"id. Vastaus";"submitdate. Lähetetty";"nimi. Yrityksen nimi";"yt. Y-tunnus";'
        '"laatu[SQ001]. Laatujärjestelmät [ISO 9001]";'
        '"laatu[other]. Laatujärjestelmät [Muu]";'
        '"k[SQ1]. Syötteiden kriittisyys [Sähkö]";'
        '"k[SQ2]. Syötteiden kriittisyys [Vesi]"',
        f'"1";"2026-03-01 10:00:00";"A Oy";"{A}";"Y";"";"5";"2"',
        f'"2";"2026-03-02 10:00:00";"B Oy";"{B}";"Y";"ISO 50001";"";"3"',
    ]
    checked = laid(ws, "\r\n".join([*lines, ""]).encode("utf-8-sig"), "ls.csv")
    found = values(checked, "kyvykkyydet.laatujarjestelmat")
    assert found == ["ISO 9001", "ISO 9001;ISO 50001"]
    names = zip(
        values(checked, "syotteet.syote"),
        values(checked, "syotteet.kriittisyys"),
        strict=True,
    )
    assert sorted(names) == [("Sähkö", "5"), ("Vesi", "2"), ("Vesi", "3")]


def test_kobo_options_and_a_repeat_sheet_that_knows_its_parent(ws: Workspace) -> None:
    main, repeat = kobo_rows()
    content = workbook(("Haastattelu", main), ("toimittaja", repeat))
    checked = laid(ws, content, "k.xlsx")
    names = values(checked, "kyvykkyydet.nimike")
    assert names == ["Hitsaus", "Hitsaus", "Koneistus (CNC)"]
    assert values(checked, "syotteet.ytunnus") == [A, A, B]
    suppliers = values(checked, "syotteet.toimittaja")
    assert suppliers == ["Teräs Oy", "Öljy Oy", "Rauta Oy"]


def test_a_list_kept_by_hand_with_titles_and_numbered_columns(ws: Workspace) -> None:
    head = ["Yritys", "Y-tunnus", "Paikkakunta", "Hlöstö", "Haast. pvm"]
    named = [
        f"{name} {n}" for n in (1, 2) for name in ("Kriittinen syöte", "Toimittaja")
    ]
    first = ["A Oy", A, "Kuopio", 12, dt.date(2026, 1, 5), "Teräs", "T Oy", "Öljy"]
    second = ["B Oy", B, "Iisalmi", "n. 40", dt.date(2026, 1, 6), "Sähkö", "S Oy"]
    titles = [["Savon yritysten tilanne"], ["Päivitetty 3.2.2026"], []]
    rows = [
        *titles,
        [*head, *named],
        [*first, "Ö Oy"],
        second,
        ["Yhteensä", "", "", 52],
    ]
    checked = laid(ws, workbook(("Yritykset", rows)), "lista.xlsx")
    assert values(checked, "yritykset.kunta") == ["297", "140"]
    assert values(checked, "yritykset.henkilosto") == ["12", "40"]
    names = values(checked, "syotteet.syote"), values(checked, "syotteet.toimittaja")
    pairs = sorted(zip(*names, strict=True))
    assert pairs == [("Sähkö", "S Oy"), ("Teräs", "T Oy"), ("Öljy", "Ö Oy")]
    assert checked.sheets[0].rows == [5, 6]

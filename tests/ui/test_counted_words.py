"""A number and the words beside it agree, also when the number is one."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest
from babel.messages.pofile import read_po

from etl.language import LANGUAGES
from etl.settings import LOCALE
from ui import provenance
from ui.capability import capability_map_answer as capability
from ui.capability.capability_map_choice import Choice
from ui.capability.capability_map_rows import Found
from ui.overview import front_answer
from ui.supply import chokepoints_answer as supply
from ui.upload import answer as upload
from ui.workforce import availability_answer as workforce

Figures = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def everything_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_answer, "is_shown", lambda _mart: True)


def front() -> Figures:
    found = front_answer.Findings(
        chokepoints=pd.DataFrame({"state": ["certain"]}),
        functions=pd.DataFrame({"company_count": [0]}),
        shortages=pd.DataFrame({"state": ["shortage"]}),
        known=pd.DataFrame({"chokepoint_count": [1], "occupation_count": [1]}),
    )
    return front_answer.figures(found)


def chokepoints() -> Figures:
    rows = pd.DataFrame({"state": ["certain", "possible"], "input_id": ["a", "a"]})
    return supply.figures(rows, rows, is_named=True)


def occupations() -> Figures:
    rows = pd.DataFrame({"state": ["shortage", "mild_shortage"]})
    followed = workforce.figures(rows.head(1))[2:]
    return [*workforce.figures(rows)[:2], *followed]


def found(*counts: float, state: str = "known") -> Found:
    places = pd.DataFrame(
        {
            "municipality_name": ["Kuopio", "Iisalmi", "Varkaus"][: len(counts)],
            "count": counts,
            "state": [state] * len(counts),
        }
    )
    companies = pd.DataFrame({"company_id": ["a"], "latitude": [62.9]})
    answers = pd.DataFrame(
        {
            "capability_id": ["weld"],
            "region_code": ["11"],
            "provision": ["makes"],
            "company_id": ["a"],
            "capability_name": ["Hitsaus"],
        }
    )
    return Found(answers, companies, places, places, names_companies=True)


def companies() -> Figures:
    return capability.figures(found(1))


def workbook() -> Figures:
    counts = {"rows_imported": 1, "cells_imported": 1}
    sheets = [SimpleNamespace(rows=[1]), SimpleNamespace(rows=[])]
    checked = SimpleNamespace(sheets=sheets)
    proposal = SimpleNamespace(counts=counts, checked=checked, in_use=None)
    return upload.figures(proposal, None)


EXPECTED = {
    "fi": {
        front: ["varma pullonkaula", "toiminto ilman yritystä", "pula-ammatti"],
        chokepoints: ["varma", "mahdollinen", "syöte arvioitu"],
        occupations: ["pula-ammatti", "lievä pula", "ammatti seurannassa"],
        companies: ["yritys, 1 kartalla", "kunta"],
        workbook: ["rivi tulee käyttöön", "taulukko", "solu tarkistettu"],
    },
    "sv": {
        front: ["säker flaskhals", "funktion utan företag", "yrke med brist"],
        chokepoints: ["säker", "möjlig", "insatsvara bedömd"],
        occupations: ["yrke med brist", "med lindrig brist", "yrke följs"],
        companies: ["företag, 1 på kartan", "kommun"],
        workbook: ["rad tas i bruk", "blad", "cell kontrollerad"],
    },
    "en": {
        front: [
            "certain chokepoint",
            "function without a company",
            "occupation short of people",
        ],
        chokepoints: ["is certain", "is possible", "input assessed"],
        occupations: [
            "occupation short of people",
            "with a mild shortage",
            "occupation followed",
        ],
        companies: ["company, 1 on the map", "municipality"],
        workbook: ["row goes in", "sheet", "cell checked"],
    },
}


@pytest.mark.parametrize("page", [front, chokepoints, occupations, companies, workbook])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_figure_agrees_with_one(
    monkeypatch: pytest.MonkeyPatch, language: str, page: object
) -> None:
    monkeypatch.setattr("ui.text.default_language", lambda: language)
    assert [words for _number, words in page()] == EXPECTED[language][page]


@pytest.mark.parametrize(
    ("language", "frame", "words"),
    [
        ("fi", None, "haastateltu"),
        ("sv", None, "intervjuat"),
        ("sv", 1, "intervjuat"),
        ("sv", 58, "intervjuade"),
        ("en", None, "interviewed"),
    ],
)
def test_the_coverage_agrees_with_one(
    monkeypatch: pytest.MonkeyPatch, language: str, frame: int | None, words: str
) -> None:
    monkeypatch.setattr("ui.text.default_language", lambda: language)
    row = {
        "interviewed_count": 1,
        "frame_company_count": frame,
        "personnel_share": None,
    }
    rows = pd.DataFrame([row], dtype=object)
    monkeypatch.setattr(provenance, "query", lambda *_name, **_facts: rows)
    assert provenance.coverage_figure("11")[1].split(",")[0] == words


@pytest.mark.parametrize(
    ("counts", "state", "sentence"),
    [
        ((1,), "known", "**yhdessä kunnassa: Kuopio**. Siellä on vain yksi yritys."),
        ((2, 0), "known", "**yhdessä kunnassa: Kuopio**. Siellä on useampi kuin"),
        ((3, 1, 0), "known", "**2 kunnassa alueen 3 kunnasta**, mutta niistä yhdessä"),
        ((float("nan"),), "suppressed", "**yhdessä kunnassa: Kuopio**. Yrityksiä on"),
    ],
)
def test_one_municipality_is_said_in_the_singular(
    counts: tuple[float, ...], state: str, sentence: str
) -> None:
    choice = Choice(
        {"capability": "weld"}, {}, {"capability": "Kyvykkyys", "region": "Alue"}
    )
    told = capability.answer(
        choice, found(*counts, state=state), pd.DataFrame(), pd.DataFrame()
    )
    assert sentence in told


@pytest.mark.parametrize(
    ("certain", "possible", "sentence"),
    [
        (1, 1, "**Yksi pullonkaula on varma**, ja lisäksi yksi on mahdollinen."),
        (1, 0, "**Yksi pullonkaula on varma**."),
        (2, 3, "**2 pullonkaulaa on varmoja**, ja lisäksi 3 on mahdollisia."),
    ],
)
def test_certain_and_possible_agree_each_with_its_own_number(
    certain: int, possible: int, sentence: str
) -> None:
    states = ["certain"] * certain + ["possible"] * possible
    rows = pd.DataFrame({"state": states}).assign(
        input_name="Letkut", company_count=1, stop_days_high=None
    )
    assert supply.answer(rows, pd.DataFrame()).startswith(sentence)


COUNTED = re.compile(
    r"\{(?:count|ones|hidden|possible|places|municipalities)\} [a-zåäö]"
)
ALWAYS_MORE = {
    "It is found in **{count} of the area's {all} municipalities**, and in each of "
    "them more than one company can do it.",
    "It is found in **{count} of the area's {all} municipalities**, and in each of "
    "them only one company can do it.",
    "No company was found for {count} of the vital functions.",
    "{names} and {count} others",
    "The first {count} are shown. Narrow the list with filters.",
}
"""Texts that are shown for two or more only; one has a sentence of its own."""
PAGES = (
    "common",
    "interface",
    "overview",
    "capability",
    "supply",
    "workforce",
    "upload",
)


@pytest.mark.parametrize("theme", PAGES)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_count_before_a_noun_has_a_singular(language: str, theme: str) -> None:
    with (LOCALE / language / f"{theme}.po").open("rb") as file:
        single = [m for m in read_po(file, locale=language) if isinstance(m.id, str)]
    stiff = {m.id for m in single if COUNTED.search(m.string) or COUNTED.search(m.id)}
    assert stiff <= ALWAYS_MORE

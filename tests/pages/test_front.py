"""The front page agrees with the marts and counts nothing that is not known."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from etl.language import LANGUAGES
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, html, title, words

PATH = "overview/front.py"
OWN = "region_code = '11'"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_opens_framed_in_every_language(
    visit: Visit, language: str
) -> None:
    app = visit(PATH, lang=language)
    assert not app.exception
    assert "Pohjois-Savo" in title(app) or language != "fi"
    assert any(button.label == "svenska" for button in app.get("menu_button")) or (
        "svenska" in str(app.main)
    )


def test_the_key_figures_are_those_of_the_marts(visit: Visit, ask: Ask) -> None:
    shown = [number for number, _ in figures(visit(PATH, lang="fi"))]
    supplier = f"{OWN} and kind = 'supplier' and state = 'certain'"
    certain = ask(f"select count(*) from marts.chokepoint where {supplier}")
    empty = f"{OWN} and company_count = 0"
    uncovered = ask(f"select count(*) from marts.function_coverage where {empty}")
    assert shown[:2] == [str(certain[0][0]), str(uncovered[0][0])]


def test_the_indices_are_shown_with_their_interval(visit: Visit, ask: Ask) -> None:
    text = words(visit(PATH, lang="fi"))
    rows = ask(
        "select value, value_low, value_high from marts.signature_index "
        f"where scope_kind = 'region' and {OWN}"
    )
    for row in rows:
        value, low, high = (f"{end:.2f}".replace(".", ",") for end in row)
        assert f"{value} väli {low}–{high}" in text


def test_the_public_view_names_no_chokepoint(visit: Visit, ask: Ask) -> None:
    text = words(visit(PATH, lang="fi", role="stakeholder"))
    names = ask("select distinct supplier_name from marts.chokepoint")
    assert not [name for (name,) in names if name and name in text]
    assert "Nimetyt pullonkaulat kuuluvat sisäiseen näkymään." in text


def test_a_region_with_few_interviews_shows_no_index(visit: Visit) -> None:
    text = words(visit(PATH, lang="fi", region="09"))
    assert "Yrityksiä on liian vähän julkaistavaksi." in text


def test_an_empty_own_workspace_says_what_to_do(visit: Visit) -> None:
    text = words(visit(PATH, lang="fi", data="real"))
    assert "python -m etl build" in text


@pytest.mark.parametrize("role", ["partner_council", "stakeholder"])
def test_capabilities_that_are_not_shared_are_not_counted_as_none(
    visit: Visit, role: str
) -> None:
    assert "Vain yhdessä" in words(visit(PATH, lang="fi"))
    assert "Vain yhdessä" not in words(visit(PATH, lang="fi", role=role))


def test_regions_with_an_index_stand_side_by_side(visit: Visit, ask: Ask) -> None:
    shown = [name for name, _value in rows_beside(visit(PATH, lang="fi"))]
    published = ask(
        "select count(distinct scope_code) from marts.signature_index "
        "where scope_kind = 'region' and is_published"
    )
    assert len(shown) == published[0][0] >= 4


def rows_beside(app: AppTest) -> list[tuple[str, str]]:
    tables = [
        part for part in html(app).split("<table") if "Maakuntien indeksit" in part
    ]
    return re.findall(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td>', tables[0])

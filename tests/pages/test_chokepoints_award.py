"""Awards of public procurement stand beside what interviews told, never among it."""

from functools import partial

import pytest

from etl.language import number
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import html

OWN = "11"


@pytest.fixture
def visit(visit: Visit) -> Visit:
    return partial(visit, "supply/chokepoints.py")


def test_the_page_opens_on_what_interviews_told_and_offers_the_awards(
    visit: Visit,
) -> None:
    app = visit()
    assert app.get("button_group")[0].options[1] == "Julkiset hankinnat"
    assert "Keneltä julkiset ostajat ovat hankkineet" not in html(app)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "<strong>Julkinen hankinta</strong>: julkaistuja hankintapäätöksiä"),
        ("sv", "<strong>Offentlig upphandling</strong>: publicerade beslut"),
        ("en", "<strong>Public procurement</strong>: published awards"),
    ],
)
def test_awards_are_marked_as_public_procurement(
    visit: Visit, language: str, words: str
) -> None:
    app = visit(lang=language, links="award")
    assert not app.exception
    assert words in html(app)


def test_the_sentence_agrees_with_the_mart(visit: Visit, ask: Ask) -> None:
    count, winners, total = ask(
        "select count(*), count(distinct winner_id), sum(award_value) "
        f"from marts.award_region where region_code = '{OWN}'"
    )[0]
    assert count == 19
    shown = html(visit(links="award"))
    assert f"{count} päätöstä, voittaneita yrityksiä {winners}" in shown
    assert f"yhteensä {number(total, 'fi')} €" in shown


def test_what_interviews_named_is_told_inside_the_house_only(visit: Visit) -> None:
    inside = html(visit(links="award"))
    assert "Virtahepo Pumput Oy *" in inside
    assert "* Haastatteluissa yritys on nimetty toimittajaksi." in inside
    for role in ("partner_council", "stakeholder"):
        app = visit(links="award", role=role)
        assert not app.exception
        assert "Virtahepo Pumput Oy" in html(app)
        assert " *<" not in html(app)
        assert "nimetty toimittajaksi" not in html(app)


def test_an_area_without_awards_says_so(visit: Visit) -> None:
    app = visit(links="award", region="09")
    assert not app.exception
    assert "Tämän alueen hankintapäätöksiä ei ole" in html(app)

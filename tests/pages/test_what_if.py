"""The what-if agrees with the answers that it is made of, in every language."""

from functools import partial

import pytest

from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, title, words
from ui import rights

OWN = "11"


@pytest.fixture
def visit(visit: Visit) -> Visit:
    return partial(visit, "supply/what_if.py")


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Mitä jos tämä katkeaa, 60 päivää: Saksa, Ruotsi?"),
        ("sv", "Vad händer om detta bryts, 60 dagar: Tyskland, Sverige?"),
        ("en", "What if this breaks for 60 days: Germany, Sweden?"),
    ],
)
def test_the_address_says_what_breaks(
    visit: Visit, language: str, question: str
) -> None:
    app = visit(lang=language, kind="country", country="DE|SE", days="60")
    assert not app.exception
    assert title(app) == question


def test_who_is_hit_for_certain_follows_from_stocks(visit: Visit, ask: Ask) -> None:
    name, count = ask(
        "select input_id, count(distinct company_id) from marts.supply_need "
        f"where region_code = '{OWN}' and input_class_low = 2 "
        "and stock_days_high < 30 group by input_id order by 2 desc, 1"
    )[0]
    app = visit(kind="input", input=name, days="30")
    # others may be hit through these, so there can be more
    assert int(figures(app)[0][0]) >= count
    assert "estäisi" in words(app)


def test_a_company_that_stands_still_itself_says_so(visit: Visit, ask: Ask) -> None:
    company = ask(
        "select company_id from marts.company where is_interviewed "
        f"and region_code = '{OWN}' order by company_id"
    )[0][0]
    app = visit(kind="company", company=company, hit=company, days="7")
    assert "Sen oma toimipaikka on se, mikä seisoo." in words(app)


@pytest.mark.parametrize("role", ["stakeholder", "partner_council"])
def test_single_companies_answers_are_not_opened(role: str) -> None:
    assert not rights.roles()[role].opens("supply/what_if.py")


def test_what_is_not_offered_in_the_address_is_ignored(visit: Visit) -> None:
    app = visit(kind="country", country="XX", days="forever", hit="nobody")
    assert not app.exception
    assert "30 päivää" in title(app)

"""The page of preparedness counts what companies answered, untold answers too."""

from functools import partial

import pytest

from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, title, words

OWN = "11"


@pytest.fixture
def visit(visit: Visit) -> Visit:
    return partial(visit, "supply/preparedness.py")


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Miten yritykset ovat varautuneet?"),
        ("sv", "Hur väl är företagen förberedda?"),
        ("en", "How well are the companies prepared?"),
    ],
)
def test_the_page_asks_its_question(visit: Visit, language: str, question: str) -> None:
    app = visit(lang=language, division="industry", question="cyber_level")
    assert not app.exception
    assert title(app) == question


def test_plans_and_backup_power_are_those_of_the_newest_answers(
    visit: Visit, ask: Ask
) -> None:
    plans, asked, without = ask(
        "select count(*) filter (where continuity_plan = 'yes'), count(*), "
        "count(*) filter (where backup_power_hours = 0) "
        f"from marts.preparedness where is_asked and region_code = '{OWN}'"
    )[0]
    app = visit(lang="en")
    assert f"{plans} of {asked} companies have a continuity plan" in words(app)
    assert figures(app)[1][0] == str(without)


def test_a_need_of_no_support_is_no_need(visit: Visit, ask: Ask) -> None:
    wanted = ask(
        f"select count(support_need) from marts.preparedness "
        f"where region_code = '{OWN}'"
    )[0][0]
    assert figures(visit())[2][0] == str(wanted)

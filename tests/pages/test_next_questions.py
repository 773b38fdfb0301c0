"""The questions to ask next are the ones that the chokepoints miss."""

from functools import partial

import pytest

from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, title, words

OWN = "11"


@pytest.fixture
def visit(visit: Visit) -> Visit:
    return partial(visit, "supply/next_questions.py")


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Mitä pitäisi kysyä seuraavaksi?"),
        ("sv", "Vad borde frågas härnäst?"),
        ("en", "What should be asked next?"),
    ],
)
def test_every_missing_answer_behind_a_chokepoint_is_counted(
    visit: Visit, ask: Ask, language: str, question: str
) -> None:
    missing, companies = ask(
        "select count(*), count(distinct company_id) from marts.missing_answer as m "
        "join marts.chokepoint as c using (chokepoint_id) "
        f"where c.region_code = '{OWN}' and c.state <> 'no'"
    )[0]
    app = visit(lang=language)
    assert not app.exception
    assert title(app) == question
    assert [number for number, _label in figures(app)[:2]] == [
        str(missing),
        str(companies),
    ]


def test_the_company_in_the_address_is_the_one_whose_questions_show(
    visit: Visit, ask: Ask
) -> None:
    company, name = ask(
        "select m.company_id, m.company_name from marts.missing_answer as m "
        "join marts.chokepoint as c using (chokepoint_id) "
        f"where c.region_code = '{OWN}' and c.state <> 'no' "
        "group by all order by count(*) desc, 1"
    )[1]
    assert f"Mitä kysyä: {name}" in words(visit(ask=company))

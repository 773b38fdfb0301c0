"""The page of gaps agrees with the marts, and outside tells what it may."""

import pandas as pd

from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, html, words
from ui.capability.gaps.answer import covered, of_list

PAGE = "capability/gaps.py"


def test_needs_codes_and_depths_are_those_of_the_marts(visit: Visit, ask: Ask) -> None:
    ((lacking, needs),) = ask(
        "select count(*) filter (where maker_count = 0), count(*) "
        "from marts.need_maker where region_code = '11'"
    )
    ((some, every),) = ask(
        "select count(*) filter (where company_count > 0), count(*) "
        "from marts.code_coverage "
        "where region_code = '11' and list_name = 'technology_area_code'"
    )
    app = visit(PAGE, list="technology_area_code")
    assert not app.exception
    told = dict((what, number) for number, what in figures(app))
    assert told["tarvetta ilman tekijää"] == f"{lacking}/{needs}"
    assert told["koodia katettu"] == f"{some}/{every}"
    assert html(app).count('class="vv-nobody"') == every - some


def test_the_public_sees_vital_functions_and_no_needs(visit: Visit) -> None:
    app = visit(PAGE, role="stakeholder", lang="en", list="technology_area_code")
    assert not app.exception
    assert "Who need it" not in words(app)
    assert "Vital functions" in words(app)


def test_a_hidden_count_is_some_but_not_enough_for_three() -> None:
    rows = pd.DataFrame(
        {"list_name": ["a"] * 3, "code": ["10", "9", "1"],
         "company_count": [None, 0, 4], "is_suppressed": [True, False, False]}
    )  # fmt: skip
    assert (covered(rows), covered(rows, 3)) == (2, 1)
    assert of_list(rows, "a")["code"].tolist() == ["1", "9", "10"]

"""The page of specialisation agrees with the marts, for every audience."""

import pandas as pd
import pytest

from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, words
from ui.capability.specialisation.near import explained
from ui.capability.specialisation.regions import completed

PAGE = "capability/specialisation.py"


@pytest.mark.parametrize("role", ["analyst", "stakeholder"])
def test_industries_and_their_nearness_are_those_of_the_marts(
    visit: Visit, ask: Ask, role: str
) -> None:
    ((above, every),) = ask(
        "select count(*) filter (where location_quotient > 1), count(*) "
        "from marts.location_quotient "
        "where region_code = '11' and industry_level = 'division'"
    )
    ((nearest,),) = ask(
        "select max(relatedness_density) from marts.industry_relatedness "
        "where region_code = '11' and location_quotient <= 1"
    )
    app = visit(PAGE, role=role)
    assert not app.exception
    assert figures(app)[0][0] == f"{above}/{every}"
    assert f"({nearest:.0f}/100)" in words(app)


def test_names_of_what_lies_near_and_of_what_others_have_are_the_strongest() -> None:
    supports = pd.DataFrame(
        {"industry_code": ["10"] * 4, "support_rank": [1, 2, 3, 4],
         "short_name": ["a", "b", "c", "d"]}
    )  # fmt: skip
    near = pd.DataFrame(
        {"industry_code": ["10"], "short_name": [None], "industry_name": ["Ruoka"]}
    )
    row = explained(near, supports).iloc[0]
    assert (row["support"], row["industry"]) == ("a, b, c", "Ruoka")
    lendings = supports.rename(columns={"industry_code": "other_region_code"})
    regions = pd.DataFrame({"other_region_code": ["10", "12"]})
    assert completed(regions, lendings)["lent"].fillna("").tolist() == ["a, b, c", ""]

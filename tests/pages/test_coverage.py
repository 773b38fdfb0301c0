"""The page of coverage: the frame, the shares, and whom to ask next."""

import pandas as pd
import pytest

from etl.computed.capability.interview_candidate import compute
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import html, words
from ui.capability.coverage.frame import by_industry, by_size

PAGE = "capability/coverage.py"


def test_the_frame_and_the_first_to_ask_are_those_of_the_marts(
    visit: Visit, ask: Ask
) -> None:
    ((frame, asked),) = ask(
        "select count(*), count(*) filter (where is_interviewed) from marts.company "
        "where region_code = '11' and is_in_register and is_alive "
        "and industry_section_code is not null"
    )
    ((name,),) = ask(
        "select company_name from marts.interview_candidate as n "
        "inner join marts.company as c using (company_id) "
        "where n.region_code = '11' order by n.gain desc, "
        "n.has_neighbour_interviews, company_name limit 1"
    )
    app = visit(PAGE)
    assert not app.exception
    assert f"<strong>{asked}/{frame}</strong>" in html(app)
    assert name in words(app)


def test_sections_of_two_editions_with_one_name_are_one() -> None:
    rows = pd.DataFrame(
        {"industry_name": ["A", "B", "C"], "short_name": ["Energia", "Energia", None],
         "frame_company_count": [4, 1, 0], "interviewed_count": [4, 0, 0],
         "interviewed_personnel_count": [50.0, 0.0, 0.0],
         "job_count": [40.0, None, 10.0]}
    )  # fmt: skip
    found = by_industry(rows).set_index("industry")
    assert found.loc["Energia", "asked"] == "4/5"
    assert found.loc["Energia", "job_share"] == 1
    assert pd.isna(found.loc["C", "asked_share"])


def test_a_size_class_counts_its_limits() -> None:
    rows = by_size(pd.Series([9.0, 10.0, 49.0, 250.0]))
    assert rows["company_count"].tolist() == [1, 2, 0, 1]


def test_those_not_asked_stand_in_the_order_of_what_they_may_tell() -> None:
    companies = pd.DataFrame(
        {"company_id": list("abxyz"), "region_code": "11", "industry_edition": "TOL",
         "industry_code": ["25", "10", "25", "10", "25"], "municipality_code": "297",
         "is_interviewed": [True, True, False, False, False], "is_in_register": True,
         "is_alive": [True, True, True, True, False]}
    )  # fmt: skip
    made = pd.DataFrame(
        {"company_id": ["a"], "capability_id": ["weld"], "provision": ["makes"]}
    )
    depths = pd.DataFrame(
        {"region_code": ["11"], "capability_id": ["weld"], "capability_name": ["Weld"],
         "depth": ["thin"]}
    )  # fmt: skip
    found = compute(
        {"marts.company": companies, "marts.company_capability": made,
         "marts.capability_region": depths}
    )  # fmt: skip
    rows = found["interview_candidate"]
    assert rows["company_id"].tolist() == ["x", "y"]
    assert rows["gain"].tolist() == pytest.approx([0.375, 0.125])
    assert found["interview_gap"]["capability_name"].unique().tolist() == ["Weld"]

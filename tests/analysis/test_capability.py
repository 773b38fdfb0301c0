"""Depth, spare capacity, location quotients, hidden suppliers and stand-in names."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.bootstrap import percentile_interval, replicate_weights
from analysis.capability import capability_depth, code_coverage, depth, surge_capacity
from analysis.coverage import supplier_coverage
from analysis.location_quotient import location_quotient, location_quotient_interval
from analysis.pseudonym import pseudonyms


@pytest.mark.parametrize(
    ("companies", "places", "name"),
    [(0, 0, "none"), (1, 1, "thin"), (2, 2, "shallow"), (5, 1, "shallow"),
     (3, 2, "deep")],
)  # fmt: skip
def test_depth_needs_companies_and_places(
    companies: int, places: int, name: str
) -> None:
    assert depth([companies], [places]).tolist() == [name]


def test_a_company_with_two_rows_of_a_capability_counts_once() -> None:
    rows = pd.DataFrame(
        {"capability_id": ["w", "w"], "company_id": ["a", "a"],
         "municipality_code": ["297", "297"], "surge_low": [1, 2], "surge_high": [1, 2]}
    )  # fmt: skip
    found = capability_depth(rows, ["capability_id"]).iloc[0]
    assert (found["company_count"], found["depth"]) == (1, "thin")
    assert found["surge_high"] == 3


def test_no_capabilities_give_an_empty_table_with_all_columns() -> None:
    columns = ["capability_id", "company_id", "municipality_code"]
    found = capability_depth(pd.DataFrame(columns=columns), ["capability_id"])
    assert len(found) == 0
    assert list(found)[-2:] == ["surge_high", "depth"]


def test_unknown_capacity_has_no_upper_end() -> None:
    low, high = surge_capacity([np.nan, 10, 10], [0.5, 0.5, 1.2], [1, np.nan, 1], 4)
    assert low.tolist() == [0, 0, 0]
    assert np.isnan(high[0])
    assert high[1:].tolist() == [5, 0]


def test_coverage_of_an_empty_list_is_unknown() -> None:
    assert np.isnan(code_coverage([])[1])


def test_quotients_of_a_uniform_table_are_1() -> None:
    jobs = pd.DataFrame(
        {"region_code": ["11", "11", "01", "01"], "industry_code": ["10", "25"] * 2,
         "job_count": [30, 60, 10, 20]}
    )  # fmt: skip
    assert location_quotient(jobs)["location_quotient"].tolist() == [1.0] * 4


def test_a_secret_cell_has_no_quotient() -> None:
    jobs = pd.DataFrame(
        {"region_code": ["11", "11"], "industry_code": ["10", "25"],
         "job_count": [None, 10]}
    )  # fmt: skip
    found = location_quotient(jobs)["location_quotient"]
    assert np.isnan(found[0])
    assert found[1] == 1.0


def test_quotients_of_fewer_companies_than_the_limit_are_hidden() -> None:
    companies = pd.DataFrame(
        {"company_id": list("abcde"), "region_code": ["11"] * 4 + ["01"],
         "industry_code": ["10"] * 3 + ["25"] * 2, "personnel_count": [5, 5, 5, 9, 9]}
    )  # fmt: skip
    found = location_quotient_interval(companies).set_index("company_count")
    assert found["is_published"].to_dict() == {3: True, 1: False}
    assert np.isnan(found.loc[1, "location_quotient"]).all()
    shown = found.loc[3]
    assert shown["quotient_low"] <= shown["location_quotient"] <= shown["quotient_high"]


def test_empty_tables_of_jobs_and_companies_stay_empty() -> None:
    columns = ["region_code", "industry_code", "job_count", "personnel_count"]
    empty = pd.DataFrame(columns=columns)
    assert len(location_quotient(empty)) == len(location_quotient_interval(empty)) == 0


@given(st.lists(st.integers(1, 1000), min_size=4, max_size=4), st.integers(2, 9))
def test_quotients_do_not_depend_on_the_unit(counts: list[int], factor: int) -> None:
    jobs = pd.DataFrame(
        {"region_code": ["11", "11", "01", "01"], "industry_code": ["10", "25"] * 2,
         "job_count": counts}
    )  # fmt: skip
    scaled = jobs.assign(job_count=jobs["job_count"] * factor)
    one, other = (location_quotient(t)["location_quotient"] for t in (jobs, scaled))
    assert one.tolist() == pytest.approx(other.tolist())


@pytest.mark.realdata
def test_hidden_suppliers_are_estimated_as_in_the_vector(realdata: Path) -> None:
    vector = json.loads((realdata / "vectors" / "bounds_03_coverage.json").read_text())
    found = supplier_coverage(list(vector["mentions"].values()))
    wanted = vector["expected"]
    assert found.coverage == pytest.approx(wanted["coverage"], abs=1e-9)
    assert found.estimated_count == pytest.approx(wanted["chao1"], abs=1e-9)
    assert (found.mention_count, found.observed_count) == (21, 10)
    assert (found.seen_once, found.seen_twice) == (5, 3)


def test_no_mentions_leave_coverage_unknown() -> None:
    found = supplier_coverage([0, 0])
    assert np.isnan(found.coverage)
    assert found.estimated_count == 0


@settings(max_examples=30)
@given(st.lists(st.integers(0, 20), max_size=30))
def test_at_least_the_suppliers_seen_are_estimated(mentions: list[int]) -> None:
    found = supplier_coverage(mentions)
    assert found.estimated_count >= found.observed_count


def test_a_later_supplier_changes_no_earlier_stand_in_name() -> None:
    before = pd.DataFrame(
        {"supplier_id": ["s", "t"], "first_named": ["2026-01-05", "2026-01-09"]}
    )
    later = pd.DataFrame({"supplier_id": ["a"], "first_named": ["2026-03-01"]})
    names = pseudonyms(before).set_index("supplier_id")["pseudonym"]
    after = pseudonyms(pd.concat([later, before])).set_index("supplier_id")["pseudonym"]
    assert names.to_dict() == {"s": "T001", "t": "T002"}
    assert after.to_dict() == {"s": "T001", "t": "T002", "a": "T003"}


def test_suppliers_of_one_day_are_ordered_by_a_secret() -> None:
    rows = pd.DataFrame({"supplier_id": list("abcdefgh"), "first_named": "2026-01-05"})
    orders = {tuple(pseudonyms(rows, salt=salt)["supplier_id"]) for salt in "xyz"}
    assert len(orders) > 1
    assert len(pseudonyms(rows.iloc[:0])) == 0


def test_draws_are_repeatable_and_hold_as_many_companies() -> None:
    draws = replicate_weights(7, replicates=50)
    assert (draws.sum(axis=1) == 7).all()
    assert (draws == replicate_weights(7, replicates=50)).all()
    assert replicate_weights(0, replicates=3).shape == (3, 0)
    assert np.isnan(percentile_interval(np.array([np.nan]))[0])

"""Measures of needs and inputs from the tables of answers."""

import numpy as np
import pytest

from analysis.concentration import input_concentration, need_measures
from analysis.concentration.inputs import INPUT_CONCENTRATION_COLUMNS
from analysis.concentration.needs import NEED_MEASURE_COLUMNS
from tests.analysis.made import NO_LINKS, NO_NEEDS, STOCK_UNKNOWN, link, need, table


def test_two_suppliers_of_one_owner_are_one() -> None:
    links = table(
        link("a", "s", share_low=0.5, share_high=0.5, supplier_group_id="g"),
        link("a", "t", share_low=0.5, share_high=0.5, supplier_group_id="g"),
    )
    row = need_measures(table(need("a")), links).iloc[0]
    assert (row["supplier_hhi_low"], row["supplier_hhi_high"]) == (1.0, 1.0)
    assert row["single_source"] == "yes"


def test_gap_is_recovery_less_stock_over_the_share_lost() -> None:
    links = table(
        link("a", "s", share_low=0.5, share_high=0.5),
        link("a", "t", share_low=0.5, share_high=0.5),
    )
    row = need_measures(table(need("a")), links).iloc[0]
    # half is lost, so the stock of 10 days lasts 20; recovery is 50 days +-30 %
    assert (row["survive_days_low"], row["survive_days_high"]) == (20.0, 20.0)
    assert row["gap_days_low"] == pytest.approx(50 * 0.7 - 20)
    assert row["gap_days_high"] == pytest.approx(50 * 1.3 - 20)


def test_an_unknown_stock_makes_the_gap_an_interval_from_zero() -> None:
    links = table(link("a", "s"))
    for basis in ("dont_know", "missing"):
        needs = table(need("a", **STOCK_UNKNOWN, stock_basis=basis))
        row = need_measures(needs, links).iloc[0]
        assert row["gap_days_low"] == 0
        assert row["gap_days_high"] == pytest.approx(65)
        assert row["survive_days_low"] == 0
        assert np.isnan(row["survive_days_high"])


def test_an_alternative_in_time_closes_the_gap() -> None:
    needs = table(
        need("a", alternative_count=1, switch_days_low=7, switch_days_high=7,
             switch_basis="answered")
    )  # fmt: skip
    row = need_measures(needs, table(link("a", "s"))).iloc[0]
    assert row["gap_days_high"] == 0


def test_a_country_that_was_not_told_may_be_any() -> None:
    links = table(
        link("a", "s", share_low=0.6, share_high=0.6),
        link("a", "t", share_low=0.4, share_high=0.4, country_code=None),
    )
    row = need_measures(table(need("a")), links).iloc[0]
    assert row["country_hhi_low"] == pytest.approx(0.36)
    assert row["country_hhi_high"] == pytest.approx(1.0)
    assert row["supplier_hhi_high"] == pytest.approx(0.52)


def test_a_need_that_names_nobody_is_unknown_and_not_zero() -> None:
    links = table(link("a", "?", share_basis="missing"))
    row = need_measures(table(need("a")), links).iloc[0]
    assert (row["supplier_hhi_low"], row["supplier_hhi_high"]) == (0.0, 1.0)
    assert row["single_source"] == "unknown"


def test_inputs_are_weighted_by_criticality() -> None:
    needs = table(need("a", criticality=3), need("b", criticality=1))
    links = table(link("a", "s"), link("b", "t", country_code="CN"))
    measures = need_measures(needs, links)
    row = input_concentration(needs, links, measures).iloc[0]
    assert row["company_count"] == 2
    assert row["supplier_hhi_low"] == pytest.approx(0.75**2 + 0.25**2)
    assert row["outside_eu_share_high"] == pytest.approx(0.25)
    assert row["single_source_share_low"] == 1.0


def test_an_unnamed_supplier_may_be_outside_the_union() -> None:
    needs, links = (
        table(need("a")),
        table(
            link("a", "s", share_low=0.7, share_high=0.7),
            link("a", "?", share_low=0.3, share_high=0.3, share_basis="missing"),
        ),
    )
    row = input_concentration(needs, links, need_measures(needs, links)).iloc[0]
    assert row["outside_eu_share_low"] == pytest.approx(0.0)
    assert row["outside_eu_share_high"] == pytest.approx(0.3)


def test_no_answers_give_empty_tables_with_all_columns() -> None:
    measures = need_measures(NO_NEEDS, NO_LINKS)
    assert list(measures) == list(NEED_MEASURE_COLUMNS)
    inputs = input_concentration(NO_NEEDS, NO_LINKS, measures)
    assert list(inputs) == list(INPUT_CONCENTRATION_COLUMNS)
    assert len(measures) == len(inputs) == 0


def test_needs_without_any_link_are_kept() -> None:
    measures = need_measures(table(need("a")), NO_LINKS)
    assert measures["single_source"].tolist() == ["unknown"]

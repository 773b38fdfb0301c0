"""Concentration over companies, and over those that allow summaries."""

import pytest

from tests.sql.bench import Bench, company, supply

IDS = ("9000000-3", "9000001-1", "9000003-8", "9000004-6")


def land(bench: Bench, *origins: str, allows: str = "kkkk") -> None:
    for business_id, origin, allow in zip(IDS, origins, allows, strict=False):
        bench.land("yritykset", company(business_id, lupa_koonti=allow))
        answer = {"toimittaja": f"Aho {origin}", "osuus_pct": "100", "maa": origin}
        bench.land("syotteet", supply(business_id, "teräs", **answer))
    bench.build("input_concentration", "shared_input_concentration")


def test_two_suppliers_of_one_and_three_companies(bench: Bench) -> None:
    land(bench, "SE", "SE", "SE", "CN")
    found = bench.row(
        "select company_count, supplier_hhi_low, supplier_hhi_high, "
        "outside_eu_share_low from marts.input_concentration"
    )
    # shares 3/4 and 1/4: 9/16 + 1/16
    assert found == pytest.approx((4, 0.625, 0.625, 0.25))


def test_outside_only_companies_that_allow_it_are_counted(bench: Bench) -> None:
    land(bench, "SE", "SE", "SE", "CN", allows="kkke")
    columns = "company_count, supplier_hhi_high, outside_eu_share_high, gap_days_high"
    found = bench.row(f"select {columns} from marts.shared_input_concentration")
    assert found == (3, 1.0, 0.0, None)


def test_an_input_of_two_companies_is_not_told_outside(bench: Bench) -> None:
    land(bench, "SE", "SE", "SE", allows="kke")
    assert bench.rows("select 1 from marts.shared_input_concentration") == []


def test_one_supplier_of_everything_is_a_single_source(bench: Bench) -> None:
    land(bench, "SE")
    bench.build("need_measure")
    columns = "single_source, supplier_hhi_low, top_share_high"
    assert bench.row(f"select {columns} from marts.need_measure") == ("yes", 1, 1)

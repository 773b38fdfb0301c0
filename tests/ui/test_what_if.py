"""What the page of what-ifs says of rows that are easy to check by hand."""

import pandas as pd

from ui.supply.what_if.compare import apart
from ui.supply.what_if.shares import by
from ui.supply.what_if.why import prevention

HIT = pd.DataFrame(
    {
        "company_id": ["a", "b"],
        "company_name": ["Alfa", "Beeta"],
        "is_certain": [True, False],
        "municipality_name": ["Kuopio", "Kuopio"],
        "personnel_count": [10.0, None],
    }
)


def test_companies_that_both_breaks_hit_alike_are_left_out() -> None:
    other = HIT.iloc[:1]
    assert apart(HIT, other).values.tolist() == [["Beeta", "Ehkä", "Ei"]]
    assert apart(HIT, HIT).empty


def test_a_municipality_counts_certain_ones_at_least_and_all_at_most() -> None:
    known = HIT.assign(personnel_count=[10.0, 5.0])
    row = by(known, "municipality_name").iloc[0]
    assert row.tolist() == ["Kuopio", 1, 2, 10.0, 15.0]


def test_staff_that_nobody_told_has_no_upper_end() -> None:
    row = by(HIT, "municipality_name").iloc[0]
    assert row["personnel_low"] == 10.0
    assert pd.isna(row["personnel_high"])


def test_prevention_is_what_the_lost_share_asks_for() -> None:
    need = {
        "stock_days_low": 6.0,
        "stock_days_high": 6.0,
        "switch_days_low": 20.0,
        "switch_days_high": 20.0,
        "alternative_count": 1,
    }
    words = [line for line, _now in prevention({"lost_share_high": 0.6}, 30, need)]
    assert "18 päivää" in words[0]
    assert "60" in words[1]
    assert "10 päivää" in words[2]

"""Tightness and the other figures of an occupation."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.occupation import beveridge_point, difficulty_share, older_share
from analysis.tightness import TIGHTNESS_COLUMNS, TightnessRules, label, tightness


def months(
    vacancies: list[float | None], seekers: list[float | None], **changed: Any
) -> pd.DataFrame:
    rows = {
        "area_level": "region", "area_code": "11", "occupation_code": "7212",
        "month": pd.date_range("2023-01-01", periods=len(vacancies), freq="MS"),
        "vacancy_count": vacancies, "job_seeker_count": seekers,
        "vacancy_status": "value", "job_seeker_status": "value",
    }  # fmt: skip
    return pd.DataFrame(rows | changed)


def only(rows: pd.DataFrame, rules: TightnessRules = TightnessRules()) -> pd.Series:  # noqa: B008
    found = tightness(rows, rules)
    assert len(found) == 1
    return found.iloc[0]


def test_a_year_is_averaged_before_dividing() -> None:
    row = only(months([99.0] * 6 + [10, 20] * 6, [1.0] * 6 + [5, 15] * 6))
    assert row["tightness"] == pytest.approx(15 / 10)
    assert (row["tightness_low"], row["tightness_high"]) == pytest.approx((20 / 15, 2))
    assert row["month_count"] == 12
    assert str(row["period_start"])[:7] == "2023-07"


@pytest.mark.parametrize(
    ("ratio", "state"),
    [(2.1, "shortage"), (1.4, "mild_shortage"), (1.0, "balance"), (0.5, "balance"),
     (0.2, "surplus")],
)  # fmt: skip
def test_ratio_decides_the_label(ratio: float, state: str) -> None:
    assert only(months([10 * ratio] * 12, [10.0] * 12))["state"] == state


def test_no_job_seekers_is_a_state_and_not_infinity() -> None:
    row = only(months([10.0] * 12, [0.0] * 12))
    assert row["state"] == "no_job_seekers"
    assert np.isnan(row["tightness"])


def test_both_above_their_own_history_is_a_mismatch() -> None:
    history = months([10.0] * 24 + [20.0] * 12, [20.0] * 24 + [40.0] * 12)
    assert only(history)["state"] == "mismatch"
    short = months([10.0] * 12 + [20.0] * 12, [20.0] * 12 + [40.0] * 12)
    assert only(short)["state"] == "balance"


def test_a_secret_cell_is_an_interval_and_not_zero() -> None:
    status = ["secret"] + ["value"] * 11
    seekers = months([30.0] * 12, [None] + [10.0] * 11, job_seeker_status=status)
    row = only(seekers)
    assert row["state"] == "shortage"
    assert np.isnan([row["tightness"], row["job_seeker_mean"]]).all()
    assert row["vacancy_mean"] == 30


def test_secret_cells_that_could_change_the_label_hide_it() -> None:
    secret = months([3.0] * 12, [None] * 12, job_seeker_status=["secret"] * 12)
    assert only(secret)["state"] == "secret"


def test_bounds_that_the_table_gives_are_used() -> None:
    secret = months(
        [30.0] * 12, [None] * 12, job_seeker_status=["secret"] * 12,
        job_seeker_low=[1.0] * 12, job_seeker_high=[2.0] * 12,
    )  # fmt: skip
    row = only(secret)
    assert (row["tightness_low"], row["tightness_high"]) == (15, 30)
    assert row["state"] == "shortage"


def test_missing_months_are_left_out_and_counted() -> None:
    row = only(months([10.0] * 11 + [None], [10.0] * 12))
    assert (row["month_count"], row["tightness"]) == (11, 1.0)
    nothing = only(months([None] * 12, [None] * 12))
    assert (nothing["state"], nothing["month_count"]) == ("missing", 0)


def test_no_months_give_an_empty_table_with_all_columns() -> None:
    empty = tightness(months([], []))
    assert list(empty) == list(TIGHTNESS_COLUMNS)
    assert len(empty) == 0


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_higher_ratio_is_never_a_milder_label(one: float, other: float) -> None:
    order = ["surplus", "balance", "mild_shortage", "shortage"]
    low, high = label([min(one, other), max(one, other)], np.nan, np.nan)
    assert order.index(low) <= order.index(high)


def test_older_share_of_nobody_is_unknown() -> None:
    assert older_share([41, 3], [100, 0]).tolist()[0] == 0.41
    assert np.isnan(older_share([3], [0])[0])


def test_difficulty_is_counted_among_those_that_answered() -> None:
    assert difficulty_share([4, 3, 2, np.nan]) == (pytest.approx(2 / 3), 3)
    assert difficulty_share([np.nan])[1] == 0


def test_beveridge_point_has_rates_of_each_side() -> None:
    unemployment, vacancy = beveridge_point([10], [30], [90])
    assert (unemployment[0], vacancy[0]) == pytest.approx((0.1, 0.25))


def test_a_month_counts_only_when_both_counts_are_known() -> None:
    months = pd.DataFrame(
        {
            "area_level": ["region"] * 3,
            "area_code": ["11"] * 3,
            "occupation_code": ["SSS"] * 3,
            "month": pd.to_datetime(["2020-08-01", "2020-09-01", "2020-10-01"]),
            "vacancy_count": [30.0, 10.0, None],
            "job_seeker_count": [100.0, 100.0, 900.0],
        }
    )
    row = tightness(months).iloc[0]
    assert row["month_count"] == 2
    assert row["tightness"] == pytest.approx(40 / 200)
    assert row["job_seeker_mean"] == pytest.approx(100)

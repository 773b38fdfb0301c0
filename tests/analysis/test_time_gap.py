"""Time gap: monotone, never negative, unknowns as intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.time_gap import (
    answer_interval,
    gap_days,
    gap_interval,
    infrastructure_gap_hours,
    recover_days,
    survive_days,
)

days = st.floats(0, 400)
share = st.floats(0, 1)


def test_stock_of_ten_days_lasts_forty_when_a_quarter_is_lost() -> None:
    assert survive_days(10, 0.25) == 40
    assert gap_days(recover_days(56, 21, 7), survive_days(10, 1.0)) == 18


def test_nothing_lost_means_no_gap_even_without_stock() -> None:
    assert gap_days(90, survive_days(0, 0)) == 0
    assert gap_days(np.inf, survive_days(5, 0)) == 0


def test_answers_of_one_number_are_widened_and_intervals_are_not() -> None:
    low, high = answer_interval([0, 40], [0, 50], unknown_high=90, tolerance=0.3)
    assert low.tolist() == [0, 40]
    assert high.tolist() == [0, 50]


def test_an_answer_beyond_the_horizon_stays() -> None:
    low, high = answer_interval([120], [np.nan], unknown_high=90)
    assert (low[0], high[0]) == (120, 120)


def test_infrastructure_gap_is_recovery_less_backup_and_tolerance() -> None:
    known = ([30.0], [30.0])
    low, high = infrastructure_gap_hours(known, ([8.0], [8.0]), ([4.0], [4.0]))
    assert (low[0], high[0]) == (18, 18)


def test_unknown_tolerance_of_infrastructure_is_an_interval() -> None:
    unknown = ([np.nan], [np.nan])
    low, high = infrastructure_gap_hours(([30.0], [30.0]), ([0.0], [0.0]), unknown)
    assert (low[0], high[0]) == (0, 30)


@given(st.tuples(days, days), st.tuples(share, share), st.tuples(days, days))
def test_gap_interval_is_ordered_and_not_negative(
    stock: tuple[float, float], lost: tuple[float, float], back: tuple[float, float]
) -> None:
    low, high = gap_interval(
        (min(stock), max(stock)), (min(lost), max(lost)), (min(back), max(back))
    )
    assert 0 <= low <= high


@given(days, share, days, st.floats(0, 1))
def test_more_stock_never_makes_the_gap_longer(
    stock: float, lost: float, back: float, more: float
) -> None:
    before = gap_days(back, survive_days(stock, lost))
    after = gap_days(back, survive_days(stock + more, lost))
    assert after <= before + 1e-9


def test_gap_formula_holds_on_three_rows() -> None:
    stock, lost, back = np.array([10, 10, 0]), np.array([1, 0.5, 1]), np.array([30] * 3)
    assert gap_days(back, survive_days(stock, lost)) == pytest.approx([20, 10, 30])

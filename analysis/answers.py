"""What a company answered about one need, as intervals without gaps.

"Don't know" and empty both give the whole interval: nothing for the worst case,
enough for the best. A plain number about recovery or switching is widened.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.columns import Flags, Floats, numbers, texts
from analysis.time_gap import (
    ANSWER_TOLERANCE,
    HORIZON_DAYS,
    answer_interval,
    recover_days,
)

_UNTOLD = ("missing", "dont_know")


@dataclass(frozen=True)
class Interval:
    """Lower and upper end of something that was asked, one pair a row."""

    low: Floats
    high: Floats

    def take(self, rows: np.ndarray) -> "Interval":
        """Return the intervals of `rows`, in that order."""
        return Interval(self.low[rows], self.high[rows])


@dataclass(frozen=True)
class NeedAnswers:
    """Answers about many needs, one row a need."""

    stock_days: Interval
    recovery_days: Interval
    switch_days: Interval
    capacity_share: Interval

    def take(self, rows: np.ndarray) -> "NeedAnswers":
        """Return the answers of `rows`, in that order."""
        return NeedAnswers(
            self.stock_days.take(rows),
            self.recovery_days.take(rows),
            self.switch_days.take(rows),
            self.capacity_share.take(rows),
        )


def need_answers(
    needs: pd.DataFrame,
    *,
    horizon_days: float = HORIZON_DAYS,
    tolerance: float = ANSWER_TOLERANCE,
) -> NeedAnswers:
    """Read stock, recovery, switching and alternatives of each need as intervals.

    No alternative (`alternative_count` 0) means that switching never ends the
    break, whatever time was told for it. If the count was not told and no capacity
    either, there may be none. Alternatives without a capacity cover all in the best
    case and nothing in the worst.

    Parameters
    ----------
    needs : mart `supply_need`: stock_days_low/high, recovery_days_low/high,
        switch_days_low/high with their `_basis`, alternative_count,
        alternative_capacity_share_low/high
    horizon_days : upper end of an unanswered recovery or switch
    tolerance : share by which a plain number is widened

    Returns
    -------
    answers : one interval a need and question

    Examples
    --------
    Stock told; not known; nothing asked.

    >>> needs = pd.DataFrame({"stock_days_low": [5, None, None],
    ...     "stock_days_high": [5, None, None],
    ...     "stock_basis": ["answered", "dont_know", "missing"]})
    >>> need_answers(needs).stock_days.high
    array([ 5., inf, inf])
    """
    alternatives = numbers(needs, "alternative_count")
    maybe_none = np.isnan(alternatives) & ~has_capacity(needs)
    switch = _told(needs, "switch_days", "switch_basis")
    low, high = answer_interval(*switch, unknown_high=horizon_days, tolerance=tolerance)
    none = alternatives == 0
    low = np.where(none, np.inf, low)
    high = np.where(none | maybe_none, np.inf, high)
    recovery = _told(needs, "recovery_days", "recovery_basis")
    stock = _told(needs, "stock_days", "stock_basis")
    return NeedAnswers(
        Interval(*answer_interval(*stock, unknown_high=np.inf)),
        Interval(
            *answer_interval(*recovery, unknown_high=horizon_days, tolerance=tolerance)
        ),
        Interval(low, high),
        _capacity(needs, none),
    )


def has_capacity(needs: pd.DataFrame) -> Flags:
    """Return for which needs a capacity of alternatives was told: there is one then.

    Parameters
    ----------
    needs : mart `supply_need`

    Returns
    -------
    told : one boolean a need

    Examples
    --------
    >>> has_capacity(pd.DataFrame({"alternative_capacity_share_low": [0.5, 0, None]}))
    array([ True, False, False])
    """
    return numbers(needs, "alternative_capacity_share_low") > 0


def _told(needs: pd.DataFrame, name: str, basis: str) -> tuple[Floats, Floats]:
    """Return both ends as told, NaN where the basis says that nothing was."""
    untold = np.isin(texts(needs, basis).astype(str), _UNTOLD)
    low, high = numbers(needs, f"{name}_low"), numbers(needs, f"{name}_high")
    return np.where(untold, np.nan, low), np.where(untold, np.nan, high)


def _capacity(needs: pd.DataFrame, none: Flags) -> Interval:
    low = numbers(needs, "alternative_capacity_share_low")
    high = numbers(needs, "alternative_capacity_share_high")
    low = np.where(none, 0.0, np.where(np.isnan(low), 0.0, low))
    high = np.where(none, 0.0, np.where(np.isnan(high), 1.0, high))
    return Interval(low, np.maximum(low, high))


def recover_interval(answers: NeedAnswers) -> Interval:
    """Bound the time until the inflow is whole again.

    The earlier of recovery and switching. How much the alternatives can give is
    another question: it is in the non-replaceability, not in the time.

    Parameters
    ----------
    answers : of each need

    Returns
    -------
    days : time to recover

    Examples
    --------
    Back in 40 to 50 days; another supplier in 5 to 10; there is none.

    >>> needs = pd.DataFrame({"recovery_days_low": [40, 40],
    ...     "recovery_days_high": [50, 50], "switch_days_low": [5, 5],
    ...     "switch_days_high": [10, 10], "alternative_count": [1, 0]})
    >>> recover_interval(need_answers(needs))
    Interval(low=array([ 5., 40.]), high=array([10., 50.]))
    """
    recovery, switch = answers.recovery_days, answers.switch_days
    return Interval(
        recover_days(recovery.low, switch.low), recover_days(recovery.high, switch.high)
    )

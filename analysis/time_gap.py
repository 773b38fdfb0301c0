"""Time gap: for how long is something missing after the stock has run out?

A stock of D days lasts longer than D days when only a share of the inflow is
lost; and suppliers are optimistic about recovery, so answers are widened.
"""

import numpy as np
import numpy.typing as npt

from analysis.columns import Floats, ratio

# chokepoints of interviews: horizon of what nobody answered, and the tolerance of
# an answer about recovery or switching (Simchi-Levi et al. 2015: too optimistic)
HORIZON_DAYS = 90.0
ANSWER_TOLERANCE = 0.30


def survive_days(stock_days: npt.ArrayLike, lost_share: npt.ArrayLike) -> Floats:
    """Return how many days the stock lasts when a share of the inflow is lost.

    TTS = D / f (Simchi-Levi et al. 2015, for one input); infinite when f = 0.

    Parameters
    ----------
    stock_days : stock in days of full need
    lost_share : share of the inflow that is lost, 0-1

    Returns
    -------
    days : time to survive

    Examples
    --------
    >>> survive_days([10, 10, 0], [1.0, 0.5, 0.0])
    array([10., 20., inf])
    """
    return ratio(stock_days, lost_share, nothing=np.inf)


def recover_days(
    recovery_days: npt.ArrayLike,
    switch_days: npt.ArrayLike,
    delivery_days: npt.ArrayLike = 0.0,
) -> Floats:
    """Return the days until the inflow is whole again.

    TTR = the earlier of the supplier's recovery and switch + delivery.

    Parameters
    ----------
    recovery_days : days until the supplier delivers again
    switch_days : days until another supplier is in use; infinite if there is none
    delivery_days : days from the other supplier's order to its delivery

    Returns
    -------
    days : time to recover

    Examples
    --------
    >>> recover_days([56, 56, 20], [21, np.inf, 21], 7)
    array([28., 56., 20.])
    """
    switched = np.asarray(switch_days, dtype=np.float64) + np.asarray(delivery_days)
    earlier = np.minimum(np.asarray(recovery_days, dtype=np.float64), switched)
    return np.asarray(earlier, dtype=np.float64)


def gap_days(recover: npt.ArrayLike, survive: npt.ArrayLike) -> Floats:
    """Return the days that are not covered: max(0, TTR - TTS).

    Parameters
    ----------
    recover : time to recover, days
    survive : time to survive, days

    Returns
    -------
    days : time gap, 0 when the stock outlasts the break

    Examples
    --------
    >>> gap_days([28, 56, 20], [10, 20, np.inf])
    array([18., 36.,  0.])
    """
    late = np.asarray(recover, dtype=np.float64)
    early = np.asarray(survive, dtype=np.float64)
    late, early = np.broadcast_arrays(late, early)
    finite = np.where(np.isinf(early), 0.0, late - np.where(np.isinf(early), 0, early))
    return np.asarray(np.maximum(0.0, finite), dtype=np.float64)


def answer_interval(
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    *,
    unknown_high: float,
    tolerance: float = 0.0,
) -> tuple[Floats, Floats]:
    """Turn an answer into an interval.

    One number (low = high) is widened by `tolerance` both ways; an interval is
    left as told; an unknown end becomes 0 or `unknown_high`.

    Parameters
    ----------
    low, high : answers, NaN where unknown
    unknown_high : upper end of an unknown answer
    tolerance : share by which an exact answer is widened

    Returns
    -------
    low, high : ends without NaN

    Examples
    --------
    Three answers: 10, between 5 and 20, and nothing.

    >>> answer_interval([10, 5, np.nan], [10, 20, np.nan],
    ...                 unknown_high=90, tolerance=0.3)
    (array([7., 5., 0.]), array([13., 20., 90.]))
    """
    lower = np.asarray(low, dtype=np.float64)
    upper = np.asarray(high, dtype=np.float64)
    exact = lower == upper
    lower = np.where(exact, lower * (1 - tolerance), lower)
    upper = np.where(exact, upper * (1 + tolerance), upper)
    lower = np.where(np.isnan(lower), 0.0, lower)
    upper = np.where(np.isnan(upper), np.maximum(unknown_high, lower), upper)
    return lower, upper


def gap_interval(
    stock: tuple[npt.ArrayLike, npt.ArrayLike],
    lost_share: tuple[npt.ArrayLike, npt.ArrayLike],
    recover: tuple[npt.ArrayLike, npt.ArrayLike],
) -> tuple[Floats, Floats]:
    """Bound the time gap when stock, share and recovery are intervals.

    The gap grows with the share lost and the recovery and falls with the stock, so
    each end is reached at one corner.

    Parameters
    ----------
    stock : low and high stock days; an unknown stock is 0 to infinity
    lost_share : low and high share of the inflow lost
    recover : low and high time to recover

    Returns
    -------
    low, high : time gap in days

    Examples
    --------
    Known, unknown stock, unknown recovery.

    >>> gap_interval(([10, 0, 10], [10, np.inf, 10]), ([1, 1, 1], [1, 1, 1]),
    ...              ([28, 28, 0], [28, 28, 90]))
    (array([18.,  0.,  0.]), array([18., 28., 80.]))
    """
    low = gap_days(recover[0], survive_days(stock[1], lost_share[0]))
    high = gap_days(recover[1], survive_days(stock[0], lost_share[1]))
    return low, high


def infrastructure_gap_hours(
    recovery: tuple[npt.ArrayLike, npt.ArrayLike],
    backup: tuple[npt.ArrayLike, npt.ArrayLike],
    tolerance: tuple[npt.ArrayLike, npt.ArrayLike],
    *,
    horizon_hours: float = HORIZON_DAYS * 24,
) -> tuple[Floats, Floats]:
    """Bound the hours without an infrastructure service.

    gap = max(0, recovery - (backup + tolerance)). Tolerance is what is survived
    without backup; no backup is 0 hours, an unknown one is an interval.

    Parameters
    ----------
    recovery : low and high hours until the service is back, NaN where unknown
    backup : low and high hours that backup lasts, NaN where unknown
    tolerance : low and high hours survived without service and backup
    horizon_hours : upper end of an unknown recovery

    Returns
    -------
    low, high : gap in hours

    Examples
    --------
    Recovery 24 h: backup 8 h and tolerance 2 h; no backup; nobody knows the backup.

    >>> recovery = ([24, 24, 24], [24, 24, 24])
    >>> infrastructure_gap_hours(recovery, ([8, 0, np.nan], [8, 0, np.nan]),
    ...                          ([2, 2, 2], [2, 2, 2]))
    (array([14., 22.,  0.]), array([14., 22., 22.]))
    """
    ends = answer_interval(*recovery, unknown_high=horizon_hours)
    kept = answer_interval(*backup, unknown_high=np.inf)
    borne = answer_interval(*tolerance, unknown_high=np.inf)
    low = gap_days(ends[0], kept[1] + borne[1])
    high = gap_days(ends[1], kept[0] + borne[0])
    return low, high

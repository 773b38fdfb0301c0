"""When it hurts: production day by day while stocks last, and the day of return.

A closure of some days is felt when the stock of an input has run out: `D` days of
stock last `D / f` days when the share `f` of the input is missing, not `D` days.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.cascade.graph import ESSENTIAL, SLOWING, Floats, Ints
from analysis.supply.days_kernel import FULL, Daily, run_daily
from analysis.supply.inputs import UNSURE, Inputs

NEVER = -1


@dataclass(frozen=True)
class Timing:
    """Stocks, ways and alternatives; one value an input, `delay_days` one a source.

    `stock_days` in days of normal use; `alternative_share` what others can supply of
    the input (0-1) from `alternative_day` on (days from the start of the closure).
    """

    stock_days: Floats
    delay_days: Ints
    alternative_share: Floats
    alternative_day: Floats


@dataclass(frozen=True)
class Days:
    """Production by day and firm, share of the normal one (0-1).

    `limit` is the input (its number in `Inputs`) that limits each firm on the first
    day on which it makes less; -1 where none does.
    """

    production: Floats
    limit: Ints

    @property
    def first_day_below(self) -> Ints:
        """Return the first day on which each firm makes less; -1 for never."""
        below = self.production < FULL
        return np.where(below.any(axis=0), below.argmax(axis=0), NEVER)

    @property
    def day_back(self) -> Ints:
        """Return the day from which each firm makes all; 0 never less, -1 not yet."""
        below = self.production < FULL
        last = below.shape[0] - below[::-1].argmax(axis=0)
        is_open = below[-1] if len(below) else np.zeros(below.shape[1], np.bool_)
        return np.where(below.any(axis=0), np.where(is_open, NEVER, last), 0)

    def lost_days(self, until: int | None = None) -> Floats:
        """Return the days of output that each firm loses before the day `until`."""
        lost: Floats = (1.0 - self.production[:until]).sum(axis=0)
        return lost


def run_days(
    inputs: Inputs,
    timing: Timing,
    capacity: npt.ArrayLike,
    *,
    is_worst: bool,
    open_share: npt.ArrayLike | None = None,
) -> Days:
    """Return production day by day at one end of what the answers allow.

    Parameters
    ----------
    inputs : who supplies what in which shares
    timing : stocks, delays and alternatives at this end
    capacity : days by firms, what each firm could make by itself (0-1)
    is_worst : open shares go to the sources that deliver least, and an input that may
        be essential stops its firm; otherwise the other way round. What has been made
        by any day is then the least that the answers allow; on a single day it can be
        more, from stock that was not used before.
    open_share : days by sources, what each can carry (0-1); all of it when None

    Returns
    -------
    days : of every firm

    Examples
    --------
    Firm 0 stands still for four days; firm 1 has two days of stock and hears of the
    closure a day later:

    >>> from analysis.supply.inputs import Source, inputs_of
    >>> made = inputs_of([Source(1, 0, 0, 1, 1)], firm_count=2)
    >>> timing = Timing(np.array([2.0]), np.array([0]), np.zeros(1), np.zeros(1))
    >>> closed = [[0, 1]] * 4 + [[1, 1]] * 4
    >>> found = run_days(made, timing, closed, is_worst=True)
    >>> found.production[:, 1].tolist()
    [1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0]
    >>> found.first_day_below.tolist(), found.day_back.tolist()
    ([0, 3], [4, 5])
    """
    kind = inputs.input_class
    unsure = (kind == UNSURE) & is_worst
    daily = Daily(
        firm=inputs.firm,
        start=inputs.start,
        supplier=inputs.supplier,
        low=inputs.low,
        high=inputs.high,
        stops=(kind == ESSENTIAL) | unsure,
        slows=np.where((kind == SLOWING) | unsure, inputs.cost_share, 0.0),
        stock=np.asarray(timing.stock_days, float),
        delay=np.asarray(timing.delay_days, np.int64),
        alternative=np.asarray(timing.alternative_share, float),
        alternative_day=np.asarray(timing.alternative_day, float),
    )
    carried = np.zeros((0, 0)) if open_share is None else np.asarray(open_share, float)
    made, limit = run_daily(daily, np.asarray(capacity, float), carried, is_worst)
    return Days(made, limit)

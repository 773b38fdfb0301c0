"""Days of stock running down and filling up again, compiled.

One day after the other; each firm makes what its own capacity and its inputs allow.
Numba compiles this file.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from analysis.cascade.graph import Floats, Ints, Places


class Daily(NamedTuple):
    """Inputs with their sources, stocks and alternatives; see `Inputs` and `Timing`."""

    firm: Places
    start: Ints
    supplier: Places
    low: Floats
    high: Floats
    stops: npt.NDArray[np.bool_]
    slows: Floats
    stock: Floats
    delay: Ints
    alternative: Floats
    alternative_day: Floats


@njit(cache=True, nogil=True)
def inflow(daily: Daily, item: int, arriving: Floats, is_upper: bool) -> float:
    """Return what an input gets in a day, of what arrives from each source.

    In the upper end of losses open shares go to the sources that send least.
    """
    first, last = daily.start[item], daily.start[item + 1]
    rest, got = 1.0, 0.0
    for e in range(first, last):
        rest -= daily.low[e]
        got += daily.low[e] * arriving[e]
    if rest <= 0.0:
        return got
    order = np.argsort(arriving[first:last])
    for k in range(order.size):
        e = first + (order[k] if is_upper else order[order.size - 1 - k])
        given = min(daily.high[e] - daily.low[e], max(0.0, rest))
        rest -= given
        got += given * arriving[e]
    return got


@njit(cache=True, nogil=True)
def run_daily(
    daily: Daily, capacity: Floats, open_share: Floats, is_upper: bool
) -> Floats:
    """Return the production of each firm on each day, share of the normal one.

    `capacity` is days by firms; `open_share` days by sources, or empty.
    """
    days, firms = capacity.shape
    made = np.ones((days, firms))
    stock = daily.stock.copy()
    arriving = np.ones(daily.supplier.size)
    came = np.ones(daily.firm.size)
    able = np.ones(daily.firm.size)
    pooled = np.zeros(firms)
    for day in range(days):
        for e in range(arriving.size):
            sent = day - 1 - daily.delay[e]
            arriving[e] = made[sent, daily.supplier[e]] if sent >= 0 else 1.0
            if open_share.size > 0:
                arriving[e] *= open_share[day, e]
        pooled[:] = 0.0
        made[day] = capacity[day]
        for item in range(came.size):
            got = inflow(daily, item, arriving, is_upper)
            if day >= daily.alternative_day[item]:
                got += min(daily.alternative[item], max(0.0, 1.0 - got))
            came[item] = got
            able[item] = min(1.0, stock[item] + got)
            firm = daily.firm[item]
            pooled[firm] += daily.slows[item] * (1.0 - able[item])
            if daily.stops[item]:
                made[day, firm] = min(made[day, firm], able[item])
        for firm in range(firms):
            made[day, firm] = max(0.0, min(made[day, firm], 1.0 - pooled[firm]))
        for item in range(came.size):
            used = min(made[day, daily.firm[item]], able[item])
            left = max(0.0, stock[item] + came[item] - used)
            stock[item] = min(daily.stock[item], left)
    return made

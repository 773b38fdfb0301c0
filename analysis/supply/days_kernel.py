"""Days of stock running down and filling up again, compiled.

One day after the other; each firm makes what its own capacity and its inputs allow.
Numba compiles this file.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from analysis.cascade.graph import Floats, Ints, Places

FULL = 1.0 - 1e-9
NOTHING = -1


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
    least, most = float(arriving[first]), float(arriving[first])
    for e in range(first, last):
        rest -= daily.low[e]
        got += daily.low[e] * arriving[e]
        least, most = min(least, arriving[e]), max(most, arriving[e])
    if rest <= 0.0 or least == most:
        # whoever has the open share, the same comes
        return float(got + max(0.0, rest) * most)
    order = np.argsort(arriving[first:last])
    for k in range(order.size):
        e = first + (order[k] if is_upper else order[order.size - 1 - k])
        given = min(daily.high[e] - daily.low[e], max(0.0, rest))
        rest -= given
        got += given * arriving[e]
    return got


@njit(cache=True, nogil=True)
def tell_why(daily: Daily, able: Floats, made: Floats, because: Ints) -> None:
    """Note for each firm that makes less for the first time which input limits it.

    That is the scarcest input that stops it, else the one that slows it most; nothing
    where a firm's own capacity is what is missing.
    """
    most = np.zeros(made.size)
    found = np.full(made.size, NOTHING)
    for item in range(able.size):
        firm = daily.firm[item]
        weight = 1.0 if daily.stops[item] else daily.slows[item]
        short = weight * (1.0 - able[item])
        if made[firm] < FULL and short > most[firm]:
            most[firm] = short
            found[firm] = item
    for firm in range(made.size):
        if because[firm] == NOTHING and made[firm] < FULL:
            because[firm] = found[firm]


@njit(cache=True, nogil=True)
def arrive(daily: Daily, made: Floats, way: Floats, day: int, arriving: Floats) -> None:
    """Fill in what each source delivers on a day: what it made when it was sent."""
    for e in range(arriving.size):
        sent = day - 1 - daily.delay[e]
        arriving[e] = made[sent, daily.supplier[e]] if sent >= 0 else 1.0
        if way.size > 0:
            arriving[e] *= way[day, e]


@njit(cache=True, nogil=True)
def work(daily: Daily, able: Floats, made: Floats) -> None:
    """Cut what each firm makes on a day to what its inputs allow."""
    pooled = np.zeros(made.size)
    for item in range(able.size):
        firm = daily.firm[item]
        pooled[firm] += daily.slows[item] * (1.0 - able[item])
        if daily.stops[item]:
            made[firm] = min(made[firm], able[item])
    for firm in range(made.size):
        made[firm] = max(0.0, min(made[firm], 1.0 - pooled[firm]))


@njit(cache=True, nogil=True)
def run_daily(
    daily: Daily, capacity: Floats, open_share: Floats, is_upper: bool
) -> tuple[Floats, Ints]:
    """Return the production of each firm on each day, and the input that limits it.

    `capacity` is days by firms; `open_share` days by sources, or empty.
    """
    made = capacity.copy()
    because = np.full(capacity.shape[1], NOTHING)
    stock = daily.stock.copy()
    arriving = np.ones(daily.supplier.size)
    came, able = np.ones(daily.firm.size), np.ones(daily.firm.size)
    for day in range(capacity.shape[0]):
        arrive(daily, made, open_share, day, arriving)
        for item in range(came.size):
            got = inflow(daily, item, arriving, is_upper)
            if day >= daily.alternative_day[item]:
                got += min(daily.alternative[item], max(0.0, 1.0 - got))
            came[item] = got
            able[item] = min(1.0, stock[item] + got)
        work(daily, able, made[day])
        for item in range(came.size):
            used = min(made[day, daily.firm[item]], able[item])
            left = max(0.0, stock[item] + came[item] - used)
            stock[item] = min(daily.stock[item], left)
        tell_why(daily, able, made[day], because)
    return made, because

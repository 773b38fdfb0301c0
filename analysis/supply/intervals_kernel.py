"""Least and greatest losses over all shares that the answers allow, compiled.

At every step each input puts as much of its open share as allowed on the suppliers
with the largest loss (upper end) or the smallest one (lower end). Both maps only
rise, so a run ends and its order does not matter. Numba compiles this file.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from analysis.cascade.graph import Floats, Ints, Places
from analysis.cascade.kernel import FALL, FIRST_THRESHOLD
from analysis.cascade.market import felt_loss


class Needs(NamedTuple):
    """Inputs with their sources, and the sources by supplier.

    `stops` tells whether an input stops its firm, `slows` the part of the firm's work
    that it slows (0 when none); `is_exact` that its shares are known. `is_upper` says
    which end of the losses is looked for.
    """

    by_supplier: Ints
    source: Ints
    of_source: Ints
    start: Ints
    low: Floats
    high: Floats
    firm: Places
    stops: npt.NDArray[np.bool_]
    slows: Floats
    is_exact: npt.NDArray[np.bool_]
    is_upper: bool


class Blow(NamedTuple):
    """What each firm loses itself, and what each source cannot carry (or nothing)."""

    lost: Floats
    closed: Floats


class Market(NamedTuple):
    """Who can stand in for whom: firms of one market, by capacity."""

    of_firm: Places
    capacity: Floats
    whole: Floats


class Progress(NamedTuple):
    """What a run has come to; `counted` holds reached firms and steps."""

    loss: Floats
    sent: Floats
    missing: Floats
    short: Floats
    pooled: Floats
    left: Floats
    reached: Places
    counted: Ints


@njit(cache=True, nogil=True)
def no_progress(needs: Needs, market: Market) -> Progress:
    """Return the state before a run."""
    firms = needs.by_supplier.size - 1
    return Progress(
        np.zeros(firms),
        np.zeros(firms),
        np.zeros(needs.of_source.size),
        np.zeros(needs.firm.size),
        np.zeros(firms),
        market.whole.copy(),
        np.zeros(firms, np.int32),
        np.zeros(2, np.int64),
    )


@njit(cache=True, nogil=True)
def raise_loss(state: Progress, market: Market, firm: int, now: float) -> None:
    """Raise the loss of a firm, and take its capacity out of its market."""
    now = min(1.0, now)
    if now <= state.loss[firm]:
        return
    if state.loss[firm] == 0.0:
        state.reached[state.counted[0]] = firm
        state.counted[0] += 1
    place = market.of_firm[firm]
    if place >= 0:
        state.left[place] -= market.capacity[firm] * (now - state.loss[firm])
    state.loss[firm] = now


@njit(cache=True, nogil=True)
def felt(state: Progress, market: Market, firm: int) -> float:
    """Return the loss that customers feel: none of it what others stand in for."""
    place = market.of_firm[firm]
    if place < 0:
        return float(state.loss[firm])
    return float(
        felt_loss(
            state.loss[firm],
            market.capacity[firm],
            state.left[place],
            market.whole[place],
        )
    )


@njit(cache=True, nogil=True)
def filled(needs: Needs, state: Progress, item: int) -> float:
    """Return the largest (or smallest) loss of an input that its shares allow."""
    first, last = needs.start[item], needs.start[item + 1]
    order = np.argsort(state.missing[first:last])
    rest, short = 1.0, 0.0
    for e in range(first, last):
        rest -= needs.low[e]
        short += needs.low[e] * state.missing[e]
    for k in range(order.size):
        e = first + (order[order.size - 1 - k] if needs.is_upper else order[k])
        given = min(needs.high[e] - needs.low[e], max(0.0, rest))
        rest -= given
        short += given * state.missing[e]
    return short


@njit(cache=True, nogil=True)
def lose_source(
    needs: Needs, state: Progress, market: Market, e: int, now: float
) -> None:
    """Raise what a source lacks, and what its input and its firm lose by that."""
    before = state.missing[e]
    if now <= before:
        return
    state.missing[e] = now
    item = needs.of_source[e]
    if needs.is_exact[item]:
        short = state.short[item] + needs.high[e] * (now - before)
    else:
        short = filled(needs, state, item)
    more = short - state.short[item]
    if more <= 0.0:
        return
    state.short[item] = short
    firm = needs.firm[item]
    state.pooled[firm] += needs.slows[item] * more
    loss = state.pooled[firm]
    if needs.stops[item]:
        loss = max(loss, short)
    raise_loss(state, market, firm, loss)


@njit(cache=True, nogil=True)
def run_range(
    needs: Needs, market: Market, state: Progress, blow: Blow, limits: Floats
) -> bool:
    """Run a shock to one end of the losses; False when it was cut off.

    `limits` hold the tolerance and the most steps.
    """
    lost, closed = blow.lost, blow.closed
    tolerance, most_steps = limits[0], int(limits[1])
    for firm in range(lost.size):
        if lost[firm] > 0.0:
            raise_loss(state, market, firm, lost[firm])
    for e in range(closed.size):
        lose_source(needs, state, market, e, closed[e])
    threshold = max(FIRST_THRESHOLD, tolerance)
    while True:
        has_moved = False
        k = 0
        while k < state.counted[0]:
            firm = state.reached[k]
            k += 1
            now = felt(state, market, firm)
            more = now - state.sent[firm]
            if more > threshold or (more > tolerance and now >= 1.0):
                has_moved = True
                state.sent[firm] = now
                first, last = needs.by_supplier[firm], needs.by_supplier[firm + 1]
                state.counted[1] += last - first
                for place in range(first, last):
                    e = needs.source[place]
                    lose_source(needs, state, market, e, now)
                if state.counted[1] > most_steps:
                    return False
        if not has_moved:
            if threshold <= tolerance:
                return True
            threshold = max(threshold * FALL, tolerance)


@njit(cache=True, nogil=True)
def forget(needs: Needs, market: Market, state: Progress) -> None:
    """Make the state as before a run of firms that fail (no closed source)."""
    for k in range(state.counted[0]):
        firm = state.reached[k]
        state.loss[firm] = state.sent[firm] = 0.0
        if market.of_firm[firm] >= 0:
            state.left[market.of_firm[firm]] = market.whole[market.of_firm[firm]]
        for place in range(needs.by_supplier[firm], needs.by_supplier[firm + 1]):
            e = needs.source[place]
            item = needs.of_source[e]
            state.missing[e] = state.short[item] = 0.0
            state.pooled[needs.firm[item]] = 0.0
    state.counted[:] = 0


@njit(cache=True, nogil=True)
def close_each_range(
    needs: Needs, market: Market, weight: Floats, firms: Ints, limits: Floats
) -> Floats:
    """Return the weighted loss of closing each of `firms` alone; -1 when cut off."""
    state = no_progress(needs, market)
    found = np.full(firms.size, -1.0)
    lost = np.zeros(weight.size)
    blow = Blow(lost, np.zeros(0))
    for place in range(firms.size):
        lost[firms[place]] = 1.0
        if run_range(needs, market, state, blow, limits):
            found[place] = 0.0
            for k in range(state.counted[0]):
                firm = state.reached[k]
                found[place] += weight[firm] * state.loss[firm]
        lost[firms[place]] = 0.0
        forget(needs, market, state)
    return found

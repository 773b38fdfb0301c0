"""The cascade itself, compiled: one shock at a time, only firms that it reaches.

A firm passes its loss on when it has grown by more than a threshold since it last
did; the threshold falls to the tolerance in steps, so that few links are touched
twice. What was touched is reset afterwards, so the next shock starts clean without a
pass over the whole network. Numba compiles this file: plain loops over arrays.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from analysis.cascade.graph import Floats, Ints, Places
from analysis.cascade.market import felt_loss

FIRST_THRESHOLD = 0.25
FALL = 0.25


class Down(NamedTuple):
    """Links from suppliers to the slots of customers; see `SupplyGraph`."""

    start: Ints
    slot: Places
    share: Floats
    link: Places
    slot_firm: Places
    capacity: Floats
    market: Places
    market_capacity: Floats


class Up(NamedTuple):
    """Links from customers to suppliers."""

    start: Ints
    supplier: Places
    share: Floats


class Shock(NamedTuple):
    """Firms and what they lose themselves; the lost share of every link, or none."""

    firm: Ints
    lost: Floats
    closed: Floats


class State(NamedTuple):
    """What a run has come to; all zero (and `left` full) between runs.

    `counted` holds the number of reached firms, of touched slots and of steps.
    """

    loss: Floats
    sent: Floats
    filled: Floats
    left: Floats
    reached: Places
    touched: Places
    counted: Ints


@njit(cache=True, nogil=True)
def empty_state(firms: int, slots: int, left: Floats) -> State:
    """Return the state before a run; `slots` and `left` are empty for a run up."""
    return State(
        np.zeros(firms),
        np.zeros(firms),
        np.zeros(max(slots, firms)),
        left.copy(),
        np.zeros(firms, np.int32),
        np.zeros(slots, np.int32),
        np.zeros(3, np.int64),
    )


@njit(cache=True, nogil=True)
def lose(state: State, down: Down, firm: int, now: float) -> None:
    """Raise the loss of a firm, and take its capacity out of its market."""
    if now <= state.loss[firm]:
        return
    if state.loss[firm] == 0.0:
        state.reached[state.counted[0]] = firm
        state.counted[0] += 1
    market = down.market[firm]
    if market >= 0:
        state.left[market] -= down.capacity[firm] * (now - state.loss[firm])
    state.loss[firm] = now


@njit(cache=True, nogil=True)
def fill(state: State, down: Down, slot: int, more: float) -> None:
    """Raise what a slot has lost, and with it the loss of its firm."""
    if state.filled[slot] == 0.0:
        state.touched[state.counted[1]] = slot
        state.counted[1] += 1
    state.filled[slot] += more
    lose(state, down, down.slot_firm[slot], min(1.0, state.filled[slot]))


@njit(cache=True, nogil=True)
def passed_on(state: State, down: Down, firm: int) -> float:
    """Return the loss that customers feel: none of it what others stand in for."""
    market = down.market[firm]
    if market < 0:
        return float(state.loss[firm])
    return float(
        felt_loss(
            state.loss[firm],
            down.capacity[firm],
            state.left[market],
            down.market_capacity[market],
        )
    )


@njit(cache=True, nogil=True)
def seed_down(down: Down, shock: Shock, state: State) -> None:
    """Put the shock in: firms that lose capacity, links that are closed."""
    for k in range(shock.firm.size):
        lose(state, down, shock.firm[k], shock.lost[k])
    if shock.closed.size == 0:
        return
    for e in range(down.link.size):
        closed = shock.closed[down.link[e]]
        if closed > 0.0:
            fill(state, down, down.slot[e], down.share[e] * closed)


@njit(cache=True, nogil=True)
def send_down(down: Down, shock: Shock, state: State, firm: int, now: float) -> None:
    """Pass the growth of a firm's loss on to the slots of its customers."""
    before = state.sent[firm]
    state.sent[firm] = now
    first, last = down.start[firm], down.start[firm + 1]
    state.counted[2] += last - first
    for e in range(first, last):
        more = now - before
        if shock.closed.size > 0:
            # a closed part of a link is lost already, whatever its supplier does
            closed = shock.closed[down.link[e]]
            more = max(now, closed) - max(before, closed)
        if more > 0.0:
            fill(state, down, down.slot[e], down.share[e] * more)


@njit(cache=True, nogil=True)
def run_down(
    down: Down, shock: Shock, state: State, tolerance: float, most_steps: int
) -> bool:
    """Run losses down to customers; False when the run was cut off."""
    seed_down(down, shock, state)
    threshold = max(FIRST_THRESHOLD, tolerance)
    while True:
        has_moved = False
        k = 0
        while k < state.counted[0]:
            firm = state.reached[k]
            k += 1
            now = passed_on(state, down, firm)
            more = now - state.sent[firm]
            if more > threshold or (more > tolerance and now >= 1.0):
                has_moved = True
                send_down(down, shock, state, firm, now)
                if state.counted[2] > most_steps:
                    return False
        if not has_moved:
            if threshold <= tolerance:
                return True
            threshold = max(threshold * FALL, tolerance)


@njit(cache=True, nogil=True)
def lose_sales(state: State, firm: int, now: float) -> None:
    """Raise the loss of a firm whose customers buy less."""
    if now <= state.loss[firm]:
        return
    if state.loss[firm] == 0.0:
        state.reached[state.counted[0]] = firm
        state.counted[0] += 1
    state.loss[firm] = now


@njit(cache=True, nogil=True)
def send_up(up: Up, state: State, firm: int) -> None:
    """Pass the growth of a firm's loss on to its suppliers."""
    more = state.loss[firm] - state.sent[firm]
    state.sent[firm] = state.loss[firm]
    first, last = up.start[firm], up.start[firm + 1]
    state.counted[2] += last - first
    for e in range(first, last):
        supplier = up.supplier[e]
        state.filled[supplier] += up.share[e] * more
        lose_sales(state, supplier, min(1.0, state.filled[supplier]))


@njit(cache=True, nogil=True)
def run_up(
    up: Up, shock: Shock, state: State, tolerance: float, most_steps: int
) -> bool:
    """Run losses up to suppliers; False when the run was cut off."""
    for k in range(shock.firm.size):
        lose_sales(state, shock.firm[k], shock.lost[k])
    threshold = max(FIRST_THRESHOLD, tolerance)
    while True:
        has_moved = False
        k = 0
        while k < state.counted[0]:
            firm = state.reached[k]
            k += 1
            more = state.loss[firm] - state.sent[firm]
            if more > threshold or (more > tolerance and state.loss[firm] >= 1.0):
                has_moved = True
                send_up(up, state, firm)
                if state.counted[2] > most_steps:
                    return False
        if not has_moved:
            if threshold <= tolerance:
                return True
            threshold = max(threshold * FALL, tolerance)


@njit(cache=True, nogil=True)
def reset_down(state: State, down: Down) -> None:
    """Make the state as it was before a run, at the cost of what the run touched."""
    for k in range(state.counted[0]):
        firm = state.reached[k]
        state.loss[firm] = 0.0
        state.sent[firm] = 0.0
        market = down.market[firm]
        if market >= 0:
            state.left[market] = down.market_capacity[market]
    for k in range(state.counted[1]):
        state.filled[state.touched[k]] = 0.0
    state.counted[:] = 0


@njit(cache=True, nogil=True)
def reset_up(state: State) -> None:
    """Make the state as it was before a run up."""
    for k in range(state.counted[0]):
        firm = state.reached[k]
        state.loss[firm] = 0.0
        state.sent[firm] = 0.0
        state.filled[firm] = 0.0
    state.counted[:] = 0

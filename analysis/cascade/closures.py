"""Every firm closed once, on two threads; each closure is a run of its own.

A firm's figures are the same with one thread or two and in any order of the firms,
since no run knows of another.
"""

import numpy as np
from numba import njit, prange

from analysis.cascade.graph import Floats, Ints
from analysis.cascade.kernel import (
    Down,
    Shock,
    State,
    Up,
    empty_state,
    reset_down,
    reset_up,
    run_down,
    run_up,
)

NOT_KNOWN = -1.0


@njit(cache=True, nogil=True)
def weigh(down: State, up: State, weight: Floats, out: Floats) -> None:
    """Add up the weighted losses of both runs, and of the larger of the two."""
    out[:] = 0.0
    for k in range(down.counted[0]):
        firm = down.reached[k]
        out[0] += weight[firm] * down.loss[firm]
        out[2] += weight[firm] * max(down.loss[firm], up.loss[firm])
    for k in range(up.counted[0]):
        firm = up.reached[k]
        out[1] += weight[firm] * up.loss[firm]
        if down.loss[firm] == 0.0:
            out[2] += weight[firm] * up.loss[firm]


@njit(cache=True, parallel=True)
def close_each(
    down: Down, up: Up, weight: Floats, firms: Ints, limits: Floats
) -> Floats:
    """Close each of `firms`; return down, up and both (-1: cut off), one row a firm.

    `limits` holds the tolerance, the most steps of a closure and the threads.
    """
    found = np.full((firms.size, 3), NOT_KNOWN)
    tolerance, most_steps, lanes = limits[0], int(limits[1]), int(limits[2])
    for lane in prange(lanes):
        below = empty_state(weight.size, down.slot_firm.size, down.market_capacity)
        above = empty_state(weight.size, 0, np.zeros(0))
        for k in range(lane, firms.size, lanes):
            shock = Shock(firms[k : k + 1], np.ones(1), np.zeros(0))
            is_whole = run_down(down, shock, below, tolerance, most_steps)
            if is_whole and run_up(up, shock, above, tolerance, most_steps):
                weigh(below, above, weight, found[k])
            reset_down(below, down)
            reset_up(above)
    return found

"""Horn propagation, compiled: counters of suppliers that still work.

What a run touched is reset afterwards, so that trying every firm or every pair costs
what those failures reach, not the whole network. Numba compiles this file.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from analysis.cascade.graph import Ints


class Horn(NamedTuple):
    """Inputs by supplier (`supplied[start[i]:start[i + 1]]`), their sizes and firms."""

    start: Ints
    supplied: Ints
    size: Ints
    firm: Ints


class HornState(NamedTuple):
    """Who has stopped, how many suppliers of each input have, and in what order."""

    is_stopped: npt.NDArray[np.bool_]
    gone: Ints
    order: Ints
    counted: Ints


@njit(cache=True, nogil=True)
def empty_horn_state(horn: Horn) -> HornState:
    """Return the state in which everybody works."""
    firms = horn.start.size - 1
    return HornState(
        np.zeros(firms, np.bool_),
        np.zeros(horn.size.size, np.int64),
        np.zeros(firms, np.int64),
        np.zeros(1, np.int64),
    )


@njit(cache=True, nogil=True)
def close(horn: Horn, state: HornState, failed: Ints) -> None:
    """Stop the firms of `failed` and everybody who stops because of them."""
    for firm in failed:
        if not state.is_stopped[firm]:
            state.is_stopped[firm] = True
            state.order[state.counted[0]] = firm
            state.counted[0] += 1
    k = 0
    while k < state.counted[0]:
        firm = state.order[k]
        k += 1
        for e in range(horn.start[firm], horn.start[firm + 1]):
            item = horn.supplied[e]
            state.gone[item] += 1
            buyer = horn.firm[item]
            if state.gone[item] == horn.size[item] and not state.is_stopped[buyer]:
                state.is_stopped[buyer] = True
                state.order[state.counted[0]] = buyer
                state.counted[0] += 1


@njit(cache=True, nogil=True)
def reopen(horn: Horn, state: HornState) -> None:
    """Let everybody work again, at the cost of what had stopped."""
    for k in range(state.counted[0]):
        firm = state.order[k]
        state.is_stopped[firm] = False
        for e in range(horn.start[firm], horn.start[firm + 1]):
            state.gone[horn.supplied[e]] = 0
    state.counted[0] = 0


@njit(cache=True, nogil=True)
def rows_of(horn: Horn, tried: Ints) -> Ints:
    """Return (failing, stopping) for each firm of `tried` failing alone."""
    state = empty_horn_state(horn)
    found = [(0, 0)]
    for firm in tried:
        close(horn, state, np.array([firm]))
        for other in np.sort(state.order[: state.counted[0]]):
            if other != firm:
                found.append((firm, other))
        reopen(horn, state)
    return _rows(found)


@njit(cache=True, nogil=True)
def pairs_of(horn: Horn, tried: Ints, firm: int) -> Ints:
    """Return the pairs of `tried` that stop a firm when they fail together."""
    state = empty_horn_state(horn)
    found = [(0, 0)]
    for a in range(tried.size):
        for b in range(a + 1, tried.size):
            close(horn, state, np.array([tried[a], tried[b]]))
            if state.is_stopped[firm]:
                found.append((tried[a], tried[b]))
            reopen(horn, state)
    return _rows(found)


@njit(cache=True, nogil=True)
def _rows(found: list[tuple[int, int]]) -> Ints:
    """Return the pairs after the first, which only tells the compiler the type."""
    made = np.zeros((len(found) - 1, 2), np.int64)
    for k in range(1, len(found)):
        made[k - 1, 0], made[k - 1, 1] = found[k]
    return made

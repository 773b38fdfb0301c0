"""Concentration of supply: Herfindahl-Hirschman index with exact bounds.

Shares are of what was told about one input, so an unnamed supplier may be a new
firm or the largest one over again: one known supplier of 60 % is 0.36-1.00.
"""

import numpy as np
import numpy.typing as npt

from analysis.columns import Floats, ratio
from analysis.concentration.shares import ShareBox, even_split, share_box

# above this many open shares the upper bound is safe but may not be reached
VERTEX_LIMIT = 12
_CHUNK = 2**20


def hhi(shares: npt.ArrayLike) -> Floats:
    """Return the sum of squared shares along the last axis.

    Parameters
    ----------
    shares : known shares, summing to 1; NaN is skipped

    Returns
    -------
    index : 1 for one supplier, 1/n for n equal ones

    Examples
    --------
    >>> float(hhi([0.6, 0.3, 0.1]).round(2))
    0.46
    """
    return np.asarray(np.nansum(np.square(shares), axis=-1), dtype=np.float64)


def effective_suppliers(index: npt.ArrayLike) -> Floats:
    """Return the number of equal suppliers that would give the same index.

    Parameters
    ----------
    index : Herfindahl-Hirschman index

    Returns
    -------
    count : 1 / index, infinite for 0

    Examples
    --------
    >>> effective_suppliers([1.0, 0.5, 0.25])
    array([1., 2., 4.])
    """
    return ratio(1.0, index, nothing=np.inf)


def hhi_bounds(
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    *,
    unknown_low: npt.ArrayLike = 0.0,
    unknown_high: npt.ArrayLike = 0.0,
    unknown_is_other: bool = False,
) -> tuple[Floats, Floats]:
    """Bound the index of shares that are only known as intervals.

    Least: the unknown remainder is split finely, the named shares are as even as
    their intervals allow. Most: a vertex of the box; the remainder joins the firm
    that gains most by it, or is one other firm if `unknown_is_other`.

    Parameters
    ----------
    low, high : share intervals, one need or needs x suppliers (NaN = not used)
    unknown_low, unknown_high : share of suppliers that were not named
    unknown_is_other : the remainder is surely none of the named suppliers

    Returns
    -------
    low, high : bounds of the index, one a need

    Examples
    --------
    One known supplier has 60 %, the rest is unknown.

    >>> low, high = hhi_bounds([0.6], [0.6], unknown_low=0.4, unknown_high=0.4)
    >>> float(low), float(high)
    (0.36, 1.0)
    """
    box = share_box(low, high, unknown_low, unknown_high)
    ends = box_hhi_bounds(box, unknown_is_other=unknown_is_other)
    shape = np.shape(low)[:-1]
    return ends[0].reshape(shape), ends[1].reshape(shape)


def box_hhi_bounds(
    box: ShareBox, *, unknown_is_other: bool = False
) -> tuple[Floats, Floats]:
    """Bound the index of each row of a box; see `hhi_bounds`.

    Parameters
    ----------
    box : shares of many needs
    unknown_is_other : the remainder is surely none of the named suppliers

    Returns
    -------
    low, high : bounds of the index, one a need

    Examples
    --------
    Two suppliers named, no shares told.

    >>> low, high = box_hhi_bounds(share_box([[0.0, 0.0]], [[1.0, 1.0]]))
    >>> low.tolist(), high.tolist()
    ([0.5], [1.0])
    """
    least = hhi(even_split(box))
    columns = np.column_stack([box.low, box.unknown_low])
    upper = np.column_stack([box.high, box.unknown_high])
    most = _largest_square_sum(columns, upper)
    if not unknown_is_other:
        most = np.maximum(most, _largest_when_joined(box))
    return least, np.minimum(np.maximum(most, least), 1.0)


def top_share_bounds(
    box: ShareBox, *, unknown_is_other: bool = False
) -> tuple[Floats, Floats]:
    """Bound the largest supplier's share.

    Parameters
    ----------
    box : shares of many needs
    unknown_is_other : the remainder is surely none of the named suppliers

    Returns
    -------
    low, high : bounds of the largest share, one a need

    Examples
    --------
    >>> low, high = top_share_bounds(share_box([[0.6]], [[0.6]], 0.4, 0.4))
    >>> low.tolist(), high.tolist()
    ([0.6], [1.0])
    """
    least = even_split(box).max(axis=1, initial=0.0)
    if unknown_is_other:
        most = np.maximum(box.high.max(axis=1, initial=0.0), box.unknown_high)
        return least, np.maximum(most, least)
    others = box.low.sum(axis=1, keepdims=True) - box.low
    joined = np.minimum(box.high + box.unknown_high[:, None], 1 - others)
    most = np.where(box.used, joined, 0.0).max(axis=1, initial=0.0)
    most = np.where(box.used.any(axis=1), most, box.unknown_high)
    return least, np.clip(np.maximum(most, least), 0, 1)


def _largest_when_joined(box: ShareBox) -> Floats:
    """Return the largest index when the remainder joins one of the named firms."""
    row, column = np.nonzero(box.used & (box.unknown_high > 0)[:, None])
    low, high = box.low[row].copy(), box.high[row].copy()
    place = np.arange(len(row))
    low[place, column] += box.unknown_low[row]
    high[place, column] += box.unknown_high[row]
    merged = share_box(low, high)
    most = np.zeros(len(box.low))
    np.maximum.at(most, row, _largest_square_sum(merged.low, merged.high))
    return most


def _largest_square_sum(low: Floats, high: Floats) -> Floats:
    """Return the largest sum of squares in each row's box cut by sum = 1."""
    result = np.asarray(np.square(low).sum(axis=1), dtype=np.float64)
    is_open = high - low > 1e-12
    sizes = is_open.sum(axis=1)
    for size in np.unique(sizes[sizes > 0]):
        rows = np.flatnonzero(sizes == size)
        # open columns first
        order = np.argsort(~is_open[rows], axis=1, kind="stable")[:, :size]
        base = np.take_along_axis(low[rows], order, axis=1)
        width = np.take_along_axis(high[rows], order, axis=1) - base
        spare = 1 - low[rows].sum(axis=1)
        result[rows] += _largest_gain(base, width, spare)
    return result


def _largest_gain(base: Floats, width: Floats, spare: Floats) -> Floats:
    """Return the largest gain in squares from giving `spare` to the columns.

    Where one column is the largest and can take everything, it does; else one goes
    through the vertices: some columns full, one partly, the others empty.
    """
    leader = np.argmax(base, axis=1)
    rows = np.arange(len(base))
    all_to_leader = spare * (spare + 2 * base[rows, leader])
    done = width[rows, leader] >= spare - 1e-12
    gain = np.where(done, all_to_leader, 0.0)
    left = np.flatnonzero(~done)
    if base.shape[1] > VERTEX_LIMIT:
        gain[left] = _safe_gain(base[left], width[left], spare[left])
        return gain
    step = max(1, _CHUNK // 2 ** base.shape[1])
    for start in range(0, len(left), step):
        part = left[start : start + step]
        gain[part] = _vertex_gain(base[part], width[part], spare[part])
    return gain


def _vertex_gain(base: Floats, width: Floats, spare: Floats) -> Floats:
    size = base.shape[1]
    full = (np.arange(2**size)[:, None] >> np.arange(size)) & 1 == 1
    rest = spare[:, None] - width @ full.T
    gained = (width * (width + 2 * base)) @ full.T
    best: Floats = np.where(np.abs(rest) <= 1e-12, gained, 0.0).max(axis=1)
    for column in range(size):
        fits = ~full[:, column] & (rest >= -1e-12) & (rest <= width[:, [column]])
        value = gained + rest * (rest + 2 * base[:, [column]])
        best = np.maximum(best, np.where(fits, value, 0.0).max(axis=1))
    return best


def _safe_gain(base: Floats, width: Floats, spare: Floats) -> Floats:
    """Fill the columns of the largest gain per unit first, the last one in part.

    The gain of a column is convex, so its chord from empty to full is never below.
    """
    order = np.argsort(-(width + 2 * base), axis=1)
    base = np.take_along_axis(base, order, axis=1)
    width = np.take_along_axis(width, order, axis=1)
    before = np.cumsum(width, axis=1) - width
    given = np.clip(spare[:, None] - before, 0, width)
    return np.asarray((given * (width + 2 * base)).sum(axis=1), dtype=np.float64)

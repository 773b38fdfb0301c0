"""Shares that are only known as intervals: a box cut by "the sum is 1".

Shares told to more than 100 % are scaled to it; what is missing from 100 % is an
unknown remainder, which may be one firm, many, or a firm that is already named.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.columns import Flags, Floats, Ints, Texts, group_number, group_sum, ratio


@dataclass(frozen=True)
class ShareBox:
    """Shares of many needs: one row a need, one column a supplier, NaN-free.

    Every end can be reached by some shares that sum to 1; a column that a need does
    not use is 0 and not `used`.
    """

    low: Floats
    high: Floats
    used: Flags
    unknown_low: Floats
    unknown_high: Floats


def share_box(
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    unknown_low: npt.ArrayLike = 0.0,
    unknown_high: npt.ArrayLike = 0.0,
) -> ShareBox:
    """Tighten interval shares so that each end is possible.

    Parameters
    ----------
    low, high : needs x suppliers, 0-1; NaN for a column that a need does not use
    unknown_low, unknown_high : share of suppliers that were not named

    Returns
    -------
    box : with sum-to-one taken into account

    Examples
    --------
    "More than half from A", B and C named: B and C have at most a half together.

    >>> box = share_box([[0.5, 0, 0]], [[1, 1, 1]])
    >>> box.high.tolist()
    [[1.0, 0.5, 0.5]]
    """
    lower = np.atleast_2d(np.asarray(low, dtype=np.float64))
    upper = np.atleast_2d(np.asarray(high, dtype=np.float64))
    used = ~np.isnan(lower) & ~np.isnan(upper)
    lower = np.where(used, np.clip(np.nan_to_num(lower), 0, 1), 0.0)
    upper = np.where(used, np.maximum(np.clip(np.nan_to_num(upper), 0, 1), lower), 0.0)
    rest_low = np.broadcast_to(np.asarray(unknown_low, dtype=np.float64), len(lower))
    rest_high = np.broadcast_to(np.asarray(unknown_high, dtype=np.float64), len(lower))
    ends_low = np.column_stack([lower, np.clip(rest_low, 0, 1)])
    ends_high = np.column_stack([upper, np.clip(rest_high, 0, 1)])
    ends_low, ends_high = _sum_to_one(ends_low, np.maximum(ends_low, ends_high))
    return ShareBox(
        ends_low[:, :-1], ends_high[:, :-1], used, ends_low[:, -1], ends_high[:, -1]
    )


def _sum_to_one(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Cut the box by sum = 1; the last column is the unknown remainder."""
    least = low.sum(axis=1, keepdims=True)
    # more than 100 % was told: only the proportions are believed
    over = least > 1
    low = np.where(over, low / np.where(over, least, 1.0), low)
    high = np.where(over, low, high)
    # less than 100 % was told: the rest is somebody
    under = high.sum(axis=1) < 1
    high[under, -1] = 1.0
    total_low = low.sum(axis=1, keepdims=True)
    total_high = high.sum(axis=1, keepdims=True)
    tight_low = np.maximum(low, 1 - (total_high - high))
    tight_high = np.minimum(high, 1 - (total_low - low))
    tight_low = np.clip(tight_low, 0, 1)
    return tight_low, np.maximum(np.clip(tight_high, 0, 1), tight_low)


def need_boxes(
    need: Ints,
    count: int,
    group: Texts,
    low: Floats,
    high: Floats,
) -> ShareBox:
    """Join the links of each need by group and stand the groups in columns.

    Members are joined first, so two suppliers of one owner are one column. A link
    whose group is None belongs to the unknown remainder.

    Parameters
    ----------
    need : number of the need of each link, 0 to count - 1
    count : needs
    group : what the link is joined by (owner, country), None where unknown
    low, high : share of each link, 0-1

    Returns
    -------
    box : one row a need

    Examples
    --------
    A and B have one owner; 40 % is unknown.

    >>> box = need_boxes(np.array([0, 0, 0]), 1, np.array(["o", "o", None]),
    ...     np.array([0.5, 0.1, 0.4]), np.array([0.5, 0.1, 0.4]))
    >>> box.low.tolist(), box.unknown_high.tolist()
    ([[0.6]], [0.4])
    """
    known = np.array([key is not None for key in group], dtype=np.bool_)
    rest_low = group_sum(need[~known], low[~known], count)
    rest_high = group_sum(need[~known], high[~known], count)
    cell, first = group_number(need[known].astype(object), group[known])
    row = need[known][first]
    ends = [group_sum(cell, values[known], len(first)) for values in (low, high)]
    column, width = _positions(row, count)
    padded_low = np.full((count, width), np.nan)
    padded_high = np.full((count, width), np.nan)
    padded_low[row, column] = ends[0]
    padded_high[row, column] = ends[1]
    return share_box(padded_low, padded_high, rest_low, rest_high)


def _positions(row: Ints, count: int) -> tuple[Ints, int]:
    """Give each member of a row its own column."""
    size = np.bincount(row, minlength=count)
    order = np.argsort(row, kind="stable")
    start = np.concatenate([[0], np.cumsum(size)[:-1]])
    column = np.empty(len(row), dtype=np.int64)
    column[order] = np.arange(len(row)) - start[row[order]]
    return column, max(1, int(size.max(initial=0)))


def link_shares(
    need: Ints, count: int, low: Floats, high: Floats
) -> tuple[Floats, Floats, Floats]:
    """Tighten the share of each link, and read a share in between.

    Parameters
    ----------
    need : number of the need of each link, 0 to count - 1
    count : needs
    low, high : share of each link as told, the unknown remainder being a link

    Returns
    -------
    low, high : ends that can be reached with the need's shares summing to 1
    central : shares in the same position between their ends; exact ones as told.
        A weight for averages, never shown as a share

    Examples
    --------
    "More than half from A", B and C named.

    >>> low, high, central = link_shares(np.array([0, 0, 0]), 1,
    ...     np.array([0.5, 0.0, 0.0]), np.array([1.0, 1.0, 1.0]))
    >>> high.tolist(), central.round(3).tolist()
    ([1.0, 0.5, 0.5], [0.667, 0.167, 0.167])
    """
    least = group_sum(need, low, count)[need]
    over = least > 1
    low = np.where(over, low / np.where(over, least, 1.0), low)
    high = np.where(over, low, np.maximum(low, high))
    total_low = group_sum(need, low, count)[need]
    total_high = group_sum(need, high, count)[need]
    tight_high = np.clip(np.minimum(high, 1 - (total_low - low)), low, 1)
    forced = np.where(total_high < 1, low, 1 - (total_high - high))
    tight_low = np.clip(np.maximum(low, forced), 0, tight_high)
    return tight_low, tight_high, _central(need, count, tight_low, tight_high)


def _central(need: Ints, count: int, low: Floats, high: Floats) -> Floats:
    total_low = group_sum(need, low, count)[need]
    total_high = group_sum(need, high, count)[need]
    width = total_high - total_low
    part = ratio(1 - total_low, width, nothing=0.0)
    # the shares do not reach 1: somebody unnamed has the rest
    part = np.where(total_high < 1, 0.5, part)
    return np.asarray(low + (high - low) * part, dtype=np.float64)


def even_split(box: ShareBox) -> Floats:
    """Return the most even shares that the box allows.

    The unknown remainder is as large as it may be and split finely, outside the
    named suppliers; these are filled to one water level. This split has the least
    sum of squares and the least largest share.

    Parameters
    ----------
    box : shares of many needs

    Returns
    -------
    shares : needs x suppliers, of the named ones

    Examples
    --------
    >>> even_split(share_box([[0.25, 0.25, 0.1]], [[0.5, 0.5, 0.4]])).round(4)
    array([[0.3333, 0.3333, 0.3333]])
    """
    total = 1 - box.unknown_high
    low, high = box.low, box.high
    # the sum of clip(level, low, high) grows with slope = number of open columns
    points = np.concatenate([low, high], axis=1)
    turns = np.concatenate([np.ones(low.shape), -np.ones(low.shape)], axis=1)
    order = np.argsort(points, axis=1, kind="stable")
    points = np.take_along_axis(points, order, axis=1)
    slope = np.cumsum(np.take_along_axis(turns, order, axis=1), axis=1)
    rises = slope[:, :-1] * np.diff(points, axis=1)
    sums = np.cumsum(np.column_stack([low.sum(axis=1), rises]), axis=1)
    step = np.clip((sums < total[:, None] - 1e-15).sum(axis=1) - 1, 0, None)
    rows = np.arange(len(low))
    steepness = np.maximum(slope[rows, step], 1)
    level = points[rows, step] + (total - sums[rows, step]) / steepness
    return np.asarray(np.clip(level[:, None], low, high), dtype=np.float64)

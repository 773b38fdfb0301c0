"""Make a network of lines that were drawn one by one, by joining their ends.

Publishers cut lines at switches, stations and road parts, and round coordinates, so
ends that belong together lie apart. An end is joined to every other line that it comes
within the tolerance of, also between that line's ends: a branch begins there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from analysis.columns import Floats

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG): lengths on the sphere, within 0.6 %."""
TOLERANCE_M = 150.0
"""How far apart, in metres, an end and another line may lie and still be joined."""
STEP_M = 300.0
"""Longest piece of a line between two places of the network, in metres."""
Whole = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Network:
    """Places and the pieces of line between them.

    `places` is (n, 2), degrees of longitude and latitude. Piece i goes from place
    `start[i]` to `end[i]` and is `km[i]` long; the last `join_count` pieces are joins.
    """

    places: Floats
    start: Whole
    end: Whole
    km: Floats
    join_count: int


def kilometres(start: npt.ArrayLike, end: npt.ArrayLike) -> Floats:
    """Return lengths of great circles (haversine formula, Sinnott 1984).

    Parameters
    ----------
    start, end : (n, 2) degrees, longitude and latitude

    Returns
    -------
    km : lengths in kilometres

    Examples
    --------
    >>> kilometres([[27.0, 62.0], [27.0, 62.0]], [[27.0, 63.0], [28.0, 62.0]]).round(1)
    array([111.2,  52.2])
    """
    here, there = np.radians(np.asarray(start)), np.radians(np.asarray(end))
    half = np.sin((there - here) / 2) ** 2
    across = np.cos(here[..., 1]) * np.cos(there[..., 1]) * half[..., 0]
    part = np.sqrt(np.clip(half[..., 1] + across, 0, 1))
    return np.asarray(2 * EARTH_KM * np.arcsin(part), dtype=np.float64)


def joined_lines(
    lines: Sequence[npt.ArrayLike], tolerance_m: float = TOLERANCE_M
) -> Network:
    """Join lines into one network.

    Parameters
    ----------
    lines : each (k, 2) degrees, longitude and latitude, k >= 2
    tolerance_m : an end nearer to another line than this is joined to it, metres

    Returns
    -------
    network : places at most `STEP_M` apart along each line, and joins; the length of a
        join is its real one, so nothing gets shorter by joining

    Raises
    ------
    ValueError : a line with fewer than two places

    Examples
    --------
    The second line begins 60 m from the middle of the first, the third is far off:

    >>> net = joined_lines([
    ...     [[27.0, 62.0], [27.1, 62.0]],
    ...     [[27.05, 62.0005], [27.05, 62.1]],
    ...     [[28.0, 62.0], [28.1, 62.0]]])
    >>> net.join_count, net.km.sum().round(1)
    (1, np.float64(21.6))
    """
    drawn = [np.asarray(line, dtype=np.float64) for line in lines]
    if any(len(line) < len("ab") for line in drawn):
        msg = "every line needs at least two places"
        raise ValueError(msg)
    if not drawn:
        none = np.empty(0, dtype=np.intp)
        return Network(np.empty((0, 2)), none, none, np.empty(0), 0)
    middle = np.radians(np.concatenate(drawn).mean(axis=0))
    flat = [_plane(line, middle) for line in drawn]
    cut = [_cut(line, plane) for line, plane in zip(drawn, flat, strict=True)]
    places = np.concatenate(cut)
    firsts = np.cumsum([0, *map(len, cut)])
    inside = np.ones(len(places) - 1, dtype=bool)
    inside[firsts[1:-1] - 1] = False
    start = np.flatnonzero(inside)
    joins = _joins(flat, _plane(places, middle), firsts, tolerance_m)
    start = np.concatenate([start, joins[:, 0]])
    end = np.concatenate([np.flatnonzero(inside) + 1, joins[:, 1]])
    km = kilometres(places[start], places[end])
    return Network(places, start, end, km, len(joins))


def _plane(line: Floats, middle: Floats) -> Floats:
    """Return places as metres on Lambert's azimuthal equal-area plane (Snyder 1987)."""
    east, north = np.radians(line[:, 0]) - middle[0], np.radians(line[:, 1])
    sine, cosine = np.sin(middle[1]), np.cos(middle[1])
    spread = 1 + sine * np.sin(north) + cosine * np.cos(north) * np.cos(east)
    scale = EARTH_KM * 1000 * np.sqrt(2 / spread)
    up = cosine * np.sin(north) - sine * np.cos(north) * np.cos(east)
    return np.column_stack([scale * np.cos(north) * np.sin(east), scale * up])


def _cut(line: Floats, plane: Floats) -> Floats:
    """Return the places of a line with more between them, none far from the next."""
    lengths = np.hypot(*np.diff(plane, axis=0).T)
    counts = np.maximum(np.ceil(lengths / STEP_M), 1).astype(int)
    pieces = [
        line[at] + (line[at + 1] - line[at]) * (np.arange(count) / count)[:, None]
        for at, count in enumerate(counts)
    ]
    return np.concatenate([*pieces, line[-1:]])


def _joins(
    flat: Sequence[Floats], plane: Floats, firsts: Whole, tolerance_m: float
) -> Whole:
    """Return pairs of places: an end, and the nearest place of another line."""
    shapes = np.array([shapely.linestrings(line) for line in flat])
    ends = np.column_stack([firsts[:-1], firsts[1:] - 1]).ravel()
    owner = np.repeat(np.arange(len(flat)), 2)
    points = shapely.points(plane[ends])
    near = shapely.STRtree(shapes).query(
        points, predicate="dwithin", distance=tolerance_m
    )
    pairs = set()
    for which, line in near.T:
        if owner[which] != line:
            first, last = firsts[line], firsts[line + 1]
            away = np.hypot(*(plane[first:last] - plane[ends[which]]).T)
            other = int(first + away.argmin())
            pairs.add((min(int(ends[which]), other), max(int(ends[which]), other)))
    return np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)

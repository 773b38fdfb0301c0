"""A network by areas: a node for each part of it in an area, a link for each border.

A line that only cuts a corner of an area is a part of its own there: it is not joined
to the area's other lines, so no way is made up. Within a part every way goes by the
place that is nearest to the area's centre, which makes a way through it a little too
long and never too short.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import dijkstra

from analysis.columns import Floats
from analysis.routes.network import Network, kilometres
from analysis.routes.shortest import components, matrix

Whole = npt.NDArray[np.intp]
APART_KM = 1.0
"""Crossings of a border nearer to each other than this fail together."""


@dataclass(frozen=True)
class AreaGraph:
    """Nodes are parts of areas; links go from part to part over a border.

    Node i lies in area `area[i]`, at `places[i]` (degrees), has `line_km[i]` of lines.
    Link j goes from node `start[j]` to `end[j]`, `km[j]` from place to place, and
    `second_km[j]` by another crossing of the same border, NaN where there is none.
    """

    area: Whole
    places: Floats
    line_km: Floats
    start: Whole
    end: Whole
    km: Floats
    second_km: Floats


def area_graph(
    network: Network, piece_area: npt.ArrayLike, centres: npt.ArrayLike
) -> AreaGraph:
    """Return the graph of areas that a network makes.

    Parameters
    ----------
    network : places and pieces
    piece_area : area number of each piece; pieces with -1 are left out
    centres : (areas, 2) degrees, longitude and latitude

    Returns
    -------
    graph : the parts of each area, the one with most line first, and the shortest
        crossing between any two parts, with the best one elsewhere

    Examples
    --------
    One line of three pieces through areas 0, 1 and again 0:

    >>> line = Network(
    ...     np.array([[27.0, 62.0], [27.1, 62.0], [27.2, 62.0], [27.3, 62.0]]),
    ...     np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([5.2, 5.2, 5.2]), 0)
    >>> graph = area_graph(line, [0, 1, 0], [[27.0, 62.0], [27.1, 62.0]])
    >>> graph.area.tolist(), graph.start.tolist(), graph.end.tolist()
    ([0, 0, 1], [0, 1], [2, 2])
    >>> graph.km.tolist()
    [5.2, 5.2]
    """
    area = np.asarray(piece_area, dtype=np.intp)
    used = area >= 0
    start, end = network.start[used], network.end[used]
    area, km = area[used], network.km[used]
    # a place on a border stands once for each area that it touches
    both = np.column_stack([np.tile(area, 2), np.concatenate([start, end])])
    stands, key = np.unique(both, axis=0, return_inverse=True)
    key = key.reshape(2, -1)
    count, part = components(key[0], key[1], node_count=len(stands))
    places = network.places[stands[:, 1]]
    wanted = np.asarray(centres, dtype=np.float64).reshape(-1, 2)[stands[:, 0]]
    anchor = _first_of_each(part, kilometres(places, wanted), count)
    line_km = np.zeros(count)
    np.add.at(line_km, part[key[0]], km)
    order = np.lexsort([anchor, -line_km, stands[anchor, 0]])
    number = np.empty(count, dtype=np.intp)
    number[order] = np.arange(count)
    away = _away(key, km, anchor, len(stands))
    links = _crossings(network.places, stands[:, 1], number[part], away)
    return AreaGraph(
        area=stands[anchor[order], 0],
        places=places[anchor[order]],
        line_km=line_km[order],
        start=links[:, 0].astype(np.intp),
        end=links[:, 1].astype(np.intp),
        km=links[:, 2],
        second_km=links[:, 3],
    )


def _first_of_each(part: Whole, distance: Floats, count: int) -> Whole:
    """Return, of each part, the place with the smallest distance."""
    order = np.lexsort([distance, part])
    return np.asarray(order[np.searchsorted(part[order], np.arange(count))])


def _away(key: Whole, km: Floats, anchor: Whole, count: int) -> Floats:
    """Return how far each place is from the anchor of its part, within the part."""
    links = matrix(key[0], key[1], km, count)
    if not len(anchor):
        return np.empty(0)
    found = dijkstra(links, directed=False, indices=anchor, min_only=True)
    return np.asarray(found, dtype=np.float64)


def _crossings(places: Floats, place: Whole, node: Whole, away: Floats) -> Floats:
    """Return from node, to node, and the shortest and second length of each link."""
    by_place: dict[int, list[int]] = {}
    for at, one in enumerate(place):
        by_place.setdefault(int(one), []).append(at)
    found: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for spot, together in by_place.items():
        for at, here in enumerate(together):
            for there in together[at + 1 :]:
                low, high = sorted((int(node[here]), int(node[there])))
                length = float(away[here] + away[there])
                found.setdefault((low, high), []).append((length, spot))
    rows = [
        (*pair, *_shortest_two(places, crossings))
        for pair, crossings in sorted(found.items())
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _shortest_two(
    places: Floats, crossings: list[tuple[float, int]]
) -> tuple[float, float]:
    """Return the shortest length, and that of the best crossing away from it."""
    length, spot = min(crossings)
    spots = [other for _length, other in crossings]
    apart = kilometres(places[spots], places[[spot]]) > APART_KM
    lengths = np.array([one for one, _spot in crossings])
    return length, float(lengths[apart].min()) if apart.any() else np.nan

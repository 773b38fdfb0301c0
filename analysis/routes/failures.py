"""Close every link of a network in turn: who gets longer ways, who gets none.

A link without any way round is a bridge: its failure cuts the network in two.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.columns import Floats
from analysis.routes.shortest import components, shortest_lengths

Whole = npt.NDArray[np.intp]


class Links(NamedTuple):
    """Undirected links between nodes 0 to node_count - 1."""

    start: Whole
    end: Whole
    length: Floats
    node_count: int

    def without(self, at: int) -> "Links":
        """Return all links but one."""
        kept = np.arange(len(self.start)) != at
        start, end, length = self.start[kept], self.end[kept], self.length[kept]
        return Links(start, end, length, self.node_count)

    def lengths(self, origins: npt.ArrayLike) -> Floats:
        """Return the shortest lengths from each origin."""
        return shortest_lengths(
            self.start,
            self.end,
            self.length,
            node_count=self.node_count,
            origins=origins,
        )


def link_failures(
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    length: npt.ArrayLike,
    *,
    node_count: int,
    demand: npt.ArrayLike = (),
) -> pd.DataFrame:
    """Close each link in turn (single-link redundancy, as in RA2CE of Deltares).

    Parameters
    ----------
    start, end : node numbers, 0 to node_count - 1
    length : lengths >= 0 in one unit
    node_count : number of nodes
    demand : (k, 3): origin, destination, amount; may be empty

    Returns
    -------
    failures : one row a link, in its order. `detour_length`: shortest way between its
        ends without it, NaN when there is none; `extra_length`: how much longer;
        `nodes_cut_off`: nodes on the smaller side of a bridge, else 0;
        `demand_cut_off`: amount that has no way any more; `extra_demand_length`:
        amount times extra length of what goes on by a longer way

    Examples
    --------
    A triangle and a spur; 10 units go from the spur's end to node 0:

    >>> found = link_failures(
    ...     [0, 1, 0, 2], [1, 2, 2, 3], [4.0, 5.0, 6.0, 7.0],
    ...     node_count=4, demand=[[3, 0, 10]])
    >>> found["detour_length"].tolist()
    [11.0, 10.0, 9.0, nan]
    >>> found["extra_demand_length"].tolist()
    [0.0, 0.0, 30.0, 0.0]
    >>> found[["nodes_cut_off", "demand_cut_off"]].iloc[3].tolist()
    [1.0, 10.0]
    """
    links = Links(
        np.asarray(start, dtype=np.intp),
        np.asarray(end, dtype=np.intp),
        np.asarray(length, dtype=np.float64),
        node_count,
    )
    asked = np.asarray(demand, dtype=np.float64).reshape(-1, 3)
    before = _between(links, asked)
    rows = [_failure(links, at, asked, before) for at in range(len(links.start))]
    columns = {
        "detour_length": "float64",
        "extra_length": "float64",
        "nodes_cut_off": "int64",
        "demand_cut_off": "float64",
        "extra_demand_length": "float64",
    }
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def _failure(
    links: Links, at: int, asked: Floats, before: Floats
) -> tuple[float, float, int, float, float]:
    here, there = int(links.start[at]), int(links.end[at])
    left = links.without(at)
    detour = float(left.lengths([here])[0, there])
    is_bridge = not np.isfinite(detour)
    after = _between(left, asked)
    lost = np.isfinite(before) & ~np.isfinite(after)
    goes_on = np.isfinite(after)
    extra = np.where(goes_on, after - np.where(goes_on, before, 0), 0)
    return (
        np.nan if is_bridge else detour,
        np.nan if is_bridge else detour - float(links.length[at]),
        _cut_off(left, here, there) if is_bridge else 0,
        float(asked[lost, 2].sum()),
        float((asked[:, 2] * extra).sum()),
    )


def _between(links: Links, asked: Floats) -> Floats:
    if not len(asked):
        return np.empty(0)
    pairs = asked[:, :2].astype(np.intp)
    origins, which = np.unique(pairs[:, 0], return_inverse=True)
    return np.asarray(links.lengths(origins)[which, pairs[:, 1]])


def _cut_off(left: Links, here: int, there: int) -> int:
    _count, part = components(left.start, left.end, node_count=left.node_count)
    return int(min((part == part[here]).sum(), (part == part[there]).sum()))

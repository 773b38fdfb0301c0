"""Shortest ways over undirected links, and which nodes hang together.

Of several links between the same two nodes the shortest one is gone by.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from analysis.columns import Floats

Whole = npt.NDArray[np.intp]


def matrix(
    start: npt.ArrayLike, end: npt.ArrayLike, length: npt.ArrayLike, node_count: int
) -> csr_array:
    """Return links as a matrix of lengths, each in one direction.

    Parameters
    ----------
    start, end : node numbers, 0 to node_count - 1
    length : lengths >= 0, in any one unit
    node_count : number of nodes

    Raises
    ------
    ValueError : a negative or unknown length

    Examples
    --------
    >>> matrix([0, 1, 1], [1, 0, 2], [5.0, 3.0, 2.0], 3).toarray()
    array([[0., 3., 0.],
           [0., 0., 2.],
           [0., 0., 0.]])
    """
    ends = np.sort(np.column_stack([np.asarray(start), np.asarray(end)]), axis=1)
    lengths = np.asarray(length, dtype=np.float64)
    if not np.all(lengths >= 0):
        msg = "lengths must be known and not negative"
        raise ValueError(msg)
    order = np.lexsort([lengths, ends[:, 1], ends[:, 0]])
    pairs, first = np.unique(ends[order], axis=0, return_index=True)
    shape = (node_count, node_count)
    kept = lengths[order][first]
    return csr_array((kept, (pairs[:, 0], pairs[:, 1])), shape=shape)


def shortest_lengths(
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    length: npt.ArrayLike,
    *,
    node_count: int,
    origins: npt.ArrayLike,
) -> Floats:
    """Return the length of the shortest way from each origin to every node (Dijkstra).

    Parameters
    ----------
    start, end, length : links, as in `matrix`
    node_count : number of nodes
    origins : node numbers

    Returns
    -------
    lengths : (origins, nodes); infinite where there is no way

    Examples
    --------
    >>> shortest_lengths([0, 1], [1, 2], [5.0, 2.0], node_count=4, origins=[0])
    array([[ 0.,  5.,  7., inf]])
    """
    links = matrix(start, end, length, node_count)
    where = np.asarray(origins, dtype=np.intp)
    found = dijkstra(links, directed=False, indices=where)
    return np.asarray(found, dtype=np.float64).reshape(len(where), node_count)


def components(
    start: npt.ArrayLike, end: npt.ArrayLike, *, node_count: int
) -> tuple[int, Whole]:
    """Return the parts of a network that do not hang together.

    Parameters
    ----------
    start, end : node numbers of the links
    node_count : number of nodes

    Returns
    -------
    count, part : number of parts, and the part of each node

    Examples
    --------
    >>> components([0, 2], [1, 3], node_count=5)[0]
    3
    """
    ones = np.ones(len(np.asarray(start)))
    links = matrix(start, end, ones, node_count)
    count, part = connected_components(links, directed=False)
    return int(count), np.asarray(part, dtype=np.intp)

"""Where a network hangs together by one node or one link.

Firms of one owner count as one: two sites of a group are not two ways round. Plain
paths know nothing of firms that need several inputs at once; for those see
`analysis.supply.closure`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from analysis.cascade.graph import Ints

NONE = -1


@dataclass(frozen=True)
class Structure:
    """What the shape of a network says, by node number.

    `dominator` is the last node that every way from the root to a node passes (-1 for
    the root and for what it does not reach), `dominated` how many nodes lose every
    way from the root without the node; `steps` the links of the shortest way from the
    root (-1 where there is none).
    """

    articulation_points: Ints
    bridges: Ints
    component: Ints
    loop: Ints
    dominator: Ints
    dominated: Ints
    steps: Ints


def joined(links: npt.ArrayLike, owner: npt.ArrayLike) -> Ints:
    """Return links between owners: those within one are left out, each kept once.

    Parameters
    ----------
    links : two columns, supplier and customer
    owner : number of each firm's owner

    Returns
    -------
    links : two columns, owners

    Examples
    --------
    >>> joined([[0, 1], [0, 2], [1, 2]], [5, 5, 6]).tolist()
    [[5, 6]]
    """
    owners = np.asarray(owner, np.int64)[np.asarray(links, np.int64).reshape(-1, 2)]
    return np.unique(owners[owners[:, 0] != owners[:, 1]], axis=0)


def structure(links: npt.ArrayLike, *, node_count: int, root: int) -> Structure:
    """Return articulation points, bridges, components, loops and dominators.

    Parameters
    ----------
    links : two columns, supplier and customer
    node_count : nodes are numbered 0 to `node_count` - 1
    root : the node from which supply comes, such as the world outside

    Returns
    -------
    structure : `component` and `loop` number the weak and the strong components;
        bridges have the smaller number first

    Examples
    --------
    A chain 0 - 1 - 2:

    >>> found = structure([[0, 1], [1, 2]], node_count=3, root=0)
    >>> found.articulation_points.tolist(), found.dominated.tolist()
    ([1], [2, 1, 0])
    """
    pairs = np.asarray(links, np.int64).reshape(-1, 2)
    graph: rx.PyDiGraph[None, None] = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from([None] * node_count)
    graph.add_edges_from_no_data([(int(a), int(b)) for a, b in pairs])
    plain = graph.to_undirected(multigraph=False)
    dominator = np.full(node_count, NONE)
    for node, above in rx.immediate_dominators(graph, root).items():
        dominator[node] = above if node != root else NONE
    bridges = sorted((min(ends), max(ends)) for ends in rx.bridges(plain))
    steps = np.full(node_count, NONE)
    for layer, nodes in enumerate(rx.bfs_layers(graph, [root])):
        steps[list(nodes)] = layer
    return Structure(
        articulation_points=np.array(sorted(rx.articulation_points(plain)), np.int64),
        bridges=np.array(bridges, np.int64).reshape(-1, 2),
        component=_numbered(rx.connected_components(plain), node_count),
        loop=_numbered(rx.strongly_connected_components(graph), node_count),
        dominator=dominator,
        dominated=_dominated(dominator),
        steps=steps,
    )


def disjoint_paths(
    links: npt.ArrayLike,
    *,
    node_count: int,
    source: int,
    target: int,
    share_nodes: bool = False,
) -> int:
    """Return how many ways lead from one node to another that share nothing.

    By Menger's theorem this is the largest flow of unit capacities, and the fewest
    links (or nodes between) whose loss cuts every way. A direct link between the two
    counts as one way also where nodes may not be shared.

    Parameters
    ----------
    links : two columns, from and to
    node_count : nodes are numbered 0 to `node_count` - 1
    source, target : the ends
    share_nodes : ways may meet in nodes, only links are their own

    Returns
    -------
    count : 0 when there is no way

    Examples
    --------
    >>> square = [[0, 1], [0, 2], [1, 3], [2, 3]]
    >>> disjoint_paths(square, node_count=4, source=0, target=3)
    2
    """
    pairs = np.unique(np.asarray(links, np.int64).reshape(-1, 2), axis=0)
    inner = np.arange(node_count)
    if share_nodes:
        ends, size = pairs, node_count
    else:
        # each node is split in two, joined by one unit; the ends by any number
        ends = np.vstack(
            [
                np.column_stack([pairs[:, 0] + node_count, pairs[:, 1]]),
                np.column_stack([inner, inner + node_count]),
            ]
        )
        size = 2 * node_count
    units = np.ones(len(ends), np.int32)
    if not share_nodes:
        units[len(pairs) + np.array([source, target])] = len(pairs) + 1
    flow = csr_array((units, (ends[:, 0], ends[:, 1])), shape=(size, size))
    last = target if share_nodes else target + node_count
    return int(maximum_flow(flow, source, last).flow_value)


def _numbered(groups: object, node_count: int) -> Ints:
    """Return the number of each node's group, in the order of its first node."""
    found = np.zeros(node_count, np.int64)
    ordered = sorted((sorted(group) for group in groups), key=lambda one: one[0])  # type: ignore[attr-defined]
    for number, group in enumerate(ordered):
        found[group] = number
    return found


def _dominated(dominator: Ints) -> Ints:
    """Count the nodes below each in the tree of dominators, the deepest first."""
    below = np.zeros(dominator.size, np.int64)
    depth = np.zeros(dominator.size, np.int64)
    for node in np.flatnonzero(dominator != NONE):
        above = dominator[node]
        while above != NONE:
            depth[node] += 1
            above = dominator[above]
    for node in np.argsort(-depth, kind="stable"):
        if dominator[node] != NONE:
            below[dominator[node]] += below[node] + 1
    return below

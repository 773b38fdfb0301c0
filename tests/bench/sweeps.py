"""The same cascade by whole-network sweeps with scipy: what the kernel is held against.

Each sweep multiplies the sparse matrix of shares with the losses of all firms; the
losses are those of the kernel, within the tolerance.
"""

import numpy as np
from scipy.sparse import csr_array

from analysis.cascade.graph import ESSENTIAL, SLOWING, Floats
from tests.bench.network_made import Made

EMPTY = 1e-12


class Sweeps:
    """The matrices of a network, laid out once."""

    def __init__(self, made: Made) -> None:
        links, graph = made.links, made.graph
        self.firms = graph.firm_count
        self.graph = graph
        slot = graph.down_slot
        supplier = np.repeat(np.arange(self.firms), np.diff(graph.down_start))
        order = np.argsort(graph.slot_firm, kind="stable")
        rank = np.empty(order.size, np.int64)
        rank[order] = np.arange(order.size)
        self.shares = csr_array(
            (graph.down_share, (rank[slot], supplier)), shape=(order.size, self.firms)
        )
        slot_firm = graph.slot_firm[order]
        self.buyers, self.first = np.unique(slot_firm, return_index=True)
        assert {ESSENTIAL, SLOWING} & set(np.unique(links.input_class).tolist())
        buyer = np.repeat(np.arange(self.firms), np.diff(graph.up_start))
        self.sales = csr_array(
            (graph.up_share, (graph.up_supplier, buyer)), shape=(self.firms,) * 2
        )

    def closure(self, firm: int, tolerance: float) -> float:
        """Return the weighted loss when one firm is closed."""
        shock = np.zeros(self.firms)
        shock[firm] = 1.0
        down, up = shock.copy(), shock.copy()
        while True:
            now = np.maximum(shock, self._fed(down))
            grown = np.abs(now - down).max()
            down = now
            if grown <= tolerance:
                break
        while True:
            now = np.maximum(shock, np.minimum(1.0, self.sales @ up))
            grown = np.abs(now - up).max()
            up = now
            if grown <= tolerance:
                break
        return float(self.graph.weight @ np.maximum(down, up))

    def _fed(self, down: Floats) -> Floats:
        graph = self.graph
        left = graph.market_capacity - np.bincount(
            graph.market, weights=graph.capacity * down,
            minlength=graph.market_capacity.size,
        )  # fmt: skip
        there = left > EMPTY * graph.market_capacity
        part = np.ones(self.firms)
        able = there[graph.market]
        part[able] = np.minimum(1.0, graph.capacity[able] / left[graph.market][able])
        short = self.shares @ (down * part)
        found = np.zeros(self.firms)
        found[self.buyers] = np.maximum.reduceat(short, self.first)
        return np.minimum(1.0, found)

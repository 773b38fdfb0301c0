"""The study of one firm's network: profit at risk, and how long it survives.

The linear programmes of Simchi-Levi, Schmidt, Wei, Zhang, Combs, Ge, Gusikhin, Sanders
and Zhang (Interfaces 45(5), 2015) with continuous amounts, solved by HiGHS.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csr_array, lil_array

from analysis.cascade.graph import Floats

UNBOUNDED = 3


@dataclass(frozen=True)
class Material:
    """A network of sites that make, buy and sell; amounts of a day or of the stock.

    `arcs` lead from supplier to customer; what a supplier makes is of the kind
    `kind[supplier]`, of which a customer needs `per_unit[kind]` for a unit of its own.
    `demand` and `profit` are of the sites that sell outside.
    """

    nodes: Sequence[str]
    arcs: Sequence[tuple[str, str]]
    kind: dict[str, str]
    per_unit: dict[str, float]
    stock: dict[str, float]
    capacity: dict[str, float]
    demand: dict[str, float]
    profit: dict[str, float] = field(default_factory=dict)


def lost_profit(network: Material, disrupted: Sequence[str], days: float) -> float:
    """Return the least profit that is lost while some sites make nothing.

    Parameters
    ----------
    network : sites, arcs and amounts
    disrupted : sites that stand still
    days : until they work again (TTR)

    Returns
    -------
    profit : in the unit of `network.profit`

    Examples
    --------
    A product of 3 a piece, 10 a day, 20 in stock, whose only maker stands still for
    5 days:

    >>> one = Material(["P"], [], {}, {}, {"P": 20}, {"P": 14}, {"P": 10}, {"P": 3.0})
    >>> lost_profit(one, ["P"], 5)
    90.0
    """
    program = _Program(network, disrupted)
    cost = np.zeros(program.size)
    for name, place in program.lost.items():
        cost[place] = network.profit.get(name, 0.0)
    program.fix(program.time, days, days)
    return float(program.solve(cost).fun)


def survival_days(network: Material, disrupted: Sequence[str]) -> float:
    """Return for how long every demand can be met while some sites make nothing.

    Parameters
    ----------
    network : sites, arcs and amounts
    disrupted : sites that stand still

    Returns
    -------
    days : TTS; infinity when it makes no difference

    Examples
    --------
    >>> one = Material(["P"], [], {}, {}, {"P": 20}, {"P": 14}, {"P": 10}, {"P": 3.0})
    >>> survival_days(one, ["P"])
    2.0
    """
    program = _Program(network, disrupted)
    cost = np.zeros(program.size)
    cost[program.time] = -1.0
    for place in program.lost.values():
        program.fix(place, 0.0, 0.0)
    found = program.solve(cost)
    return float("inf") if found.status == UNBOUNDED else float(-found.fun)


class _Program:
    """The constraints that both questions share; variables are not negative."""

    def __init__(self, network: Material, disrupted: Sequence[str]) -> None:
        self.made = {name: k for k, name in enumerate(network.nodes)}
        first = len(self.made)
        self.moved = {arc: first + k for k, arc in enumerate(network.arcs)}
        first += len(self.moved)
        self.lost = {name: first + k for k, name in enumerate(network.demand)}
        self.time = first + len(self.lost)
        self.size = self.time + 1
        self.bounds = np.tile([0.0, np.inf], (self.size, 1))
        for name in disrupted:
            self.fix(self.made[name], 0.0, 0.0)
        self._rows: list[dict[int, float]] = []
        self._limits: list[float] = []
        self._limit(network)

    def fix(self, place: int, low: float, high: float) -> None:
        """Keep a variable between two values."""
        self.bounds[place] = low, high

    def solve(self, cost: Floats) -> OptimizeResult:
        """Return the least cost; the programme always has a solution or no end."""
        rows = lil_array((len(self._rows), self.size))
        for k, row in enumerate(self._rows):
            for place, value in row.items():
                rows[k, place] = value
        return linprog(
            cost, csr_array(rows), self._limits, bounds=self.bounds, method="highs"
        )

    def _limit(self, network: Material) -> None:
        for name, place in self.made.items():
            arriving: dict[str, dict[int, float]] = {}
            for supplier, customer in network.arcs:
                if customer == name:
                    kind = network.kind[supplier]
                    part = -1.0 / network.per_unit[kind]
                    arriving.setdefault(kind, {})[self.moved[supplier, name]] = part
            for row in arriving.values():
                self._add({place: 1.0} | row, 0.0)
            leaving = {
                k: 1.0 for (supplier, _), k in self.moved.items() if supplier == name
            }
            if leaving:
                self._add(leaving | {place: -1.0}, network.stock.get(name, 0.0))
            if name in network.capacity:
                self._add({place: 1.0, self.time: -network.capacity[name]}, 0.0)
        for name, need in network.demand.items():
            row = {self.lost[name]: -1.0, self.made[name]: -1.0, self.time: need}
            self._add(row, network.stock.get(name, 0.0))

    def _add(self, row: dict[int, float], limit: float) -> None:
        self._rows.append(row)
        self._limits.append(limit)

"""The attack: how closely a hidden cell can be computed from what is published.

For each hidden cell two linear programmes find its smallest and largest value that
agree with every published cell and every sum. Method: Fischetti and Salazar-González,
Solving the cell suppression problem on tabular data with linear constraints,
Management Science 47(7), 2001.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csr_array

from analysis.disclosure.table import Cells, Flags, Floats

TOLERANCE = 1e-6


class Interval(NamedTuple):
    """What an outsider can tell of a hidden cell."""

    cell: int
    low: float
    high: float
    low_weights: Floats
    """How much each sum helped: the dual values of the lower programme."""
    high_weights: Floats

    @property
    def width(self) -> float:
        """The length of the interval."""
        return self.high - self.low


def attack(
    cells: Cells, hidden: Flags, targets: npt.NDArray[np.int_] | None = None
) -> list[Interval]:
    """Return what can be told of each hidden cell from everything published.

    Parameters
    ----------
    cells : the tables
    hidden : which cells are not published
    targets : hidden cells to attack; all when None

    Returns
    -------
    intervals : one a target, in their order

    Examples
    --------
    Two hidden cells of a row whose total of 10 is shown with a third cell of 4:

    >>> from analysis.disclosure.table import sums_of
    >>> sums = sums_of([([0, 1, 2], 3)], 4)
    >>> value = np.array([1.0, 5.0, 4.0, 10.0])
    >>> flags = np.array([True, False, False, False])
    >>> cells = Cells(value, flags, 3.0 * flags, sums, np.full(4, 10.0))
    >>> [one] = attack(cells, np.array([True, True, False, False]), np.array([0]))
    >>> one.low, one.high
    (0.0, 6.0)
    """
    free = np.flatnonzero(hidden)
    wanted = free if targets is None else targets
    system = csr_array(cells.sums[:, free])
    used = np.diff(system.indptr) > 0
    system = csr_array(system[used])
    right = system @ cells.value[free]
    bounds = np.column_stack((np.zeros(free.size), cells.upper[free]))
    place = {int(cell): number for number, cell in enumerate(free)}
    found = []
    for cell in wanted:
        low = _extreme(system, right, bounds, place[int(cell)], 1.0)
        high = _extreme(system, right, bounds, place[int(cell)], -1.0)
        weights = [np.zeros(cells.sums.shape[0]) for _ in range(2)]
        weights[0][used], weights[1][used] = low[1], high[1]
        found.append(Interval(int(cell), low[0], -high[0], weights[0], weights[1]))
    return found


def _extreme(
    system: csr_array, right: Floats, bounds: Floats, place: int, sign: float
) -> tuple[float, Floats]:
    costs = np.zeros(system.shape[1])
    costs[place] = sign
    solved = linprog(costs, A_eq=system, b_eq=right, bounds=bounds, method="highs")
    if solved.status != 0:
        msg = f"the programme of a hidden cell has no solution: {solved.message}"
        raise ArithmeticError(msg)
    return float(solved.fun), np.asarray(solved.eqlin.marginals, float)

"""The attack: how closely a hidden cell can be computed from what is published.

For each hidden cell two linear programmes find its smallest and largest value that
agree with every published cell and every sum. Method: Fischetti and Salazar-González,
Solving the cell suppression problem on tabular data with linear constraints,
Management Science 47(7), 2001.
"""

from typing import Any, NamedTuple

import highspy
import numpy as np
import numpy.typing as npt
from highspy._core import _Highs
from scipy.sparse import csc_array

from analysis.disclosure.table import Cells, Flags, Floats, islands

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
    intervals : one a target, in ascending order of the cells

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
    is_target = hidden if targets is None else np.isin(np.arange(hidden.size), targets)
    found = {}
    for places in islands(cells):
        mine = np.flatnonzero(is_target[places])
        if mine.size == 0:
            continue
        for one in attack_island(cells.part(places), hidden[places], mine):
            cell = int(places[one.cell])
            found[cell] = one._replace(cell=cell)
    return [found[int(cell)] for cell in np.flatnonzero(is_target)]


def attack_island(
    cells: Cells, hidden: Flags, targets: npt.NDArray[np.intp]
) -> list[Interval]:
    """Attack cells that are all tied together; see `attack`.

    Parameters
    ----------
    cells : one island of the tables
    hidden : which cells are not published
    targets : hidden cells to attack

    Returns
    -------
    intervals : one a target, in their order, with the weight of each sum
    """
    if targets.size == 0:
        return []
    free = np.flatnonzero(hidden)
    system = csc_array(cells.sums[:, free])
    used = np.bincount(system.indices, minlength=system.shape[0]) > 0
    solver = _solver(csc_array(system[used]), cells, free)
    found = []
    for cell, place in zip(targets, np.searchsorted(free, targets), strict=True):
        low, low_weights = _extreme(solver, int(place), 1.0)
        high, high_weights = _extreme(solver, int(place), -1.0)
        weights = [np.zeros(used.size) for _ in range(2)]
        weights[0][used], weights[1][used] = low_weights, high_weights
        found.append(Interval(int(cell), low, -high, weights[0], weights[1]))
    return found


def _solver(system: csc_array, cells: Cells, free: npt.NDArray[np.intp]) -> Any:
    """Load the programme once; each attack only changes its objective."""
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = system.shape
    model.col_cost_ = np.zeros(free.size)
    model.col_lower_ = cells.least[free]
    model.col_upper_ = cells.upper[free]
    model.row_lower_ = model.row_upper_ = system @ cells.value[free]
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = system.indptr
    model.a_matrix_.index_ = system.indices
    model.a_matrix_.value_ = system.data
    # the public class prints its banner to stdout, where a command writes its JSON
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("threads", 1)
    solver.passModel(model)
    return solver


def _extreme(solver: Any, place: int, sign: float) -> tuple[float, Floats]:
    solver.changeColCost(place, sign)
    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        msg = f"the programme of a hidden cell has no solution: {status}"
        raise ArithmeticError(msg)
    solution = solver.getSolution()
    solver.changeColCost(place, 0.0)
    return sign * solution.col_value[place], np.asarray(solution.row_dual, float)

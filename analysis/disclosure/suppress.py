"""Which further cells to hide so that no hidden figure can be worked out.

Small tables get the smallest set there is (a cutting-plane search: every attack that
succeeds becomes a condition on what must be hidden); large ones a near one, found by
one linear programme a sensitive cell and thinned out. Both are the same every time:
nothing depends on the clock.
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_array, csr_array, eye_array, hstack

from analysis.disclosure.attack import TOLERANCE, Interval, attack, attack_island
from analysis.disclosure.table import Cells, Flags, Floats, islands

LARGEST_EXACT = 150
"""Up to this many cells the smallest set is searched for."""

VALUE_WEIGHT = 1e-3
"""Of two equally small sets the one with the smaller figures is hidden."""


def suppress(cells: Cells) -> Flags:
    """Return which cells to hide, sensitive ones included.

    Parameters
    ----------
    cells : the tables with their sensitive cells

    Returns
    -------
    hidden : one flag a cell; all of them when nothing less protects the table, and
        none when no cell is sensitive

    Examples
    --------
    A sensitive cell in a row of three: the smallest other cell goes with it.

    >>> from analysis.disclosure.table import sums_of
    >>> sums = sums_of([([0, 1, 2], 3)], 4)
    >>> value = np.array([1.0, 5.0, 4.0, 10.0])
    >>> flags = np.array([True, False, False, False])
    >>> cells = Cells(value, flags, 3.0 * flags, sums, np.full(4, 10.0))
    >>> suppress(cells).tolist()
    [True, False, True, False]
    """
    hidden = np.zeros(cells.value.size, bool)
    for places in islands(cells):
        part = cells.part(places)
        if not part.sensitive.any():
            continue
        if places.size <= LARGEST_EXACT:
            hidden[places] = _smallest(part)
        else:
            hidden[places] = _thinned(part, _near(part))
    return hidden


def unprotected(cells: Cells, hidden: Flags) -> list[Interval]:
    """Return the sensitive cells that an attack still finds too closely.

    Parameters
    ----------
    cells : the tables
    hidden : which cells are not published

    Returns
    -------
    intervals : empty when the tables may be published
    """
    if not hidden[cells.sensitive].all():
        msg = "`hidden` leaves out a sensitive cell"
        raise ValueError(msg)
    targets = np.flatnonzero(cells.sensitive & (cells.width > 0))
    return [one for one in attack(cells, hidden, targets) if _is_weak(cells, one)]


def _is_weak(cells: Cells, one: Interval) -> bool:
    return bool(one.width < cells.width[one.cell] - TOLERANCE)


def _weak(island: Cells, hidden: Flags) -> list[Interval]:
    targets = np.flatnonzero(island.sensitive & (island.width > 0))
    found = attack_island(island, hidden, targets)
    return [one for one in found if _is_weak(island, one)]


def _smallest(cells: Cells) -> Flags:
    conditions: list[Floats] = []
    limits: list[float] = []
    hidden = cells.sensitive.copy()
    while found := _weak(cells, hidden):
        for one in found:
            conditions.append(_condition(cells, one))
            limits.append(float(cells.width[one.cell]))
        chosen = _choose(cells, np.array(conditions), np.array(limits))
        if chosen is None or (chosen == hidden).all():
            return np.ones(cells.value.size, bool)
        hidden = chosen
    return hidden


def _condition(cells: Cells, one: Interval) -> Floats:
    """Return how far hiding each cell can widen the interval of an attacked one.

    Any dual solution bounds the width by what the slack of the cells allows; the sum
    of these over the hidden cells must reach the protection width.
    """
    below, above = cells.value - cells.least, cells.upper - cells.value
    reach = np.zeros(cells.value.size)
    for sign, weights in ((1.0, one.low_weights), (-1.0, one.high_weights)):
        price = -(cells.sums.T @ weights)
        price[one.cell] += sign
        reach += np.maximum(price, 0) * below + np.maximum(-price, 0) * above
    return np.asarray(np.minimum(reach, cells.width[one.cell]), float)


def _choose(cells: Cells, conditions: Floats, limits: Floats) -> Flags | None:
    scale = max(1.0, float(cells.value.sum()))
    costs = 1.0 + VALUE_WEIGHT * cells.value / scale
    solved = milp(
        costs,
        integrality=np.ones(costs.size),
        bounds=Bounds(cells.sensitive.astype(float), 1.0),
        constraints=LinearConstraint(conditions, limits - TOLERANCE, np.inf),
    )
    return None if solved.x is None else solved.x > 0.5


def _near(cells: Cells) -> Flags:
    """Hide, for each sensitive cell in turn, the cells that let it move enough."""
    hidden = cells.sensitive.copy()
    targets = np.flatnonzero(cells.sensitive & (cells.width > 0))
    for cell in targets[np.argsort(-cells.width[targets], kind="stable")]:
        [now] = attack_island(cells, hidden, np.array([cell]))
        if now.width >= cells.width[cell] - TOLERANCE:
            continue
        moved = _movement(cells, hidden, int(cell))
        if moved is None:
            return np.ones(cells.value.size, bool)
        hidden |= moved
    return hidden


def _movement(cells: Cells, hidden: Flags, cell: int) -> Flags | None:
    """Return the cells of the cheapest pair of movements that widen one enough."""
    size = cells.value.size
    one = csr_array(cells.sums)
    rows = block_array([[hstack([one, -one]), None], [None, hstack([one, -one])]])
    above, below = cells.upper - cells.value, cells.value - cells.least
    costs = np.where(hidden, 0.0, 1.0 + VALUE_WEIGHT * cells.value)
    wide = np.zeros(4 * size)
    wide[[cell, 3 * size + cell]] = -1.0
    wide[[size + cell, 2 * size + cell]] = 1.0
    solved = linprog(
        np.tile(costs, 4),
        A_ub=csr_array(wide.reshape(1, -1)),
        b_ub=[-cells.width[cell]],
        A_eq=rows,
        b_eq=np.zeros(rows.shape[0]),
        bounds=np.column_stack(
            (np.zeros(4 * size), np.concatenate([above, below, above, below]))
        ),
        method="highs",
    )
    if solved.x is None:
        return None
    fold = hstack([eye_array(size)] * 4)
    return np.asarray(fold @ solved.x > TOLERANCE)


def _thinned(cells: Cells, hidden: Flags) -> Flags:
    """Show again every cell, the largest first, whose hiding protects nobody."""
    spare = np.flatnonzero(hidden & ~cells.sensitive)
    for cell in spare[np.argsort(-cells.value[spare], kind="stable")]:
        trial = hidden.copy()
        trial[cell] = False
        if not _weak(cells, trial):
            hidden = trial
    return hidden

"""Published tables as one system: cells, and the sums that tie them together.

Linked tables share cells: a cell that stands in two of them is one cell here, so that
hiding it in one and showing it in the other cannot happen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Cells:
    """Every published cell: its value, whether it is sensitive, how wide to hide it.

    `sums` has one row a relation: +1 for each part, -1 for the total; sums @ value is
    zero. `upper` is the largest value that an outsider holds possible for a cell, and
    `lower` the smallest, zero where it is None: where empty cells are always shown, a
    hidden one is known to hold somebody. A cell that is never published is a sensitive
    one of width 0.
    """

    value: Floats
    sensitive: Flags
    width: Floats
    sums: csr_array
    upper: Floats
    lower: Floats | None = None

    @property
    def least(self) -> Floats:
        """The smallest value that an outsider holds possible for each cell."""
        return np.zeros(self.value.size) if self.lower is None else self.lower

    def __post_init__(self) -> None:
        """Refuse a table that does not add up: nothing could be promised of it."""
        gap = np.abs(self.sums @ self.value)
        scale = 1e-9 * max(1.0, float(np.abs(self.value).max(initial=0.0)))
        if gap.size and gap.max() > scale:
            msg = f"`sums` and `value` do not agree: the largest gap is {gap.max():g}"
            raise ValueError(msg)

    def part(self, places: npt.NDArray[np.intp]) -> "Cells":
        """Return some of the cells, with the sums that stand wholly inside them."""
        sums = csr_array(self.sums[:, places])
        whole = np.diff(sums.indptr) == np.diff(self.sums.indptr)
        return Cells(
            self.value[places],
            self.sensitive[places],
            self.width[places],
            csr_array(sums[whole & (np.diff(sums.indptr) > 0)]),
            self.upper[places],
            self.least[places],
        )


def sums_of(totals: Iterable[tuple[Sequence[int], int]], size: int) -> csr_array:
    """Return the sums of a table from the parts of each total.

    Parameters
    ----------
    totals : for each sum, the numbers of its parts and of its total
    size : how many cells there are

    Returns
    -------
    sums : sparse, one row a sum, one column a cell

    Examples
    --------
    >>> sums_of([([0, 1], 2)], 3).toarray().tolist()
    [[1.0, 1.0, -1.0]]
    """
    rows: list[int] = []
    columns: list[int] = []
    signs: list[float] = []
    count = 0
    for parts, total in totals:
        columns += [*parts, total]
        signs += [*([1.0] * len(parts)), -1.0]
        rows += [count] * (len(parts) + 1)
        count += 1
    return csr_array((signs, (rows, columns)), shape=(count, size))


def islands(cells: Cells) -> list[npt.NDArray[np.intp]]:
    """Return the groups of cells that no sum ties to one another.

    Parameters
    ----------
    cells : the tables

    Returns
    -------
    groups : the numbers of the cells of each, ascending

    Examples
    --------
    >>> flags, ones = np.zeros(4, bool), np.ones(4)
    >>> sums = sums_of([([0], 2), ([1], 3)], 4)
    >>> [one.tolist() for one in islands(Cells(ones, flags, ones, sums, ones))]
    [[0, 2], [1, 3]]
    """
    ties = abs(cells.sums)
    count, label = connected_components(ties.T @ ties, directed=False)
    order = np.argsort(label, kind="stable")
    return np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1])

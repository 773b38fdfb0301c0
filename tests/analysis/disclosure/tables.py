"""Made-up tables with margins, for the tests of disclosure control."""

import numpy as np
from hypothesis import strategies as st

from analysis.disclosure import Cells, protection_width, sums_of


def table_of(counts: np.ndarray) -> Cells:
    """A two-way table of company counts with both margins and the grand total."""
    rows, columns = counts.shape
    whole = np.zeros((rows + 1, columns + 1))
    whole[:rows, :columns] = counts
    whole[rows, :] = whole[:rows].sum(axis=0)
    whole[:, columns] = whole[:, :columns].sum(axis=1)
    places = np.arange(whole.size).reshape(whole.shape)
    lines = [*places, *places.T]
    return counted(whole.ravel(), [(line[:-1].tolist(), line[-1]) for line in lines])


def counted(value: np.ndarray, totals: list[tuple[list[int], int]]) -> Cells:
    """Cells of company counts: each company counts as one."""
    sensitive = (value > 0) & (value < 3)
    width = np.where(sensitive, protection_width(value, np.minimum(value, 1)), 0.0)
    upper = np.full(value.size, max(value.max(), 6.0))
    return Cells(value, sensitive, width, sums_of(totals, value.size), upper)


@st.composite
def tables(draw: st.DrawFn, largest: int = 6) -> Cells:
    """A random table of up to `largest` rows and columns."""
    rows, columns = draw(st.integers(2, largest)), draw(st.integers(2, largest))
    cell = st.one_of(st.integers(0, 4), st.integers(5, 60))
    size = rows * columns
    counts = draw(st.lists(cell, min_size=size, max_size=size))
    return table_of(np.array(counts, float).reshape(rows, columns))

"""Tables of awkward shapes: one row, three ways, hierarchies, shared cells, ties."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure import (
    Cells,
    DisclosureRules,
    Margins,
    is_sensitive,
    protection_width,
    sums_of,
    suppress,
    unprotected,
)
from tests.analysis.disclosure.tables import counted, table_of


def cube(counts: np.ndarray) -> Cells:
    """A table of any number of ways, with every margin."""
    whole = np.asarray(counts, float)
    for axis in range(whole.ndim):
        whole = np.concatenate([whole, whole.sum(axis=axis, keepdims=True)], axis=axis)
    places = np.arange(whole.size).reshape(whole.shape)
    totals = [
        (line[:-1].tolist(), int(line[-1]))
        for axis in range(whole.ndim)
        for line in np.moveaxis(places, axis, -1).reshape(-1, whole.shape[axis])
    ]
    return counted(whole.ravel(), totals)


def hierarchy(municipalities: list[int]) -> Cells:
    """Municipalities, two to a sub-region, sub-regions to a region."""
    value = [float(one) for one in municipalities]
    totals: list[tuple[list[int], int]] = []
    subs = []
    for first in range(0, len(municipalities), 2):
        parts = list(range(first, min(first + 2, len(municipalities))))
        subs.append(len(value))
        value.append(sum(value[part] for part in parts))
        totals.append((parts, subs[-1]))
    value.append(sum(value[sub] for sub in subs))
    totals.append((subs, len(value) - 1))
    return counted(np.array(value), totals)


def assert_protected(table: Cells) -> None:
    hidden = suppress(table)
    assert hidden[table.sensitive].all()
    assert not unprotected(table, hidden)
    if not table.sensitive.any():
        assert not hidden.any()


@pytest.mark.parametrize(
    "counts",
    [
        [[1, 5, 9, 4]],
        [[2], [5], [9]],
        [[1]],
        [[2, 0, 0], [0, 0, 0]],
        [[1, 1], [1, 1]],
        [[1, 0], [0, 1]],
        [[2, 2, 2], [2, 2, 2], [2, 2, 2]],
        [[5, 5, 5], [5, 1, 5], [5, 5, 5]],
        [[0, 0], [0, 0]],
    ],
)
def test_a_table_of_any_shape_is_protected(counts: list[list[int]]) -> None:
    assert_protected(table_of(np.array(counts, float)))


@pytest.mark.full
@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 4, 9, 20]), min_size=12, max_size=12))
def test_a_table_of_three_ways_is_protected(counts: list[int]) -> None:
    assert_protected(cube(np.array(counts, float).reshape(2, 3, 2)))


def test_a_cube_with_one_small_cell_is_protected() -> None:
    counts = np.arange(3.0, 11.0).reshape(2, 2, 2)
    counts[1, 1, 0] = 1
    table = cube(counts)
    assert_protected(table)
    # the corners of a cube, and nothing more
    assert suppress(table).sum() == 8


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=2, max_size=9))
def test_a_hierarchy_of_areas_is_protected(counts: list[int]) -> None:
    assert_protected(hierarchy(counts))


def test_of_equal_tables_the_same_cells_are_hidden() -> None:
    table = table_of(np.array([[4.0, 4, 4], [4, 1, 4], [4, 4, 4]]))
    first = suppress(table)
    assert first.sum() == 4
    assert all((suppress(table) == first).all() for _ in range(3))


def test_negative_figures_are_refused_by_what_an_outsider_holds_possible() -> None:
    value = np.array([-2.0, 5, 3])
    flags = np.array([True, False, False])
    below = np.full(3, -10.0)
    table = Cells(
        value, flags, 4.0 * flags, sums_of([([0, 1], 2)], 3), np.full(3, 20.0), below
    )
    hidden = suppress(table)
    assert hidden.sum() == 2
    assert not unprotected(table, hidden)


def test_what_is_known_to_hold_somebody_needs_more_cells() -> None:
    table = counted(np.array([1.0, 1, 1, 3]), [([0, 1, 2], 3)])
    assert not unprotected(table, suppress(table))
    told = replace(
        table,
        width=np.where(table.sensitive, 1.0, 0.0),
        lower=np.ones(4),
    )
    # three that are one at least and three together are one each
    assert unprotected(told, table.sensitive)
    assert not unprotected(told, suppress(told))


def test_companies_in_two_functions_tell_no_more_than_they_may() -> None:
    value = np.array([2.0, 2, 9, 11])
    margins = Margins(value)
    margins.add([0, 1, 2], 3)
    extra = margins.value.size - value.size
    small = np.concatenate([value < 3, np.ones(extra, bool)])
    width = np.where(np.arange(small.size) < 2, 3.0, 0.0)
    sums = sums_of(margins.totals, margins.value.size)
    table = Cells(margins.value, small, width, sums, np.full(small.size, 40.0))
    assert not unprotected(table, suppress(table))


def test_one_that_dominates_or_is_nearly_known_is_sensitive_whatever_the_count() -> (
    None
):
    largest, second = np.array([80.0, 50, 40]), np.array([5.0, 48, 30])
    rules = DisclosureRules(largest_share=0.75, closeness=0.1)
    found = is_sensitive(np.full(3, 100.0), np.full(3, 9), largest, second, rules)
    assert found.tolist() == [True, True, False]
    strict = DisclosureRules(minimum_count=10)
    assert is_sensitive([100.0], [9], [20.0], [20.0], strict).all()
    assert protection_width([5.0], [1.0], strict).tolist() == [10.0]


@pytest.mark.full
@settings(max_examples=2, deadline=None)
@given(
    st.lists(st.integers(3, 9), min_size=36, max_size=36),
    st.integers(0, 35),
    st.sampled_from([1, 2]),
)
def test_of_a_table_six_by_six_no_smaller_set_of_cells_would_do(
    counts: list[int], place: int, small: int
) -> None:
    counts[place] = small
    table = table_of(np.array(counts, float).reshape(6, 6))
    hidden = suppress(table)
    extra = int(hidden.sum() - table.sensitive.sum())
    assert extra <= 3
    for size in range(extra):
        for more in combinations(np.flatnonzero(~table.sensitive), size):
            trial = table.sensitive.copy()
            trial[list(more)] = True
            assert unprotected(table, trial)

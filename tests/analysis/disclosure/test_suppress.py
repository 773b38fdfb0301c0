"""Hidden cells stay hidden: no published sum gives them back."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from analysis.disclosure import Cells, attack, suppress
from analysis.disclosure.suppress import unprotected
from tests.analysis.disclosure.tables import counted, table_of, tables


def test_hiding_only_the_sensitive_cell_of_a_row_gives_it_away() -> None:
    table = table_of(np.array([[2.0, 7, 9], [8, 6, 5], [9, 9, 4]]))
    (told,) = attack(table, table.sensitive, np.flatnonzero(table.sensitive))
    assert (told.low, told.high) == (2.0, 2.0)
    assert unprotected(table, table.sensitive)


def test_a_rectangle_of_four_cells_hides_one_in_a_table_with_margins() -> None:
    table = table_of(np.array([[2.0, 7, 9], [8, 6, 5], [9, 9, 4]]))
    hidden = suppress(table)
    assert hidden.sum() == 4
    assert not unprotected(table, hidden)


def test_a_table_without_a_sensitive_cell_hides_none() -> None:
    table = table_of(np.array([[3.0, 7, 0], [8, 6, 5]]))
    assert not suppress(table).any()


def test_a_cell_that_two_tables_share_is_protected_in_both() -> None:
    # cells 0-2 are the parts of 3 in one table, 0, 4 and 5 those of 6 in another
    value = np.array([1.0, 5, 8, 14, 4, 9, 14])
    table = counted(value, [([0, 1, 2], 3), ([0, 4, 5], 6)])
    hidden = suppress(table)
    assert hidden.sum() == 3
    assert not unprotected(table, hidden)


def test_tables_that_nothing_ties_together_are_hidden_apart() -> None:
    value = np.array([1.0, 5, 8, 14, 4, 9, 13])
    table = counted(value, [([0, 1, 2], 3), ([4, 5], 6)])
    assert suppress(table).tolist() == [True, True, *[False] * 5]


def test_a_table_that_does_not_add_up_is_refused() -> None:
    table = table_of(np.array([[3.0, 4], [5, 6]]))
    wrong = table.value.copy()
    wrong[0] += 1
    with pytest.raises(ValueError, match="do not agree"):
        Cells(wrong, table.sensitive, table.width, table.sums, table.upper)


@settings(max_examples=40, deadline=None)
@given(tables())
def test_no_random_table_gives_a_sensitive_cell_away(table: Cells) -> None:
    hidden = suppress(table)
    assert hidden[table.sensitive].all()
    assert hidden.all() or not unprotected(table, hidden)


@pytest.mark.full
@settings(max_examples=1000, deadline=None)
@given(tables())
def test_a_thousand_random_tables_survive_the_attack(table: Cells) -> None:
    hidden = suppress(table)
    assert hidden.all() or not unprotected(table, hidden)


@settings(max_examples=25, deadline=None)
@given(tables(largest=3))
def test_the_hidden_set_is_as_small_as_brute_force_finds_it(table: Cells) -> None:
    hidden = suppress(table)
    spare = np.flatnonzero(~table.sensitive)
    extra = int(hidden.sum() - table.sensitive.sum())
    for size in range(extra):
        for more in combinations(spare, size):
            tried = table.sensitive.copy()
            tried[list(more)] = True
            assert unprotected(table, tried)


def test_a_large_table_is_protected_too_and_hides_few_more() -> None:
    counts = np.random.default_rng(7).integers(3, 40, size=(40, 6)).astype(float)
    counts[::9, 2] = 1
    table = table_of(counts)
    hidden = suppress(table)
    assert not unprotected(table, hidden)
    assert hidden.sum() <= 4 * table.sensitive.sum()


def test_nothing_is_printed_where_commands_write(
    capfd: pytest.CaptureFixture[str],
) -> None:
    suppress(table_of(np.array([[2.0, 7, 9], [8, 6, 5], [9, 9, 4]])))
    assert capfd.readouterr().out == ""

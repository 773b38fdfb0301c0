"""Rules that hold on every network: closures, intervals, days."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cascade import Links, cascade, supply_graph
from analysis.supply import (
    Inputs,
    Source,
    Timing,
    disjoint_paths,
    failing_pairs,
    inputs_of,
    loss_range,
    run_days,
    sales_inputs,
    single_points,
    stopped,
    structure,
)
from analysis.supply.structure import joined
from tests.analysis.supply.networks import (
    corner_shares,
    loss_by_sweeps,
    needs,
    stops_by_hand,
)

FIRM = st.integers(0, 5)


@settings(max_examples=60)
@given(needs(), st.sets(FIRM, max_size=2))
def test_closure_is_the_rule_repeated(inputs: Inputs, failed: set[int]) -> None:
    found = stopped(inputs, sorted(failed))
    assert set(np.flatnonzero(found)) == stops_by_hand(inputs, failed)


@settings(max_examples=25)
@given(needs(), FIRM)
def test_pairs_stop_a_firm_that_neither_stops_alone(inputs: Inputs, firm: int) -> None:
    failing, stopping = single_points(inputs)
    alone = {firm, *failing[stopping == firm].tolist()}
    expected = [
        (a, b)
        for a in range(6)
        for b in range(a + 1, 6)
        if not {a, b} & alone and firm in stops_by_hand(inputs, {a, b})
    ]
    assert failing_pairs(inputs, firm) == expected


@settings(max_examples=30)
@given(needs(), FIRM)
def test_every_possible_share_lies_between_the_ends(inputs: Inputs, firm: int) -> None:
    lost = np.zeros(6)
    lost[firm] = 1.0
    found = loss_range(inputs, 1 - lost, tolerance=1e-12)
    for share in corner_shares(inputs):
        loss = loss_by_sweeps(inputs, share, lost)
        assert (loss >= found.low - 1e-6).all()
        assert (loss <= found.high + 1e-6).all()


@settings(max_examples=30)
@given(needs(exact=True), FIRM)
def test_known_shares_give_one_value_and_that_of_the_cascade(
    inputs: Inputs, firm: int
) -> None:
    remaining = np.ones(6)
    remaining[firm] = 0.0
    found = loss_range(inputs, remaining, tolerance=1e-13)
    np.testing.assert_allclose(found.low, found.high, atol=1e-9)
    np.testing.assert_allclose(
        found.low, loss_by_sweeps(inputs, inputs.low, 1 - remaining), atol=1e-6
    )


def test_both_kernels_agree_where_all_is_known() -> None:
    rng = np.random.default_rng(7)
    supplier, customer = rng.integers(0, 40, (2, 150))
    value = rng.uniform(1, 9, 150)
    item = supplier % 5
    kind = np.where((customer + item) % 3 > 0, 2, 1)
    graph = supply_graph(Links(supplier, customer, value, item, kind), firm_count=40)
    bought = np.bincount(customer, weights=value, minlength=40)
    rows = []
    for key in np.unique(customer * 5 + item):
        own = np.flatnonzero(customer * 5 + item == key)
        whole = value[own].sum()
        rows += [
            Source(
                int(customer[e]), int(item[e]), int(supplier[e]), part, part,
                int(kind[e]), whole / bought[customer[e]],
            )
            for e, part in zip(own, value[own] / whole, strict=True)
        ]  # fmt: skip
    remaining = np.where(np.arange(40) == 3, 0.0, 1.0)
    known = cascade(graph, remaining, tolerance=1e-13)
    found = loss_range(inputs_of(rows, firm_count=40), remaining, tolerance=1e-13)
    np.testing.assert_allclose(found.low, known.down, atol=1e-9)
    np.testing.assert_allclose(found.high, known.down, atol=1e-9)


def test_essential_alone_is_no_upper_end_of_an_unsure_class() -> None:
    rows = [
        Source(2, 0, 0, 1, 1, input_class=-1, cost_share=0.5),
        Source(2, 1, 1, 1, 1, input_class=1, cost_share=0.5),
    ]
    found = loss_range(inputs_of(rows, firm_count=3), [0.9, 0.0, 1.0])
    assert found.low[2] == pytest.approx(0.5)
    assert found.high[2] == pytest.approx(0.55)


def test_losses_run_up_to_those_who_sell() -> None:
    sales = [Source(0, 0, 1, 0.2, 0.4), Source(1, 0, 2, 1.0, 1.0)]
    found = loss_range(sales_inputs(sales, firm_count=3), [1, 1, 0, 1])
    assert found.low.round(9).tolist() == [0.2, 1.0, 1.0, 0.0]
    assert found.high.round(9).tolist() == [0.4, 1.0, 1.0, 0.0]


def test_shares_that_cannot_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to one"):
        inputs_of([Source(1, 0, 0, 0.2, 0.5)], firm_count=2)


def test_an_alternative_starts_on_its_day_and_carries_its_share() -> None:
    inputs = inputs_of([Source(1, 0, 0, 1, 1)], firm_count=2)
    timing = Timing(np.zeros(1), np.zeros(1, int), np.array([0.6]), np.array([3.0]))
    closed = np.ones((6, 2))
    closed[:, 0] = 0
    found = run_days(inputs, timing, closed, is_worst=True)
    assert found.production[:, 1].tolist() == [1.0, 0.0, 0.0, 0.6, 0.6, 0.6]
    assert found.day_back.tolist() == [-1, -1]
    assert found.lost_days(3).tolist() == [3.0, 2.0]
    assert found.limit.tolist() == [-1, 0]


def test_a_closed_way_stops_what_it_carries_only() -> None:
    inputs = inputs_of([Source(1, 0, 0, 1, 1)], firm_count=2)
    timing = Timing(np.ones(1), np.ones(1, int), np.zeros(1), np.zeros(1))
    way = np.ones((4, 1))
    way[:2] = 0
    found = run_days(
        inputs, timing, np.ones((4, 2)), is_worst=True, open_share=way
    ).production
    assert found[:, 0].tolist() == [1.0] * 4
    assert found[:, 1].tolist() == [1.0, 0.0, 1.0, 1.0]


@settings(max_examples=30)
@given(needs(), st.integers(0, 4))
def test_the_worse_end_has_never_made_more_by_any_day(
    inputs: Inputs, stock: int
) -> None:
    days = np.full(inputs.count, float(stock))
    none, no_way = np.zeros(inputs.count), np.zeros(inputs.low.size, int)
    closed = np.ones((12, 6))
    closed[:5, 0] = 0
    worst, best = (
        run_days(inputs, Timing(days, no_way, none, none), closed, is_worst=end)
        for end in (True, False)
    )
    # on a single day it can, with the stock that it did not use before
    made = [one.production.cumsum(axis=0) for one in (worst, best)]
    assert (made[0] <= made[1] + 1e-9).all()


def test_sites_of_one_owner_are_one_way() -> None:
    links = [[0, 1], [0, 2], [1, 3], [2, 3]]
    owners = [0, 1, 1, 2]
    together = joined(links, owners)
    assert disjoint_paths(links, node_count=4, source=0, target=3) == 2
    assert disjoint_paths(together, node_count=3, source=0, target=2) == 1
    assert structure(together, node_count=3, root=0).articulation_points.tolist() == [1]

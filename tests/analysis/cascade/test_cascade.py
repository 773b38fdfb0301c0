"""Losses run along the links as the formulas say, and stay within their bounds."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from analysis.cascade import (
    CascadeLimit,
    Links,
    all_single_closures,
    cascade,
    supply_graph,
)
from tests.analysis.cascade.networks import Network, networks, swept

EXACT = 1e-13
few = settings(max_examples=60, deadline=None)


def links(*rows: tuple[int, int, float, int, int]) -> Links:
    columns = zip(*rows, strict=True)
    supplier, customer, value, product, kind = (np.array(column) for column in columns)
    return Links(supplier, customer, value.astype(float), product, kind)


def test_an_essential_input_takes_its_share_of_the_firm_with_it() -> None:
    graph = supply_graph(links((0, 2, 3, 7, 2), (1, 2, 1, 7, 2)), firm_count=3)
    assert cascade(graph, [0, 1, 1]).down.tolist() == [1, 0, 0.75]


def test_two_essential_inputs_do_not_stand_in_for_each_other() -> None:
    graph = supply_graph(links((0, 2, 1, 7, 2), (1, 2, 99, 8, 2)), firm_count=3)
    assert cascade(graph, [0, 1, 1]).down[2] == 1


def test_inputs_that_only_slow_share_one_pool_with_all_costs_in_it() -> None:
    rows = ((0, 3, 2, 7, 1), (1, 3, 3, 8, 1), (2, 3, 5, 9, 0))
    assert (
        cascade(supply_graph(links(*rows), firm_count=4), [0, 1, 1, 1]).down[3] == 0.2
    )


def test_others_of_the_market_stand_in_by_what_they_can_make() -> None:
    rows = ((0, 3, 1, 7, 2), (1, 3, 1, 7, 2), (2, 3, 2, 7, 2))
    graph = supply_graph(links(*rows), firm_count=4, market=np.array([0, 0, 0, 1]))
    # a quarter is lost, and of it the third that the others cannot make
    assert cascade(graph, [0, 1, 1, 1]).down[3] == pytest.approx(1 / 12)


def test_a_closed_link_takes_its_share_though_its_supplier_works() -> None:
    graph = supply_graph(links((0, 2, 3, 7, 2), (1, 2, 1, 7, 2)), firm_count=3)
    losses = cascade(graph, [1, 1, 1], open_share=[1, 0.5])
    assert losses.down.tolist() == [0, 0, 0.125]


def test_the_supplier_of_a_closed_firm_loses_what_it_sold_there() -> None:
    graph = supply_graph(
        links((0, 1, 3, 7, 2)), firm_count=2, turnover=np.array([12.0, 5.0])
    )
    assert cascade(graph, [1, 0]).up.tolist() == [0.25, 1]


def test_a_run_that_would_not_end_in_time_says_so() -> None:
    graph = supply_graph(links((0, 1, 1, 7, 2), (1, 0, 1, 7, 2)), firm_count=2)
    with pytest.raises(CascadeLimit):
        cascade(graph, [0.5, 1], most_steps=1)


@few
@given(networks())
def test_it_agrees_with_sweeps_over_the_whole_network(network: Network) -> None:
    size, drawn, market, turnover = network
    for by_market in (False, True):
        graph = supply_graph(
            drawn,
            firm_count=size,
            turnover=turnover,
            market=market if by_market else None,
        )
        remaining = np.ones(size)
        remaining[0] = 0.3
        found = cascade(graph, remaining, tolerance=EXACT)
        down, up = swept(network, remaining, by_market=by_market)
        np.testing.assert_allclose(found.down, down, atol=1e-9)
        np.testing.assert_allclose(found.up, up, atol=1e-9)


@few
@given(networks())
def test_both_ways_together_lie_between_the_larger_and_the_sum(
    network: Network,
) -> None:
    size, drawn, market, turnover = network
    graph = supply_graph(drawn, firm_count=size, turnover=turnover, market=market)
    down, up, both = all_single_closures(graph, tolerance=EXACT)
    assert (both >= np.maximum(down, up) - 1e-12).all()
    assert (both <= down + up + 1e-12).all()


@few
@given(networks())
def test_the_unit_of_money_changes_nothing(network: Network) -> None:
    size, drawn, market, turnover = network
    found = []
    for scale in (1.0, 1e-3, 1e6):
        scaled = replace(drawn, value=drawn.value * scale)
        graph = supply_graph(
            scaled, firm_count=size, turnover=turnover * scale, market=market
        )
        found.append(all_single_closures(graph, tolerance=EXACT)[2])
    np.testing.assert_allclose(found[1], found[0], atol=1e-9)
    np.testing.assert_allclose(found[2], found[0], atol=1e-9)


@few
@given(networks())
def test_two_shocks_together_never_take_less_than_either(network: Network) -> None:
    size, drawn, market, turnover = network
    graph = supply_graph(drawn, firm_count=size, turnover=turnover, market=market)
    first, second = np.ones(size), np.ones(size)
    first[0], second[-1] = 0, 0
    whole = cascade(graph, first * second, tolerance=EXACT)
    for one in (first, second):
        part = cascade(graph, one, tolerance=EXACT)
        assert (whole.total >= part.total - 1e-9).all()


@few
@given(networks())
def test_a_firm_alone_or_among_all_gives_the_same(network: Network) -> None:
    size, drawn, market, turnover = network
    graph = supply_graph(drawn, firm_count=size, turnover=turnover, market=market)
    together = all_single_closures(graph)[2]
    backwards = all_single_closures(graph, firms=np.arange(size)[::-1])[2]
    assert (together == backwards[::-1]).all()

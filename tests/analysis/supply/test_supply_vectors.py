"""Needs, closures, days and programmes, number by number."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.supply import (
    Inputs,
    Material,
    Source,
    Timing,
    disjoint_paths,
    failing_pairs,
    inputs_of,
    lost_profit,
    run_days,
    single_points,
    stopped,
    structure,
    survival_days,
)
from analysis.supply.intervals import single_closure_range

pytestmark = pytest.mark.realdata


def vector(realdata: Path, name: str) -> dict[str, Any]:
    text = (realdata / "vectors" / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)


def test_losses_between_all_shares_that_the_answers_allow(realdata: Path) -> None:
    facts = vector(realdata, "bounds_02_interval_loss")
    rows = [
        Source(one["firm"], k, supplier, low, high, one["cls"], one["cost_share"])
        for k, one in enumerate(facts["inputs"])
        for supplier, low, high in zip(
            one["suppliers"], one["low"], one["high"], strict=True
        )
    ]
    inputs = inputs_of(rows, firm_count=facts["n"])
    found = single_closure_range(inputs, facts["weights"], tolerance=1e-13)
    for end, key in ((found.low, "loss_low"), (found.high, "loss_high")):
        told = [one[key] for one in facts["expected"]]
        np.testing.assert_allclose(end, told, atol=facts["tolerance"])


def test_who_stops_when_one_or_two_fail(realdata: Path) -> None:
    facts = vector(realdata, "net_02_and_or30")
    rows = [
        Source(one["firm"], k, supplier, 0, 1)
        for k, one in enumerate(facts["inputs"])
        for supplier in one["suppliers"]
    ]
    inputs, expected = inputs_of(rows, firm_count=30), facts["expected"]
    failing, stopping = single_points(inputs)
    for firm in range(30):
        stops = expected["stops_when_single_fails"][str(firm)]
        assert stopping[failing == firm].tolist() == stops
        points = expected["single_points_of_failure_of"][str(firm)]
        assert failing[stopping == firm].tolist() == points
    pairs = expected["minimal_failing_pairs_of_target"]
    target = expected["pair_target"]
    assert [list(pair) for pair in failing_pairs(inputs, target)] == pairs
    assert stopped(inputs, pairs[0])[target]


def test_the_shape_of_a_network(realdata: Path) -> None:
    facts = vector(realdata, "net_01_structure24")
    links, expected = facts["edges"], facts["expected"]
    found = structure(links, node_count=facts["n"], root=0)
    assert found.articulation_points.tolist() == expected["articulation_points"]
    assert found.bridges.tolist() == expected["bridges"]
    above = [-1 if one is None else one for one in _values(expected, 24)]
    assert found.dominator.tolist() == above
    counts = [expected["dominated_count"][str(k)] for k in range(24)]
    assert found.dominated.tolist() == counts
    assert np.flatnonzero(found.steps >= 0).tolist() == expected["reachable_from_root"]
    loops = [np.flatnonzero(found.loop == k).tolist() for k in set(found.loop.tolist())]
    assert [one for one in loops if len(one) > 1] == expected["scc_larger_than_one"]
    for target, cuts in expected["cuts_from_root"].items():
        ends = {"node_count": 24, "source": 0, "target": int(target)}
        count = disjoint_paths(links, share_nodes=True, **ends)
        assert count == cuts["edge_connectivity"]
        assert disjoint_paths(links, **ends) == cuts["vertex_connectivity"]


def _values(expected: dict[str, Any], count: int) -> list[int | None]:
    return [expected["immediate_dominator"][str(k)] for k in range(count)]


def _float(fraction: str) -> float:
    return float(Fraction(fraction))


def _stocked_inputs(facts: dict[str, Any]) -> Inputs:
    rows = [
        Source(one["firm"], k, supplier, share, share, one["cls"], cost)
        for k, one in enumerate(facts["inputs"])
        for supplier, share, cost in zip(
            one["suppliers"],
            map(_float, one["shares"]),
            [_float(one["cost_share"])] * len(one["shares"]),
            strict=True,
        )
    ]
    return inputs_of(rows, firm_count=facts["n"])


def test_production_day_by_day(realdata: Path) -> None:
    facts = vector(realdata, "time_02_inventory_days")
    inputs = _stocked_inputs(facts)
    stock = np.array([_float(one["stock"]) for one in facts["inputs"]])
    none = np.zeros(len(stock))
    timing = Timing(stock, np.zeros(inputs.low.size, int), none, none)
    capacity = np.ones((facts["days"], facts["n"]))
    capacity[:12, 0] = 0
    expected = facts["expected"]
    for is_worst in (True, False):
        found = run_days(inputs, timing, capacity, is_worst=is_worst)
        np.testing.assert_allclose(found.production, expected["production"], atol=1e-9)
        first = [-1 if d is None else d for d in expected["first_day_below_full"]]
        assert found.first_day_below.tolist() == first
        assert found.day_back.tolist() == expected["first_day_fully_back"]
        np.testing.assert_allclose(found.lost_days(), expected["lost_output_days"])


def test_profit_at_risk_and_days_of_survival(realdata: Path) -> None:
    facts = vector(realdata, "time_01_ttr_tts_lp")
    told = facts["network"]
    network = Material(
        told["nodes"],
        [(a, b) for a, b in told["arcs"]],
        told["material"],
        told["per_unit"],
        told["stock"],
        told["capacity"],
        told["demand"],
        told["profit"],
    )
    for one in facts["expected"]:
        lost = lost_profit(network, one["disrupted"], one["ttr_days"])
        assert lost == pytest.approx(one["lost_profit"], abs=1e-6)
        days = survival_days(network, one["disrupted"])
        assert days == pytest.approx(one["tts_days"], abs=1e-6)

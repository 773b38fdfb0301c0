"""Bounds of concentration: exact, reached, and never guessed."""

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.concentration import (
    effective_suppliers,
    hhi,
    hhi_bounds,
    single_source,
    single_source_share,
)
from analysis.concentration.hhi import top_share_bounds
from analysis.concentration.shares import even_split, link_shares, share_box


def vector(folder: Path) -> dict[str, Any]:
    path = folder / "vectors" / "bounds_01_concentration.json"
    content: dict[str, Any] = json.loads(path.read_text())
    return content["expected"]


@pytest.mark.realdata
def test_bounds_of_interval_shares_are_the_exact_ones(realdata: Path) -> None:
    for case in vector(realdata)["interval_cases"]:
        box = share_box([case["share_low"]], [case["share_high"]])
        low, high = hhi_bounds(case["share_low"], case["share_high"])
        top = top_share_bounds(box)
        found = [low, high, top[0][0], top[1][0], *effective_suppliers([high, low])]
        names = ("hhi", "top_share", "effective_suppliers")
        wanted = [case[f"{name}_{end}"] for name in names for end in ("low", "high")]
        assert found == pytest.approx(wanted, abs=1e-9), case["name"]


@pytest.mark.realdata
def test_bounds_with_an_unknown_remainder_are_the_exact_ones(realdata: Path) -> None:
    for case in vector(realdata)["unknown_remainder_cases"]:
        known, rest = case["known"], case["unknown"]
        low, high = hhi_bounds(known, known, unknown_low=rest, unknown_high=rest)
        _, other = hhi_bounds(
            known, known, unknown_low=rest, unknown_high=rest, unknown_is_other=True
        )
        assert [low, high, other] == pytest.approx(
            [
                case["hhi_low_any_number_of_others"],
                case["hhi_high_unknown_may_be_same_firm"],
                case["hhi_high_unknown_is_other_firm"],
            ],
            abs=1e-9,
        )


def test_one_known_supplier_of_60_percent_is_036_to_1() -> None:
    low, high = hhi_bounds([0.6], [0.6], unknown_low=0.4, unknown_high=0.4)
    assert (float(low), float(high)) == pytest.approx((0.36, 1.0))
    low, high = hhi_bounds(
        [0.6], [0.6], unknown_low=0.4, unknown_high=0.4, unknown_is_other=True
    )
    assert (float(low), float(high)) == pytest.approx((0.36, 0.52))


def test_shares_told_to_140_percent_keep_their_proportions() -> None:
    low, high = hhi_bounds([0.7, 0.7], [0.7, 0.7])
    assert (float(low), float(high)) == pytest.approx((0.5, 0.5))


def test_what_is_missing_from_the_whole_is_an_unknown_supplier() -> None:
    low, high = hhi_bounds([0.5, 0.2], [0.5, 0.2])
    assert float(low) == pytest.approx(0.25 + 0.04)
    assert float(high) == pytest.approx(0.8**2 + 0.2**2)


def test_nobody_named_is_anything_from_many_to_one() -> None:
    low, high = hhi_bounds([[np.nan]], [[np.nan]])
    assert (low[0], high[0]) == (0.0, 1.0)
    assert single_source([0.0], [1.0], [False]).tolist() == ["unknown"]


def test_zero_shares_do_not_disturb() -> None:
    with_zero = hhi_bounds([0.6, 0.4, 0.0], [0.6, 0.4, 0.0])
    assert [float(end) for end in with_zero] == pytest.approx([0.52, 0.52])


def test_a_share_of_exactly_95_percent_is_a_single_source() -> None:
    states = single_source([0.95, 0.949, 0.2], [0.95, 0.96, 0.9], [True] * 3)
    assert states.tolist() == ["yes", "possible", "no"]


def test_single_source_share_counts_what_is_possible_only_at_the_upper_end() -> None:
    assert single_source_share(["yes", "unknown", "no"], [1, np.nan, 2]) == (0.25, 0.5)
    assert np.isnan(single_source_share([], [])[0])


boxes = st.lists(
    st.tuples(st.floats(0, 0.6), st.floats(0, 0.6)), min_size=1, max_size=5
).map(lambda pairs: np.sort(np.array(pairs), axis=1))


@settings(max_examples=150)
@given(boxes, st.tuples(st.floats(0, 0.5), st.floats(0, 0.5)), st.integers(0, 2**31))
def test_no_possible_shares_fall_outside_the_bounds(
    ends: Any, rest: tuple[float, float], seed: int
) -> None:
    box = share_box(ends[:, 0], ends[:, 1], min(rest), max(rest))
    low, high = hhi_bounds(
        ends[:, 0], ends[:, 1], unknown_low=min(rest), unknown_high=max(rest)
    )
    top = top_share_bounds(box)
    assert 0 <= low <= high <= 1
    drawn = possible_shares(box, np.random.default_rng(seed))
    # the remainder is at will split finely or given to one of the named
    for shares, unnamed in drawn:
        assert low - 1e-9 <= hhi(shares)
        joined = shares.copy()
        joined[np.argmax(shares)] += unnamed
        assert hhi(joined) <= high + 1e-9
        assert top[0][0] - 1e-9 <= shares.max()
        assert joined.max() <= top[1][0] + 1e-9


def possible_shares(box: Any, rng: np.random.Generator) -> list[tuple[Any, float]]:
    low = np.append(box.low[0], box.unknown_low[0])
    high = np.append(box.high[0], box.unknown_high[0])
    found = []
    for _ in range(20):
        shares = low.copy()
        for place in rng.permutation(len(low)):
            shares[place] += min(high[place] - low[place], 1 - shares.sum())
        found.append((shares[:-1], float(shares[-1])))
    return found


@settings(max_examples=60)
@given(boxes)
def test_the_upper_bound_is_the_best_vertex(ends: Any) -> None:
    box = share_box(ends[:, 0], ends[:, 1])
    assume(box.unknown_high[0] == 0)
    low, high = box.low[0], box.high[0]
    best = 0.0
    for free in range(len(low)):
        for full in itertools.product((False, True), repeat=len(low)):
            shares = np.where(full, high, low)
            shares[free] += 1 - shares.sum()
            if low[free] - 1e-9 <= shares[free] <= high[free] + 1e-9:
                best = max(best, float(hhi(shares)))
    found = float(hhi_bounds(ends[:, 0], ends[:, 1])[1])
    # the vertices tried above may overstep an end by 1e-9
    assert found == pytest.approx(best, abs=1e-8)


@settings(max_examples=60)
@given(boxes, st.integers(0, 2**31))
def test_order_of_suppliers_changes_nothing(ends: Any, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(ends))
    told = np.array(hhi_bounds(ends[:, 0], ends[:, 1]))
    mixed = np.array(hhi_bounds(ends[order, 0], ends[order, 1]))
    assert told == pytest.approx(mixed, abs=1e-9)


def test_many_open_shares_keep_a_safe_upper_bound() -> None:
    count = 20
    low, high = np.zeros(count), np.full(count, 0.15)
    _, most = hhi_bounds(low, high)
    # six full suppliers and one of a tenth can be had
    assert 6 * 0.15**2 + 0.1**2 <= most <= 0.15 + 1e-9


def test_even_split_fills_to_one_water_level() -> None:
    box = share_box([[0.05, 0.2, 0.4]], [[0.1, 0.6, 0.6]])
    assert even_split(box)[0] == pytest.approx([0.1, 0.45, 0.45])


def test_a_need_without_an_unnamed_link_still_leaves_room_for_one() -> None:
    low, high, central = link_shares(
        np.array([0, 1, 1]), 2, np.array([0.3, 0.9, 0.9]), np.array([0.5, 0.9, 0.9])
    )
    assert low == pytest.approx([0.3, 0.5, 0.5])
    assert high == pytest.approx([0.5, 0.5, 0.5])
    assert central == pytest.approx([0.4, 0.5, 0.5])

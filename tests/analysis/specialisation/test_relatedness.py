"""Relatedness against its definition read literally, and what must not change it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.specialisation import (
    Specialisation,
    complementarity,
    count_quotient_interval,
    lendable,
    proximity,
    relatedness_density,
    specialisation,
    support,
)

STATES = arrays(np.int8, st.tuples(st.integers(1, 6), st.integers(1, 6)),
                elements=st.integers(-1, 1))  # fmt: skip
"""1 specialised, 0 not, -1 unknown."""


def of(states: np.ndarray) -> Specialisation:
    regions = np.array([f"r{n}" for n in range(states.shape[0])], dtype=object)
    activities = np.array([f"a{n}" for n in range(states.shape[1])], dtype=object)
    return Specialisation(regions, activities, states == 1, states >= 0)


def conditional(states: np.ndarray, of_this: int, given_that: int) -> float:
    both_known = [row for row in states if row[of_this] >= 0 and row[given_that] >= 0]
    having = [row for row in both_known if row[given_that] == 1]
    if not having:
        return 0.0
    return sum(row[of_this] == 1 for row in having) / len(having)


def literal_proximity(states: np.ndarray, i: int, j: int) -> float:
    return min(conditional(states, i, j), conditional(states, j, i))


def literal_density(states: np.ndarray, region: int, i: int) -> float:
    above = below = 0.0
    for j in range(states.shape[1]):
        if j == i or states[region, j] < 0:
            continue
        near = literal_proximity(states, i, j)
        above += near * (states[region, j] == 1)
        below += near
    return 100 * above / below if below else np.nan


@settings(max_examples=60)
@given(STATES)
def test_proximity_and_density_are_what_their_definitions_say(
    states: np.ndarray,
) -> None:
    found = of(states)
    phi = proximity(found)
    regions, activities = states.shape
    literal = [
        [literal_proximity(states, i, j) if i != j else 0 for j in range(activities)]
        for i in range(activities)
    ]
    np.testing.assert_allclose(phi, literal)
    densities = [
        [literal_density(states, r, i) for i in range(activities)]
        for r in range(regions)
    ]
    np.testing.assert_allclose(relatedness_density(found, phi), densities)


@settings(max_examples=60)
@given(STATES, st.randoms(use_true_random=False))
def test_the_order_of_regions_and_activities_changes_nothing(
    states: np.ndarray, random: st.randoms
) -> None:
    rows = random.sample(range(states.shape[0]), states.shape[0])
    columns = random.sample(range(states.shape[1]), states.shape[1])
    shuffled = states[np.ix_(rows, columns)]
    density = relatedness_density(of(states), proximity(of(states)))
    other = relatedness_density(of(shuffled), proximity(of(shuffled)))
    np.testing.assert_allclose(density[np.ix_(rows, columns)], other)
    inside = density[~np.isnan(density)]
    assert ((inside >= 0) & (inside <= 100)).all()


@settings(max_examples=60)
@given(STATES)
def test_complementarity_is_one_less_jaccard_and_the_same_both_ways(
    states: np.ndarray,
) -> None:
    found = of(states)
    pairs = complementarity(found)
    for row in pairs.itertuples():
        here, there = (states[int(code[1:])] for code in row[1:3])
        both = [(a, b) for a, b in zip(here, there, strict=True) if min(a, b) >= 0]
        union = sum(1 in pair for pair in both)
        expected = 1 - sum(pair == (1, 1) for pair in both) / union if union else np.nan
        np.testing.assert_allclose(row.complementarity, expected)
    counted = lendable(found).groupby(["region_code", "other_region_code"]).size()
    told = pairs.set_index(["region_code", "other_region_code"])["lendable_count"]
    assert told[told > 0].to_dict() == counted.to_dict()


def test_a_missing_pair_is_unknown_and_not_absent() -> None:
    rows = pd.DataFrame({"region_code": ["01", "11"], "industry_code": ["10", "25"],
                         "location_quotient": [2.0, None]})  # fmt: skip
    found = specialisation(rows)
    assert found.known.tolist() == [[True, False], [False, False]]


def test_support_names_the_nearest_of_the_region_s_own() -> None:
    states = np.array([[0, 1, 1], [1, 1, 0], [1, 1, 0], [1, 0, 1]])
    found = of(states)
    rows = support(found, proximity(found), most=2)
    first = rows[(rows["region_code"] == "r0") & (rows["industry_code"] == "a0")]
    assert first["support_code"].tolist() == ["a1", "a2"]
    assert first["proximity"].tolist() == pytest.approx([2 / 3, 1 / 3])


def test_a_uniform_table_is_1_and_its_interval_holds_it() -> None:
    counts = pd.DataFrame({"region_code": ["01", "01", "11", "11"],
                           "industry_code": ["10", "25"] * 2,
                           "member_count": [40, 60, 20, 30]})  # fmt: skip
    rows = count_quotient_interval(counts)
    assert rows["location_quotient"].tolist() == pytest.approx([1.0] * 4)
    assert (rows["quotient_low"] < 1).all()
    assert (rows["quotient_high"] > 1).all()


def test_fewer_than_three_members_are_not_published() -> None:
    counts = pd.DataFrame({"region_code": ["01", "01", "11"],
                           "industry_code": ["10", "25", "10"],
                           "member_count": [2, 40, 30]})  # fmt: skip
    rows = count_quotient_interval(counts)
    assert rows["is_published"].tolist() == [False, True, True]
    assert np.isnan(rows.loc[0, "quotient_high"])

"""Chokepoint intervals hold whatever the missing answers turn out to be."""

from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.chokepoint import chokepoints
from tests.analysis.made import link, need, table

STATES = {"no": 0, "possible": 1, "certain": 2, "unknown": 1}


def answers(rng: np.random.Generator, known: float) -> tuple[list[Any], list[Any]]:
    """Return needs and links with each answer told with probability `known`."""
    needs, links = [], []
    for company in "abcdef":
        told = rng.random(6) < known
        row = need(company, criticality=int(rng.integers(1, 6)))
        row |= interval("stock_days", rng.uniform(0, 60), told[0])
        row |= interval("recovery_days", rng.uniform(1, 60), told[1])
        row |= interval("switch_days", rng.uniform(1, 60), told[2])
        row["alternative_count"] = float(rng.integers(0, 3)) if told[3] else None
        share = float(rng.integers(0, 11) / 10) if told[4] else None
        row |= {f"alternative_capacity_share_{end}": share for end in ("low", "high")}
        if not told[5]:
            row |= {"essential": None, "input_class_low": 0, "input_class_high": 2}
        needs.append(row)
        part = float(rng.uniform(0.2, 1))
        ends = (part, part) if rng.random() < known else (part / 2, 1.0)
        links.append(link(company, "s", share_low=ends[0], share_high=ends[1]))
        rest = {"share_low": 1 - ends[1], "share_high": 1 - ends[0]}
        links.append(link(company, "?", **rest, share_basis="missing"))
    return needs, links


def interval(name: str, value: float, told: bool) -> dict[str, Any]:
    basis = f"{name.removesuffix('_days')}_basis"
    if not told:
        return {f"{name}_low": None, f"{name}_high": None, basis: "missing"}
    # a narrow interval, so that a plain number's tolerance plays no part
    return {f"{name}_low": value, f"{name}_high": value + 0.5, basis: "answered"}


def completed(
    rng: np.random.Generator, needs: list[Any], links: list[Any]
) -> tuple[list[Any], list[Any]]:
    """Return the same answers with everything unknown filled in at random."""
    filled = []
    for row in needs:
        new = dict(row)
        count = row["alternative_count"]
        # whoever told a capacity has an alternative
        least = int((row["alternative_capacity_share_low"] or 0) > 0)
        new["alternative_count"] = rng.integers(least, 3) if count is None else count
        for name, most in (("stock", 90), ("recovery", 90), ("switch", 90)):
            if new[f"{name}_days_low"] is None:
                new |= interval(f"{name}_days", rng.uniform(0, most - 1), True)
        if new["alternative_capacity_share_low"] is None:
            share = float(rng.random())
            new |= {f"alternative_capacity_share_{e}": share for e in ("low", "high")}
        if new["essential"] is None:
            kind = int(rng.integers(0, 3))
            new |= {"essential": "yes", "input_class_low": kind}
            new["input_class_high"] = kind
        filled.append(new)
    return filled, [shares(rng, row, i, links) for i, row in enumerate(links)]


def shares(
    rng: np.random.Generator, row: dict[str, Any], place: int, links: list[Any]
) -> dict[str, Any]:
    if place % 2 == 0:
        value = float(rng.uniform(row["share_low"], row["share_high"]))
        row["drawn"] = value
    else:
        value = 1 - links[place - 1]["drawn"]
    # the rest turns out to be the same supplier or somebody else
    name = "s" if rng.random() < 0.5 else f"other{place}"
    known = {"is_known_supplier": True, "share_basis": "answered"}
    if place % 2 == 0:
        name = "s"
    return {
        **row,
        **known,
        "supplier_id": name,
        "share_low": value,
        "share_high": value,
    }


@settings(max_examples=60)
@given(st.integers(0, 2**31), st.floats(0, 1))
def test_every_completion_of_the_answers_stays_inside_the_interval(
    seed: int, known: float
) -> None:
    rng = np.random.default_rng(seed)
    needs, links = answers(rng, known)
    wide = chokepoints(table(*needs), table(*links))
    narrow = chokepoints(*(table(*rows) for rows in completed(rng, needs, links)))
    for name, key in (("chokepoint_part", "part"), ("chokepoint_gate", "gate")):
        before, after = of_s(wide, name, key), of_s(narrow, name, key)
        assert (before["low"] <= after["low"] + 1e-6).all(), name
        assert (after["high"] <= before["high"] + 1e-6).all(), name
    state = of_s(wide, "chokepoint", "kind")["state"].iloc[0]
    final = of_s(narrow, "chokepoint", "kind")["state"].iloc[0]
    if state == "certain":
        assert final == "certain"
    if state == "no":
        assert final == "no"


def of_s(tables: dict[str, pd.DataFrame], name: str, key: str) -> pd.DataFrame:
    objects = tables["chokepoint"]
    mine = objects.loc[objects["supplier_id"] == "s", "chokepoint_id"].iloc[0]
    rows = tables[name]
    return rows[rows["chokepoint_id"] == mine].set_index(key).sort_index()


@settings(max_examples=40)
@given(st.integers(0, 2**31))
def test_low_is_never_above_high_and_scores_are_percentages(seed: int) -> None:
    needs, links = answers(np.random.default_rng(seed), 0.7)
    tables = chokepoints(table(*needs), table(*links))
    part = tables["chokepoint_part"]
    assert (part["low"] <= part["high"]).all()
    assert part[["low", "high"]].min().min() >= 0
    assert part[["low", "high"]].max().max() <= 100
    need_rows = tables["chokepoint_need"]
    assert (need_rows["share_low"] <= need_rows["share_high"]).all()
    assert (need_rows["gap_days_low"] <= need_rows["gap_days_high"]).all()


@settings(max_examples=40)
@given(st.integers(0, 2**31))
def test_a_known_answer_leaves_an_interval_inside_the_old_one(seed: int) -> None:
    needs, links = answers(np.random.default_rng(seed), 0.6)
    tables = chokepoints(table(*needs), table(*links))
    objects = tables["chokepoint"].set_index("chokepoint_id")
    missing = tables["missing_answer"].dropna(subset=["impact_low_if_known"])
    before = objects.loc[missing["chokepoint_id"]]
    low, high = missing["impact_low_if_known"], missing["impact_high_if_known"]
    assert (low.to_numpy() >= before["impact_low"].to_numpy() - 1e-6).all()
    assert (high.to_numpy() <= before["impact_high"].to_numpy() + 1e-6).all()


@settings(max_examples=25)
@given(st.integers(0, 2**31))
def test_order_of_rows_changes_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    needs, links = (table(*rows) for rows in answers(rng, 0.8))
    mixed = chokepoints(
        needs.sample(frac=1, random_state=seed % 1000),
        links.sample(frac=1, random_state=seed % 999),
    )
    columns = ["chokepoint_id", "state", "impact_low", "impact_high", "rank_worst"]
    found = [
        tables["chokepoint"][columns].sort_values("chokepoint_id", ignore_index=True)
        for tables in (chokepoints(needs, links), mixed)
    ]
    pd.testing.assert_frame_equal(*found)


@settings(max_examples=25)
@given(st.integers(0, 2**31), st.floats(1, 20))
def test_more_stock_never_makes_a_chokepoint_worse(seed: int, more: float) -> None:
    needs, links = answers(np.random.default_rng(seed), 1.0)
    stocked = [
        row
        | {f"stock_days_{e}": row[f"stock_days_{e}"] + more for e in ("low", "high")}
        for row in needs
    ]
    before = chokepoints(table(*needs), table(*links))["chokepoint"]
    after = chokepoints(table(*stocked), table(*links))["chokepoint"]
    assert (after["impact_high"] <= before["impact_high"] + 1e-9).all()
    assert (after["state"].map(STATES) <= before["state"].map(STATES)).all()

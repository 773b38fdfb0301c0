"""The signature indices on three companies that can be checked by hand."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.signature import (
    INDEX_COLUMNS,
    PART_COLUMNS,
    SignatureRules,
    signature,
)
from analysis.signature.rerouting import served_share
from tests.analysis.made import (
    NO_COMPANIES,
    NO_LINKS,
    NO_NEEDS,
    STOCK_UNKNOWN,
    company,
    link,
    need,
    skill,
    table,
)

FEW = SignatureRules(minimum_companies=1)


def supplied(
    needs: pd.DataFrame, links: pd.DataFrame, rules: SignatureRules = FEW
) -> tuple[pd.DataFrame, pd.DataFrame]:
    tables = signature(
        NO_COMPANIES, NO_COMPANIES, needs, links, sub_regions={}, rules=rules
    )
    index, part = (tables[f"signature_{name}"] for name in ("index", "part"))
    of_region = index[index["scope_kind"] == "region"].set_index("index_id")
    of_part = part[part["scope_kind"] == "region"].set_index(["index_id", "part"])
    return of_region, of_part["value"]


def test_served_share_counts_a_late_replacement_by_what_the_stock_covers() -> None:
    # a half is lost, so 10 days of stock last 20; the switch takes 40
    assert served_share(0.5, 1.0, 10, 40) == pytest.approx(0.5 + 0.5 * 20 / 40)
    assert served_share(0.5, 0.2, 100, 40) == pytest.approx(0.7)
    assert served_share(1.0, 0.0, np.inf, np.inf) == 0


def test_rerouting_is_what_the_worst_single_loss_leaves() -> None:
    needs = table(need("a", criticality=1), need("b", criticality=3))
    links = table(
        link("a", "s"),
        link("b", "t", share_low=0.5, share_high=0.5, country_code="FI"),
        link("b", "u", share_low=0.5, share_high=0.5, country_code="FI"),
    )
    found, part = supplied(needs, links)
    # a hangs on one supplier; b keeps a half, and its own country is never lost
    assert found["value"]["RER"] == pytest.approx((1 * 0 + 3 * 0.5) / 4)
    assert part["RER", "disjoint_paths"] == pytest.approx((1 * 1 + 3 * 2) / 4)
    assert part["RER", "country"] == pytest.approx((1 * 0 + 3 * 1) / 4)


def test_the_three_needs_of_the_method_page_give_what_it_says() -> None:
    late = {"alternative_count": 1, "switch_basis": "answered"}
    for name, days in (("stock_days", 30), ("switch_days", 60)):
        late |= {f"{name}_low": days, f"{name}_high": days}
    late |= {f"alternative_capacity_share_{end}": 1 for end in ("low", "high")}
    needs = table(
        need("a", criticality=1), need("b", criticality=1, **late),
        need("c", criticality=2),
    )  # fmt: skip
    links = table(
        link("a", "s"),
        link("b", "s"),
        link("c", "t", share_low=0.6, share_high=0.6, country_code="FI"),
        link("c", "u", share_low=0.4, share_high=0.4, country_code="FI"),
    )
    assert supplied(needs, links)[0]["value"]["RER"] == pytest.approx(0.325)


@pytest.mark.parametrize(
    ("shared", "left"),
    [
        ({"supplier_group_id": "g"}, 0.0),
        ({"country_code": "SE"}, 0.0),
        ({"route": "Vuosaari", "country_code": "FI"}, 0.0),
        ({"transport_mode": "meri", "country_code": "FI"}, 0.5),
    ],
)
def test_two_suppliers_that_share_an_owner_country_or_route_go_together(
    shared: dict[str, object], left: float
) -> None:
    half = {"share_low": 0.5, "share_high": 0.5} | {"country_code": "FI"} | shared
    links = table(link("a", "s", **half), link("a", "t", **half))
    assert supplied(table(need("a")), links)[0]["value"]["RER"] == left


def test_what_was_not_answered_lowers_coverage_and_widens_the_ends() -> None:
    unknown = need("b", **STOCK_UNKNOWN, stock_basis="missing", alternative_count=2)
    needs, links = table(need("a"), unknown), table(link("a", "s"), link("b", "s"))
    found, part = supplied(
        needs, links, SignatureRules(FEW.reference_owners, 500, 1, 0.5)
    )
    assert found["coverage_share"]["RER"] == 0.5
    assert found["value"]["RER"] == 0
    assert part["RER", "unknown_low"] == 0
    assert part["RER", "unknown_high"] == 0.5


def test_short_chains_average_tiers_and_distance_of_named_suppliers() -> None:
    links = table(
        link("a", "s", share_low=0.5, share_high=0.5, tier=2, distance_km=500.0),
        link("a", "t", share_low=0.3, share_high=0.3, tier=1, distance_km=None),
        link("a", "?", share_low=0.2, share_high=0.2, share_basis="missing"),
    )
    found, part = supplied(table(need("a")), links)
    above = 0.5 * (0.5 / 2 + 0.5 * math.exp(-1)) + 0.3 * 0.5
    below = 0.5 + 0.3 * 0.5
    assert found["value"]["SCI"] == pytest.approx(above / below)
    assert found["coverage_share"]["SCI"] == pytest.approx(below)
    assert part["SCI", "unknown_low"] == pytest.approx(above)
    assert part["SCI", "unknown_high"] == pytest.approx(above + 1 - below)


def test_no_answers_give_empty_tables_with_all_columns() -> None:
    tables = signature(NO_COMPANIES, NO_COMPANIES, NO_NEEDS, NO_LINKS, sub_regions={})
    assert list(tables["signature_index"]) == list(INDEX_COLUMNS)
    assert list(tables["signature_part"]) == list(PART_COLUMNS)
    assert [len(rows) for rows in tables.values()] == [0, 0]


def many(seed: int) -> tuple[pd.DataFrame, ...]:
    rng = np.random.default_rng(seed)
    keys = [f"k{i}" for i in range(12)]
    companies = [
        company(k, str(rng.integers(1, 4)), personnel_count=float(rng.integers(1, 90)))
        for k in keys
    ]
    share = {k: float(rng.uniform(0.1, 1)) for k in keys}
    links = [link(k, rng.choice(["s", "t", "u"]), share_low=v, share_high=v,
                  tier=int(rng.integers(1, 4)), distance_km=float(rng.uniform(0, 3000)))
             for k, v in share.items()]  # fmt: skip
    links += [
        link(k, "other", share_low=1 - v, share_high=1 - v) for k, v in share.items()
    ]
    needs = [need(k, criticality=int(rng.integers(1, 6))) for k in keys]
    skills = [skill(k, str(rng.integers(1, 4))) for k in keys]
    return tuple(table(*rows) for rows in (companies, skills, needs, links))


@settings(max_examples=25)
@given(st.integers(0, 2**31))
def test_indices_lie_inside_their_interval_and_between_0_and_1(seed: int) -> None:
    found = signature(*many(seed), sub_regions={"11": 4})["signature_index"]
    shown = found[found["is_published"]]
    assert len(shown) > 3
    assert ((shown["value_low"] >= 0) & (shown["value_high"] <= 1)).all()
    assert (shown["value_low"] <= shown["value"]).all()
    assert (shown["value"] <= shown["value_high"]).all()


@settings(max_examples=15)
@given(st.integers(0, 2**31))
def test_order_of_rows_does_not_change_the_indices(seed: int) -> None:
    tables = many(seed)
    mixed = [rows.sample(frac=1, random_state=1) for rows in tables]
    keys = ["index_id", "scope_kind", "scope_code"]
    found = [
        signature(*rows, sub_regions={"11": 4})["signature_index"]
        .sort_values(keys, ignore_index=True)
        .loc[:, [*keys, "value", "company_count", "coverage_share", "reason"]]
        for rows in (tables, mixed)
    ]
    pd.testing.assert_frame_equal(*found)


def test_the_same_seed_gives_the_same_interval() -> None:
    first, second = (
        signature(*many(7), sub_regions={"11": 4})["signature_index"] for _ in "ab"
    )
    pd.testing.assert_frame_equal(first, second)

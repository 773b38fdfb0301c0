"""Shares of suppliers are intervals that leave room for each other."""

import pytest

from tests.sql.bench import Bench, company, supply

SHARES = (
    "select supplier_name, share_low, share_high from marts.supply_link "
    "order by row_number nulls last"
)


def shares(bench: Bench, *rows: dict[str, str]) -> list[tuple[object, ...]]:
    bench.land("yritykset", company("9000000-3"))
    bench.land("syotteet", *(supply("9000000-3", "teräs", **row) for row in rows))
    bench.build("supply_link")
    return [
        (name, pytest.approx(low), pytest.approx(high))
        for name, low, high in bench.rows(SHARES)
    ]


def test_what_nobody_named_is_a_link_of_its_own(bench: Bench) -> None:
    found = shares(bench, {"toimittaja": "Aho", "osuus_pct": "60"})
    assert found == [("Aho", 0.6, 0.6), (None, 0.4, 0.4)]


def test_a_supplier_without_a_share_gets_at_most_what_the_others_leave(
    bench: Bench,
) -> None:
    found = shares(
        bench, {"toimittaja": "Aho", "osuus_pct": "70"}, {"toimittaja": "Bert"}
    )
    assert found == [("Aho", 0.7, 0.7), ("Bert", 0, 0.3), (None, 0, 0.3)]


def test_a_band_is_kept_and_the_rest_is_what_it_leaves(bench: Bench) -> None:
    band = {"osuus_ala": "25", "osuus_yla": "50"}
    found = shares(bench, {"toimittaja": "Aho"} | band)
    assert found == [("Aho", 0.25, 0.5), (None, 0.5, 0.75)]


@pytest.mark.parametrize("told", [("65", "65"), ("49", "49.5")])
def test_told_shares_of_about_the_whole_or_more_are_scaled_to_it(
    bench: Bench, told: tuple[str, str]
) -> None:
    found = shares(
        bench,
        {"toimittaja": "Aho", "osuus_pct": told[0]},
        {"toimittaja": "Bert", "osuus_pct": told[1]},
    )
    total = float(told[0]) + float(told[1])
    first, second = (float(share) / total for share in told)
    assert found == [("Aho", first, first), ("Bert", second, second)]


def test_dont_know_as_supplier_and_share_is_one_unknown_link(bench: Bench) -> None:
    assert shares(bench, {"osuus_pct": "eos"}) == [(None, 0, 1)]


def test_every_share_keeps_its_basis(bench: Bench) -> None:
    bench.land("yritykset", company("9000000-3"))
    rows = ({"osuus_pct": "50"}, {"osuus_yla": "20"}, {"osuus_pct": "eos"}, {})
    named = ("Aho", "Bert", "Cata", "Dahl")
    for name, row in zip(named, rows, strict=True):
        answer = supply("9000000-3", "teräs", toimittaja=name, **row)
        bench.land("syotteet", answer)
    bench.build("supply_link")
    found = bench.rows(
        "select share_basis from marts.supply_link where is_known_supplier "
        "order by supplier_name"
    )
    assert found == [("answered",), ("band",), ("dont_know",), ("missing",)]

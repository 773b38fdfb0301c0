"""Who a supplier is, however it was written."""

import pytest

from tests.sql.bench import Bench, company, supply

SUPPLIERS = "select distinct supplier_id from marts.supply_link where is_known_supplier"


def named(bench: Bench, *suppliers: dict[str, str]) -> list[tuple[object, ...]]:
    bench.land("yritykset", company("9000000-3"))
    for place, supplier in enumerate(suppliers):
        bench.land("syotteet", supply("9000000-3", f"syöte {place}", **supplier))
    bench.build("supply_link")
    return bench.rows(SUPPLIERS)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Rauta-Aho Oy", "RAUTA AHO", "Rauta  Aho Oy Ab"),
        ("Stahl GmbH", "stahl", "Stahl GmbH & Co. KG"),
        ("Nordpump A/S", "Nordpump AS", "nordpump"),
        ("Oy Kone-Lahti Ab", "Kone Lahti oyj", "Kone-Lahti"),
    ],
)
def test_one_supplier_spelled_three_ways_is_one(
    bench: Bench, spellings: tuple[str, ...]
) -> None:
    assert len(named(bench, *({"toimittaja": name} for name in spellings))) == 1


def test_a_name_with_a_form_word_inside_keeps_it(bench: Bench) -> None:
    found = named(bench, {"toimittaja": "Abloy"}, {"toimittaja": "Ab Loy"})
    assert len(found) == 2


def test_a_business_id_joins_names_and_a_name_joins_the_id(bench: Bench) -> None:
    found = named(
        bench,
        {"toimittaja": "Rauta Oy", "toimittaja_ytunnus": "9000000-3"},
        {"toimittaja": "Rauta"},
        {"toimittaja": "Rautakauppa", "toimittaja_ytunnus": "9000000-3"},
    )
    assert found == [("9000000-3",)]


def test_a_business_id_with_a_wrong_check_digit_is_no_id(bench: Bench) -> None:
    answer = {"toimittaja": "Rauta Oy", "toimittaja_ytunnus": "9000000-1"}
    ((supplier_id,),) = named(bench, answer)
    assert str(supplier_id).startswith("N-")


def test_a_name_given_two_ids_leads_to_neither(bench: Bench) -> None:
    found = named(
        bench,
        {"toimittaja": "Rauta", "toimittaja_ytunnus": "9000001-1"},
        {"toimittaja": "Rauta", "toimittaja_ytunnus": "9000003-8"},
        {"toimittaja": "Rauta"},
    )
    assert len(found) == 3


def test_suppliers_of_one_owner_share_a_group(bench: Bench) -> None:
    bench.land("yritykset", company("9000000-3"))
    owned = {"toimittaja_konserni": "Emo Oyj"}
    for name in ("Aho", "Bert"):
        row = supply("9000000-3", "teräs", toimittaja=name, **owned)
        bench.land("syotteet", row)
        owned = {"toimittaja_konserni": "EMO"}
    bench.build("supplier")
    groups = bench.rows("select distinct supplier_group_id from marts.supplier")
    assert len(groups) == 1


def test_an_interviewed_supplier_has_its_own_name_and_group(bench: Bench) -> None:
    bench.land("yritykset", company("9000000-3"))
    bench.land("yritykset", company("9000001-1", nimi="Aho Oy", konserni="Emo"))
    bench.land("syotteet", supply("9000000-3", "teräs", toimittaja="AHO"))
    bench.build("supplier")
    row = bench.row("select supplier_id, supplier_name from marts.supplier")
    assert row == ("9000001-1", "Aho Oy")
    group = "select count(distinct group_id) from marts.interview where group_id in "
    assert bench.row(f"{group} (select supplier_group_id from marts.supplier)") == (1,)


def test_dont_know_is_the_name_of_no_supplier_owner_or_country(bench: Bench) -> None:
    unknown = dict.fromkeys(("toimittaja", "toimittaja_konserni", "maa"), "eos")
    assert named(bench, unknown | {"osuus_pct": "40"}) == []
    found = bench.rows("select country_code, share_low from marts.supply_link")
    assert sorted(found, key=str) == [(None, 0.4), (None, 0.6)]

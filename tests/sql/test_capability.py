"""Who makes what, who could, and how deep a capability is."""

from typing import Any

import pytest

from tests.sql.bench import Bench, company

MUNICIPALITIES = ("297", "915", "140")
IDS = ("9000000-3", "9000001-1", "9000003-8")


def skill(business_id: str, nimike: str = "Hitsaus", **answers: Any) -> dict[str, Any]:
    return {"ytunnus": business_id, "nimike": nimike, "yts_toiminto": "5"} | answers


def land_makers(bench: Bench, *municipalities: str) -> None:
    for business_id, municipality in zip(IDS, municipalities, strict=False):
        bench.land("yritykset", company(business_id, kunta=municipality))
        bench.land("kyvykkyydet", skill(business_id, trl="9"))


@pytest.mark.parametrize(
    ("answers", "provision"),
    [
        ({"trl": "8"}, "makes"),
        ({"trl": "7", "kapasiteetti": "5"}, None),
        ({"trl": "7", "halukkuus": "2"}, "could_make"),
        ({"trl": "eos", "kapasiteetti": "5"}, "makes"),
        ({"kapasiteetti": "0", "halukkuus": "1"}, None),
        ({"kapasiteetti": "0", "halukkuus": "4"}, "could_make"),
        ({}, None),
    ],
)
def test_provision_follows_readiness_then_capacity_then_will(
    bench: Bench, answers: dict[str, str], provision: str | None
) -> None:
    bench.land("yritykset", company(IDS[0]))
    bench.land("kyvykkyydet", skill(IDS[0], **answers))
    bench.build("company_capability")
    found = bench.row("select provision from marts.company_capability")
    assert found == (provision,)


@pytest.mark.parametrize(
    ("used", "surge"), [("60", (4.0, 4.0)), ("eos", (0.0, 10.0)), (None, (0.0, 10.0))]
)
def test_unused_capacity_is_an_interval_when_the_use_is_unknown(
    bench: Bench, used: str | None, surge: tuple[float, float]
) -> None:
    bench.land("yritykset", company(IDS[0]))
    answer = skill(IDS[0], trl="9", kapasiteetti="10", kayttoaste_pct=used)
    bench.land("kyvykkyydet", answer)
    bench.build("company_capability")
    found = bench.row("select surge_low, surge_high from marts.company_capability")
    assert found == pytest.approx(surge)


def test_spellings_join_and_the_usual_one_is_shown(bench: Bench) -> None:
    for business_id in IDS:
        bench.land("yritykset", company(business_id))
    bench.land("kyvykkyydet", skill(IDS[0], "Raskas  hitsaus"))
    bench.land("kyvykkyydet", skill(IDS[1], "Raskas hitsaus"))
    bench.land("kyvykkyydet", skill(IDS[2], "Raskas hitsaus"))
    bench.build("company_capability")
    columns = "select distinct capability_id, capability_name"
    found = bench.row(f"{columns} from marts.company_capability")
    assert found == ("raskas-hitsaus", "Raskas hitsaus")


def test_a_synonym_of_the_list_joins_two_words(bench: Bench) -> None:
    land_makers(bench, "297", "915")
    bench.land("kyvykkyydet", skill(IDS[0], "Sveisaus"))
    synonym = {"kind": "capability", "spelling": "sveisaus", "name": "Hitsaus"}
    bench.refer("synonym", synonym)
    bench.build("company_capability")
    names = "select distinct capability_name from marts.company_capability"
    assert bench.rows(names) == [("Hitsaus",)]


@pytest.mark.parametrize(
    ("municipalities", "depth"),
    [
        (("297",), "thin"),
        (("297", "915"), "shallow"),
        (("297", "297", "297"), "shallow"),
        (MUNICIPALITIES, "deep"),
    ],
)
def test_depth_asks_for_three_makers_in_two_places(
    bench: Bench, municipalities: tuple[str, ...], depth: str
) -> None:
    land_makers(bench, *municipalities)
    bench.build("capability_depth")
    found = "select depth from marts.capability_depth where region_code = '11'"
    assert bench.rows(found) == [(depth,)]


def test_a_region_that_was_asked_and_has_no_maker_is_a_row(bench: Bench) -> None:
    land_makers(bench, "297")
    bench.land("yritykset", company(IDS[1], kunta="167"))
    bench.build("capability_depth")
    found = bench.rows("select region_code, depth from marts.capability_depth")
    assert sorted(found) == [("11", "thin"), ("12", "none")]


def test_a_function_that_nothing_serves_is_a_row_of_zeros(bench: Bench) -> None:
    land_makers(bench, *MUNICIPALITIES)
    bench.build("function_coverage")
    columns = "vital_function_code, company_count, deep_count"
    found = bench.rows(f"select {columns} from marts.function_coverage")
    assert len(found) == 7
    assert ("5", 3, 1) in found
    assert ("1", 0, 0) in found


def test_all_capabilities_of_a_place_count_each_company_once(bench: Bench) -> None:
    land_makers(bench, "297", "297")
    bench.land("kyvykkyydet", skill(IDS[0], "Koneistus", trl="9", yts_toiminto="3"))
    bench.build("capability_area")
    found = bench.row(
        "select company_count from marts.capability_area "
        "where capability_id = '' and vital_function_code = ''"
    )
    assert found == (2,)


def test_capacities_in_two_units_are_not_added(bench: Bench) -> None:
    for business_id, unit in zip(IDS, ("t", "kpl"), strict=False):
        bench.land("yritykset", company(business_id))
        answer = skill(business_id, trl="9", kapasiteetti="10", yksikko=unit)
        bench.land("kyvykkyydet", answer)
    bench.build("capability_depth")
    found = bench.row("select capacity_unit, surge_high from marts.capability_depth")
    assert found == (None, None)

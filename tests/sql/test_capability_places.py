"""Distances, coverage and depth by place, on small made-up rows."""

import pytest

from tests.sql.bench import Bench, batch, company

IDS = ("9200011-1", "9200184-3", "9200357-4")


@pytest.fixture
def asked(bench: Bench) -> Bench:
    """Two companies in Kuopio and one in Joensuu told of welding."""
    bench.land("batch", batch())
    for business_id, code in zip(IDS, ("297", "297", "167"), strict=True):
        bench.land("yritykset", company(business_id, kunta=code))
        told = {"ytunnus": business_id, "nimike": "Hitsaus", "yts_toiminto": "5"}
        level = "9" if business_id != IDS[1] else "5"
        bench.land("kyvykkyydet", told | {"trl": level, "halukkuus": "3"})
    return bench


def test_distance_is_that_of_the_globe_and_the_same_both_ways(asked: Bench) -> None:
    asked.build("municipality_distance")
    sql = (
        "select distance_km from marts.municipality_distance "
        "where municipality_code = '{}' and other_code = '{}'"
    )
    (there,) = asked.row(sql.format("297", "167"))
    (back,) = asked.row(sql.format("167", "297"))
    # Kuopio 62.893 N 27.678 E, Joensuu 62.601 N 29.763 E
    assert there == pytest.approx(111, abs=2)
    assert there == back


def test_no_municipality_is_next_to_itself(asked: Bench) -> None:
    asked.build("municipality_distance")
    same = "select count(*) from marts.municipality_distance where "
    assert asked.row(same + "municipality_code = other_code") == (0,)


def test_every_municipality_tells_whether_anybody_was_asked(asked: Bench) -> None:
    asked.build("municipality_coverage")
    sql = "select {} from marts.municipality_coverage where municipality_code = '{}'"
    facts = "interviewed_count, has_interviews"
    assert asked.row(sql.format(facts, "297")) == (2, True)
    assert asked.row(sql.format(facts, "915")) == (0, False)
    assert asked.row("select count(*) from marts.municipality_coverage") == (308,)


def test_outside_one_or_two_interviews_are_not_told(asked: Bench) -> None:
    asked.build("shared_municipality_coverage")
    found = asked.row(
        "select interviewed_count, has_interviews "
        "from marts.shared_municipality_coverage where municipality_code = '297'"
    )
    assert found == (None, True)


def test_who_could_make_it_does_not_make_it_deeper(asked: Bench) -> None:
    asked.build("capability_region")
    found = asked.rows(
        "select region_code, company_count, could_count, depth "
        "from marts.capability_region order by region_code"
    )
    assert found == [("11", 1, 1, "thin"), ("12", 1, 0, "thin")]


def test_codes_of_each_list_are_there_with_their_names(asked: Bench) -> None:
    asked.build("capability_code")
    found = asked.row(
        "select code_name_fi from marts.capability_code "
        "where list_name = 'dual_use_category' and code = '3'"
    )
    assert found == ("Elektroniikka",)

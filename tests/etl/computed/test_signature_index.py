"""The signature indices of small made-up regions, inside and outside the house."""

import pytest

from tests.sql.bench import Bench, company

IDS = ("9000000-3", "9000001-1", "9000003-8", "9000004-6")
# Kuopio, Varkaus and Iisalmi are in three sub-regions of Pohjois-Savo
PLACES = ("297", "915", "140", "297")


def land(bench: Bench, allows: str) -> None:
    for business_id, place, allow in zip(IDS, PLACES, allows, strict=False):
        answers = {"kunta": place, "lupa_koonti": allow, "henkilosto": "10"}
        bench.land("yritykset", company(business_id, **answers))
        skill = {"ytunnus": business_id, "nimike": "Hitsaus", "trl": "9"}
        bench.land("kyvykkyydet", skill | {"yts_toiminto": "5"})
    bench.build("signature_index", "shared_signature_index")


def index(bench: Bench, table: str) -> tuple[object, ...]:
    return bench.row(
        f"select value, company_count, is_published from marts.{table} "
        "where index_id = 'DEC' and scope_kind = 'vital_function'"
    )


def test_three_equal_companies_in_three_of_five_sub_regions(bench: Bench) -> None:
    land(bench, "kkk")
    # places (1 - 1/3) / (1 - 1/5), owners (1 - 1/3) / (1 - 1/5): both 5/6
    assert index(bench, "signature_index") == (pytest.approx(5 / 6), 3, True)


def test_the_scope_has_its_name(bench: Bench) -> None:
    land(bench, "kkk")
    named = bench.rows("select distinct scope_name_en from marts.signature_index")
    assert ("Defence capability",) not in named
    assert ("North Savo",) in named


def test_outside_the_index_is_of_those_that_allow_it(bench: Bench) -> None:
    land(bench, "kkke")
    assert index(bench, "signature_index")[1] == 4
    # three companies in three places are one in each, so their number is hidden
    told = (pytest.approx(5 / 6), None, True)
    assert index(bench, "shared_signature_index") == told


def test_outside_two_companies_give_no_figure_and_no_part(bench: Bench) -> None:
    land(bench, "kke")
    assert index(bench, "shared_signature_index") == (None, None, False)
    parts = bench.rows("select 1 from marts.shared_signature_part")
    assert parts == []

"""A name without a business id leads to the company that it means, in every mart."""

from typing import Any

import pytest

from etl.matching import local_id
from tests.sql.bench import Bench, batch, company, supply

REGISTERED = {"municipality_code": "297", "is_alive": True, "industry_code": "25530"}
NAME = "Kivimäen Konepaja Oy"
LOCAL = local_id(NAME, "297")


def register(bench: Bench, *companies: tuple[str, str], **facts: Any) -> None:
    for business_id, name in companies:
        row = {"business_id": business_id, "name": name}
        bench.land("register_company", REGISTERED | row | facts)


def decide(bench: Bench, subject: str, verdict: str, company_id: str = "") -> None:
    row = {"subject_id": subject, "verdict": verdict, "company_id": company_id}
    bench.land("company_match", row)


def interviewed(bench: Bench) -> list[tuple[Any, ...]]:
    bench.build("company", "match_queue")
    return bench.rows(
        "select company_id from marts.company where is_interviewed order by all"
    )


def test_the_same_id_is_made_in_sql_and_in_python(bench: Bench) -> None:
    bench.land("yritykset", company("9000000-3", nimi="Öljy & Åke T:mi", kunta="420"))
    bench.land("yritykset", company("9000001-1", nimi="Pelkkä", kunta=None))
    bench.build("answered_name")
    made = bench.rows("select local_id from marts.answered_name order by answered_id")
    assert made == [(local_id("Öljy & Åke T:mi", "420"),), (local_id("Pelkkä"),)]


def test_a_name_like_no_other_stays_a_company_of_its_own(bench: Bench) -> None:
    bench.land("yritykset", company(LOCAL, nimi=NAME))
    assert interviewed(bench) == [(LOCAL,)]
    queue = "select kind, match_basis, company_id from marts.match_queue"
    assert bench.rows(queue) == [("company", "open", LOCAL)]


def test_same_name_form_and_municipality_once_is_a_match(bench: Bench) -> None:
    register(bench, ("9000000-3", "KIVIMÄEN KONEPAJA OY"))
    bench.land("yritykset", company(LOCAL, nimi=NAME))
    assert interviewed(bench) == [("9000000-3",)]
    assert bench.rows("select match_basis from marts.match_queue") == [("automatic",)]


@pytest.mark.parametrize(
    ("registered", "facts"),
    [
        ([("9000000-3", "Kivimäen Konepaja Ky")], {}),
        ([("9000000-3", NAME)], {"municipality_code": "420"}),
        ([("9000000-3", NAME)], {"is_alive": False}),
        ([("9000000-3", NAME), ("9000001-1", NAME)], {}),
    ],
    ids=["other form", "elsewhere", "ended", "two such"],
)
def test_what_is_not_wholly_the_same_waits_for_a_person(
    bench: Bench, registered: list[tuple[str, str]], facts: dict[str, Any]
) -> None:
    register(bench, *registered, **facts)
    bench.land("yritykset", company(LOCAL, nimi=NAME))
    assert interviewed(bench) == [(LOCAL,)]


@pytest.mark.parametrize(
    ("site", "found"),
    [
        ("Tehdas, 70100 Kuopio", "9000000-3"),
        ("FI-70100", "9000000-3"),
        ("Tehdas, 70200 Kuopio", LOCAL),
        ("Halli 970100", LOCAL),
    ],
)
def test_the_same_postal_code_stands_for_the_municipality(
    bench: Bench, site: str, found: str
) -> None:
    register(bench, ("9000000-3", NAME), municipality_code="420", post_code="70100")
    bench.land("yritykset", company(LOCAL, nimi=NAME, toimipaikka=site))
    assert interviewed(bench) == [(found,)]


@pytest.mark.parametrize(
    ("valid_to", "found"), [(None, "9000000-3"), ("2019-05-31", LOCAL)]
)
def test_an_auxiliary_name_is_a_match_and_a_former_one_a_candidate(
    bench: Bench, valid_to: str | None, found: str
) -> None:
    register(bench, ("9000000-3", "Savon Emo Oy"))
    other = {"business_id": "9000000-3", "name": NAME, "valid_to": valid_to}
    bench.land("register_name", other)
    bench.land("yritykset", company(LOCAL, nimi=NAME))
    assert interviewed(bench) == [(found,)]
    bench.build("register_match_name")
    held = "select name_key from marts.register_match_name order by all"
    assert bench.rows(held) == [("kivimäen konepaja",), ("savon emo",)]


def test_a_no_undoes_an_automatic_match(bench: Bench) -> None:
    register(bench, ("9000000-3", NAME))
    bench.land("yritykset", company(LOCAL, nimi=NAME))
    decide(bench, LOCAL, "different", "9000000-3")
    assert interviewed(bench) == [(LOCAL,)]


def test_a_decision_carries_every_sheet_to_the_company(bench: Bench) -> None:
    register(bench, ("9000000-3", "Aivan Muu Oy"))
    bench.land("yritykset", company(LOCAL, nimi=NAME))
    bench.land("kyvykkyydet", {"ytunnus": LOCAL, "nimike": "hitsaus", "trl": "9"})
    bench.land("syotteet", supply(LOCAL, "teräs", toimittaja="Rauta Oy"))
    bench.land("tyovoima", {"ytunnus": LOCAL, "isco4": "7212", "henkilot": "3"})
    decide(bench, LOCAL, "same", "9000000-3")
    bench.build("company_capability", "supply_link", "supply_need", "workforce_row")
    marts = ("company_capability", "supply_link", "supply_need", "workforce_row")
    for mart in marts:
        found = bench.rows(f"select distinct company_id from marts.{mart}")
        assert found == [("9000000-3",)], mart


def test_joined_companies_are_one_and_keep_both_rounds(bench: Bench) -> None:
    bench.land("batch", batch("b2", day=2))
    bench.land("yritykset", company("9000000-3", kierros="2025-1"))
    bench.land("yritykset", company("9000001-1", batch_id="b2", kierros="2026-1"))
    decide(bench, "9000000-3", "same", "9000001-1")
    bench.build("interview")
    rounds = "select company_id, interview_round from marts.interview order by all"
    assert bench.rows(rounds) == [("9000001-1", "2025-1"), ("9000001-1", "2026-1")]


def test_a_supplier_in_free_text_follows_a_decision(bench: Bench) -> None:
    bench.land("yritykset", company("9000000-3"))
    bench.land("syotteet", supply("9000000-3", "teräs", toimittaja="Rauta-Aho"))
    decide(bench, local_id("Rauta-Aho"), "same", "9000001-1")
    bench.build("supplier", "match_queue")
    found = bench.row("select supplier_id, has_business_id from marts.supplier")
    assert found == ("9000001-1", True)


def test_an_id_of_another_company_is_asked_and_can_be_ruled_out(bench: Bench) -> None:
    register(bench, ("9000000-3", "Zyx Wvu Tsr Oy"))
    bench.land("yritykset", company("9000000-3", nimi=NAME))
    assert interviewed(bench) == [("9000000-3",)]
    assert bench.rows("select kind from marts.match_queue") == [("id",)]
    decide(bench, LOCAL, "different", "9000000-3")
    assert interviewed(bench) == [(LOCAL,)]
    assert bench.rows("select kind from marts.match_queue") == [("company",)]


def test_a_confirmed_place_moves_with_the_name(bench: Bench) -> None:
    bench.land("yritykset", company(LOCAL, nimi=NAME))
    place = {"company_id": LOCAL, "latitude": 62.0, "longitude": 27.0}
    bench.land("confirmed_place", place | {"confirmed_at": "2026-11-01 12:00:00"})
    decide(bench, LOCAL, "same", "9000000-3")
    bench.build("company")
    found = "select company_id, latitude from marts.company where is_interviewed"
    assert bench.rows(found) == [("9000000-3", 62.0)]

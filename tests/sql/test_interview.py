"""Which version of an interview counts, and what a company is made of."""

import pytest

from tests.sql.bench import Bench, batch, company, supply

ID = "9000000-3"


def test_the_later_accepted_file_is_the_version_that_counts(bench: Bench) -> None:
    bench.land("batch", batch("b2", day=2))
    bench.land("yritykset", company(ID, henkilosto="20", batch_id="b2"))
    bench.land("yritykset", company(ID, henkilosto="10"))
    bench.build("interview")
    found = bench.row("select batch_id, personnel_count from marts.interview")
    assert found == ("b2", 20)


def test_within_a_file_the_later_row_counts(bench: Bench) -> None:
    bench.land("yritykset", company(ID, henkilosto="10"), company(ID, henkilosto="7"))
    bench.build("interview")
    assert bench.rows("select personnel_count from marts.interview") == [(7,)]


def test_an_older_round_stays_in_the_history_and_out_of_the_rest(bench: Bench) -> None:
    first = {"kierros": "2025-1", "haastattelu_pvm": "2025-05-01", "batch_id": "b2"}
    bench.land("batch", batch("b2", day=2))
    bench.land("yritykset", company(ID), company(ID, **first))
    bench.land("syotteet", supply(ID, "teräs"), supply(ID, "vesi", batch_id="b2"))
    bench.build("supply_need")
    rounds = "select interview_round from marts.interview where is_newest"
    assert bench.row("select count(*) from marts.interview") == (2,)
    assert bench.rows(rounds) == [("2026-1",)]
    assert bench.rows("select input_name from marts.supply_need") == [("teräs",)]


def test_an_empty_consent_is_no_consent(bench: Bench) -> None:
    bench.land("yritykset", company(ID, lupa_nimella=None, lupa_koonti="eos"))
    bench.build("interview")
    consents = "select consent_named, consent_aggregate from marts.interview"
    assert bench.row(consents) == (False, False)


def test_a_merged_municipality_is_read_as_the_one_it_is_part_of(bench: Bench) -> None:
    bench.land("yritykset", company(ID, kunta="174"))
    bench.build("company")
    found = bench.row(
        "select municipality_code, municipality_name_fi, region_code, "
        "location_precision from marts.company"
    )
    assert found == ("297", "Kuopio", "11", "municipality")


def test_a_confirmed_place_wins_over_the_centre_of_the_municipality(
    bench: Bench,
) -> None:
    place = {"company_id": ID, "latitude": 63.0, "longitude": 27.5}
    bench.land("yritykset", company(ID))
    bench.land("confirmed_place", place)
    bench.build("company")
    where = "select latitude, location_precision from marts.company"
    assert bench.row(where) == (63.0, "confirmed")


def test_a_company_without_a_municipality_is_kept_and_unplaced(bench: Bench) -> None:
    bench.land("yritykset", company(ID, kunta=None))
    bench.build("company")
    where = "select latitude, location_precision from marts.company"
    assert bench.row(where) == (None, "unknown")


@pytest.mark.parametrize(
    ("municipality", "is_kept"),
    [("297", True), ("091", False)],
)
def test_the_register_adds_companies_only_of_regions_we_look_at(
    bench: Bench, municipality: str, is_kept: bool
) -> None:
    registered = {"business_id": ID, "municipality_code": municipality}
    bench.land("register_company", registered)
    bench.build("company")
    assert bool(bench.rows("select 1 from marts.company")) is is_kept


def test_a_supplier_elsewhere_is_found_in_the_register(bench: Bench) -> None:
    bench.land("yritykset", company(ID))
    answer = supply(ID, "teräs", toimittaja="Aho", toimittaja_ytunnus="9000001-1")
    bench.land("syotteet", answer)
    registered = {"business_id": "9000001-1", "municipality_code": "091"}
    bench.land("register_company", registered | {"name": "Aho Oy"})
    bench.build("company")
    found = bench.row(
        "select company_name, region_code, is_interviewed, source "
        "from marts.company where company_id = '9000001-1'"
    )
    assert found == ("Aho Oy", "01", False, "register")


def test_industries_of_two_editions_keep_their_own_names(bench: Bench) -> None:
    bench.land("yritykset", company(ID, tol2025=None, tol2008="62010"))
    bench.land("yritykset", company("9000001-1", tol2025="62100"))
    bench.build("company")
    found = bench.rows(
        "select industry_edition, industry_section_code from marts.company "
        "order by company_id"
    )
    assert found == [("TOL2008", "J"), ("TOL2025", "K")]


def test_a_company_that_told_both_editions_is_read_in_the_usual_one(
    bench: Bench,
) -> None:
    older = {"tol2025": None, "tol2008": "62010"}
    bench.land("yritykset", company(ID, **older), company("9000001-1", **older))
    bench.land("yritykset", company("9000003-8", tol2008="62010", tol2025="62100"))
    bench.build("company")
    editions = "select distinct industry_edition from marts.company"
    assert bench.rows(editions) == [("TOL2008",)]

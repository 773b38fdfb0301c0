"""Awards of public procurement: from buyer to winner, each notice once."""

from datetime import date
from typing import Any

import pytest

from tests.sql.bench import Bench, company, supply

KREATE, ALVA = "0168716-6", "1071200-1"


def award(**fields: Any) -> dict[str, Any]:
    return {
        "notice_key": "315273-2026",
        "service": "hilma",
        "service_number": "47030",
        "detail": 2,
        "notice_kind": "award",
        "published_date": date(2026, 5, 7),
        "title": "Vesitornin urakka",
        "buyer_id": ALVA,
        "buyer_name": "Alva-yhtiöt Oy",
        "cpv_code": "45232153",
        "place_codes": "FI198",
        "winner_id": KREATE,
        "winner_name": "Kreate Oy",
        "value": 26_000_000.0,
        "currency": "EUR",
        **fields,
    }


def registered(business_id: str, name: str, municipality: str) -> dict[str, Any]:
    about = {"business_id": business_id, "name": name, "is_alive": True}
    return about | {"municipality_code": municipality}


def test_an_award_leads_from_buyer_to_winner_by_their_business_ids(
    bench: Bench,
) -> None:
    bench.land("procurement_award", award())
    bench.land("register_company", registered(KREATE, "Kreate Oyj", "297"))
    bench.build("award_link")
    assert bench.rows(
        "select buyer_name, winner_name, winner_region_code, is_winner_alive, "
        "buyer_region_code, award_value, currency, cpv_name_fi from marts.award_link"
    ) == [
        ("Alva-yhtiöt Oy", "Kreate Oyj", "11", True, None, 26e6, "EUR", "Rakennustyöt")
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"notice_kind": "call"},
        {"winner_id": None, "winner_name": None},
        {"buyer_id": None, "buyer_name": None},
    ],
)
def test_what_is_not_an_award_from_one_to_another_is_no_link(
    bench: Bench, other: dict[str, Any]
) -> None:
    bench.land("procurement_award", award(**other))
    bench.build("award_link")
    assert bench.rows("select * from marts.award_link") == []


def test_a_notice_that_got_its_number_in_ted_later_is_counted_once(
    bench: Bench,
) -> None:
    bench.land("procurement_award", award(notice_key="hilma 47030"), award())
    other = award(notice_key="hilma 8", service_number="8")
    bench.land("procurement_award", other)
    bench.build("award_link")
    found = bench.rows("select notice_key from marts.award_link order by 1")
    assert found == [("315273-2026",), ("hilma 8",)]


def test_an_award_touches_the_regions_of_work_buyer_and_winner_once_each(
    bench: Bench,
) -> None:
    bench.land("procurement_award", award(place_codes="FI198;FI1D2;FI1DB;FI"))
    bench.land("register_company", registered(KREATE, "Kreate Oyj", "297"))
    bench.land("register_company", registered(ALVA, "Alva Oy", "091"))
    bench.build("award_region")
    found = bench.rows("select region_code from marts.award_region order by 1")
    assert found == [("01",), ("11",), ("13",)]


def test_a_winner_whom_an_interview_names_is_marked(bench: Bench) -> None:
    bench.land("yritykset", company("9000000-3"))
    told = {"toimittaja": "Kreate", "toimittaja_ytunnus": KREATE}
    bench.land("syotteet", supply("9000000-3", "betoni", **told))
    bench.land("procurement_award", award(), award(lot_id="2", winner_id=ALVA))
    bench.build("award_link")
    found = bench.rows(
        "select winner_id, is_winner_supplier from marts.award_link order by 1"
    )
    assert found == [(KREATE, True), (ALVA, False)]


def test_a_corrected_award_takes_the_place_of_the_one_that_it_corrects(
    bench: Bench,
) -> None:
    first = award(published_date=date(2026, 5, 1), value=26e6)
    mended = award(
        notice_key="400000-2026",
        service_number="50000",
        published_date=date(2026, 5, 9),
        value=25e6,
        replaces="hilma 29585;hilma 47030",
    )
    call = award(notice_key="hilma 29585", service_number="29585", notice_kind="call")
    bench.land("procurement_award", first, mended, call)
    bench.build("award_link")
    assert bench.rows("select notice_key, award_value from marts.award_link") == [
        ("400000-2026", 25e6)
    ]
    # the call that both name is another kind of notice, and stays
    kinds = "select notice_kind from staging.procurement_award order by 1"
    assert bench.rows(kinds) == [("award",), ("call",)]


def test_a_notice_in_xml_and_in_the_search_is_counted_once(bench: Bench) -> None:
    searched = award(eforms_id="f295860f-0e35-445a-8e00-5cc202267546")
    whole = searched | {
        "service": "eforms",
        "service_number": searched["eforms_id"],
        "notice_key": f"eforms {searched['eforms_id']}",
    }
    bench.land("procurement_award", searched, whole)
    bench.build("award_link")
    found = bench.rows("select notice_key from marts.award_link")
    assert found == [("315273-2026",)]

"""Calls for tenders: one row a notice, and the regions where they can be answered."""

from tests.sql.bench import Bench

CALL = {"service": "hilma", "notice_kind": "call", "published_date": "2026-11-01"}


def test_a_call_is_for_its_region_or_where_no_place_is_told_for_all(
    bench: Bench,
) -> None:
    for key, places in (("a", "FI1D2"), ("b", "FI"), ("c", None)):
        call = CALL | {"notice_key": key, "place_codes": places, "title": "Huolto"}
        bench.land("procurement_award", call, call | {"lot_id": "2"})
    award = CALL | {"notice_key": "d", "notice_kind": "award"}
    bench.land("procurement_award", award)
    bench.build("open_call", "call_region")
    assert bench.rows("select count(*) from marts.open_call") == [(3,)]
    found = dict(
        bench.rows("select notice_key, count(*) from marts.call_region group by all")
    )
    assert found == {"a": 1, "b": 19, "c": 19}
    own = "select region_code from marts.call_region where notice_key = 'a'"
    assert bench.rows(own) == [("11",)]

"""Postal codes in the marts: the place of a company, and codes that nobody lists."""

import pytest

from tests.sql.bench import Bench


@pytest.mark.parametrize(
    ("municipality", "precision"), [("297", "postal_code"), ("091", "municipality")]
)
def test_a_point_is_used_only_inside_the_municipality_of_the_company(
    bench: Bench, municipality: str, precision: str
) -> None:
    company = {"business_id": "1234567-1", "name": "A Oy", "is_alive": True}
    bench.refer("scope", {"region_code": "11"}, {"region_code": "01"})
    bench.land(
        "register_company",
        company | {"municipality_code": municipality, "post_code": "70100"},
    )
    place = {"post_code": "70100", "municipality_code": "297"}
    bench.land("postal_code", place | {"publisher": "posti", "kind": "normal"})
    centre = {"publisher": "label_point", "latitude": 62.9, "longitude": 27.7}
    bench.land("postal_code_centre", place | centre)
    bench.build("company")
    found = bench.row("select location_precision, latitude from marts.company")
    assert found[0] == precision
    assert (found[1] == 62.9) == (precision == "postal_code")


def test_a_postal_code_tells_the_municipality_that_the_register_lacks(
    bench: Bench,
) -> None:
    bench.land(
        "register_company",
        {"business_id": "1234567-1", "name": "A Oy", "post_code": "70211"},
        {"business_id": "1234568-1", "name": "B Oy", "post_code": "70999"},
    )
    listed = {"publisher": "posti", "post_code": "70211", "kind": "po_box"}
    bench.land("postal_code", listed | {"municipality_code": "297"})
    gone = {"publisher": "label_point", "post_code": "17530"}
    bench.land("postal_code_centre", gone | {"latitude": 61.0, "longitude": 25.0})
    bench.build("company", "postal_code")
    where = "select municipality_code, location_precision from marts.company"
    assert bench.row(where) == ("297", "municipality")
    states = "select post_code, post_code_state from marts.postal_code order by 1"
    assert bench.rows(states) == [
        ("17530", "ended"),
        ("70211", "listed"),
        ("70999", "unknown"),
    ]


def test_a_place_of_a_municipalitys_name_is_named_by_the_municipality(
    bench: Bench,
) -> None:
    place = {"country_code": "FI", "latitude": 63.0, "longitude": 28.0}
    bench.land(
        "place_name",
        place | {"place_id": "1", "name": "Kuopio", "population": 125462},
        place | {"place_id": "2", "name": "Helsingfors", "population": 9},
        place | {"place_id": "3", "name": "Juankoski", "population": 5514},
        place | {"place_id": "4", "name": "Nilsiä", "population": 6474},
    )
    bench.build("place")
    found = "select place_name from marts.place order by place_rank"
    assert bench.rows(found) == [("Nilsiä",), ("Juankoski",)]

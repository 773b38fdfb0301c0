"""Rows of the capability map: what is counted, hidden, put in order, next to."""

import math
from typing import Any

import pandas as pd
import pytest

from ui.capability import capability_map_depth as depth
from ui.capability import capability_map_list as listed
from ui.capability import capability_map_picture as picture
from ui.capability import capability_map_rows as rows
from ui.capability.capability_map_choice import Choice
from ui.maps import MapSelection


def answer(company: str, capability: str = "weld", **facts: Any) -> dict[str, Any]:
    return {
        "company_id": company,
        "company_name": f"Yritys {company}",
        "capability_id": capability,
        "capability_name": capability,
        "provision": "makes",
        "readiness_level": 9,
        "capacity": 10.0,
        "capacity_unit": "kpl",
        "utilisation_share": 0.5,
        "ramp_up_weeks": 2.0,
        "dual_use_category": None,
        "spearhead_code": None,
        "municipality_code": "297",
        "municipality_name": "Kuopio",
        "sub_region_code": "112",
        "region_code": "11",
        "latitude": 62.9,
        "longitude": 27.7,
        "location_precision": "confirmed",
    } | facts


def table(*answers: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(answers))


def choice(**codes: str) -> Choice:
    return Choice({"region": "11", "weeks": "4"} | codes, {})


def places(*names: str, asked: bool = True) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "municipality_code": code,
                "municipality_name": code,
                "sub_region_code": "112",
                "has_interviews": asked,
            }
            for code in names
        ]
    )


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        ({}, (5.0, 5.0)),
        ({"utilisation_share": None}, (0.0, 10.0)),
        ({"ramp_up_weeks": 8.0}, (0.0, 0.0)),
        ({"provision": "could_make", "utilisation_share": 0.0}, (0.0, 10.0)),
    ],
)
def test_added_capacity_is_what_is_certain_and_what_is_possible(
    facts: dict[str, Any], ends: tuple[float, float]
) -> None:
    row = rows.by_company(table(answer("a", **facts)), 4).iloc[0]
    assert (row["surge_low"], row["surge_high"]) == ends


def test_capacity_that_nobody_told_is_not_a_zero() -> None:
    row = rows.by_company(table(answer("a", capacity=None)), 4).iloc[0]
    assert math.isnan(row["surge_low"])
    assert math.isnan(row["surge_high"])


def test_capacities_of_two_capabilities_do_not_add_up() -> None:
    both = table(answer("a"), answer("a", "paint", provision="could_make"))
    (row,) = rows.by_company(both, 4).to_dict("records")
    assert row["capability_count"] == 2
    assert row["mark"] == "disc"
    assert math.isnan(row["surge_high"])


def test_a_place_without_interviews_has_no_count_and_one_with_has_zero() -> None:
    nothing = rows.counted(pd.DataFrame(columns=["municipality_code", "company_id"]))
    asked = rows.stated(places("297"), nothing).iloc[0]
    assert (asked["state"], asked["count"]) == ("known", 0)
    silent = rows.stated(places("915", asked=False), nothing).iloc[0]
    assert silent["state"] == "not_asked"
    assert math.isnan(silent["count"])


def test_a_hidden_count_is_neither_zero_nor_one() -> None:
    area = pd.DataFrame(
        {
            "municipality_code": ["297", "915"],
            "company_count": [None, 4],
            "could_count": [0, None],
            "is_suppressed": [True, True],
        }
    )
    told = rows.stated(places("297", "915"), rows.published(area, places("297", "915")))
    states = dict(zip(told["municipality_code"], told["state"], strict=True))
    assert states == {"297": "suppressed", "915": "known"}


def test_companies_without_a_place_belong_to_the_own_region_only() -> None:
    nowhere = answer("b", region_code=None, municipality_code=None, latitude=None)
    tables = {
        "company": table(answer("a"), nowhere),
        "area": pd.DataFrame(),
        "municipality": places("297"),
    }
    options = {"own_region": "11", "names_companies": True}
    own = rows.found(choice(), tables, **options)
    assert own.unlocated["company_id"].tolist() == ["b"]
    other = rows.found(choice(region="12"), tables, **options)
    assert other.companies.empty


def test_an_unknown_readiness_is_not_a_high_one() -> None:
    told = table(answer("a"), answer("b", readiness_level=None), answer("c"))
    told.loc[2, "readiness_level"] = 6
    assert rows.narrowed(told, choice(readiness="8"))["company_id"].tolist() == ["a"]


def test_the_next_place_is_the_nearest_other_one_with_a_company() -> None:
    elsewhere = places("297", "749", "915")
    distances = pd.DataFrame(
        {
            "municipality_code": ["297", "297", "297"],
            "other_code": ["749", "915", "420"],
            "distance_km": [20.0, 65.0, 5.0],
        }
    )
    (row,) = rows.next_places(places("297"), elsewhere, distances).to_dict("records")
    assert (row["next_name"], row["distance_km"]) == ("749", 20.0)


def test_a_place_without_another_says_that_none_was_found() -> None:
    nothing = pd.DataFrame(columns=["municipality_code", "other_code", "distance_km"])
    (row,) = rows.next_places(places("297"), places("297"), nothing).to_dict("records")
    assert row["next_name"] is None or math.isnan(row["next_name"])


def test_thin_is_one_maker_whoever_else_could() -> None:
    told = table(answer("a"), answer("b", provision="could_make"), answer("c", "cnc"))
    told = pd.concat([told, table(answer("d", "cnc"))])
    assert rows.thin(told)["capability_id"].tolist() == ["weld"]


def found_of(*answers: dict[str, Any]) -> rows.Found:
    told = table(*answers)
    tables = {"company": told, "area": pd.DataFrame(), "municipality": places("297")}
    return rows.found(choice(), tables, own_region="11", names_companies=True)


def test_capacities_in_two_units_are_told_and_not_ranked() -> None:
    found = found_of(answer("b"), answer("a", capacity_unit="t", capacity=900.0))
    chosen = choice(capability="weld")
    assert listed.listing(found, chosen).measure == "told"
    assert listed.ranked(found, chosen)["company_id"].tolist() == ["a", "b"]


def test_one_unit_is_ranked_by_what_can_be_added() -> None:
    found = found_of(answer("a"), answer("b", capacity=40.0))
    chosen = choice(capability="weld")
    assert listed.listing(found, chosen) == listed.Listing("capacity", 20.0)
    assert listed.ranked(found, chosen)["company_id"].tolist() == ["b", "a"]


def test_companies_at_one_place_are_a_stack_and_open_as_a_list() -> None:
    found = found_of(answer("a"), answer("b"), answer("c", latitude=63.0))
    assert picture.stacks(found.located) == [("Kuopio", ["a", "b"])]
    opened = listed.of_place(found.companies, MapSelection(("a", "b")), choice())
    assert opened is not None
    assert opened[1]["company_id"].tolist() == ["a", "b"]
    assert listed.of_place(found.companies, MapSelection(("a",)), choice()) is None
    assert listed.of_place(found.companies, MapSelection((), "915"), choice()) is None


def test_depths_that_do_not_occur_are_not_counted() -> None:
    told = pd.DataFrame({"depth": ["thin", "deep", "deep", None]})
    assert depth.counts(told) == "yksi yritys 1 · monta 2 · .. salattu 1"


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"certificate": "ISO 9001"}, ["a"]),
        ({"certificate": "AS9100"}, []),
        ({"clearance": "True"}, ["a"]),
        ({"clearance": "False"}, ["b"]),
        ({"willingness": "3"}, ["a"]),
        ({"technology": "10"}, ["b"]),
        ({"sector": "LOG-MAA", "round": "2026-1"}, ["a"]),
        ({"round": "2025-1"}, ["b"]),
    ],
)
def test_each_filter_leaves_those_who_told_it(
    filters: dict[str, str], left: list[str]
) -> None:
    told = table(
        answer("a", quality_systems="ISO 9001;ISO 14001", willingness=3.0,
               has_security_clearance=True, technology_area_code="1",
               supply_sector_code="LOG-MAA", interview_round="2026-1"),
        answer("b", quality_systems=None, willingness=None,
               has_security_clearance=False, technology_area_code="10",
               supply_sector_code="LOG-MAA", interview_round="2025-1"),
    )  # fmt: skip
    kept = rows.narrowed(told, choice(**filters))
    assert kept["company_id"].tolist() == left


def test_sub_regions_add_up_and_open_their_own_companies() -> None:
    told = pd.DataFrame(
        {"municipality_code": ["1", "2", "3", "4", "5"],
         "sub_region_code": ["140", "140", "297", "297", "9"],
         "count": [2.0, None, 3.0, None, None],
         "state": ["known", "not_asked", "known", "suppressed", "not_asked"]}
    )  # fmt: skip
    areas = picture.by_area(told, "sub_region").set_index("area_code")
    assert areas["state"].to_dict() == {
        "140": "known", "297": "suppressed", "9": "not_asked",
    }  # fmt: skip
    assert areas.loc["140", "count"] == 2
    assert math.isnan(areas.loc["297", "count"])
    companies = table(answer("a", municipality_code="297", sub_region_code="140"))
    place = MapSelection((), "140")
    opened = listed.of_place(companies, place, choice(areas="sub_region"))
    assert opened is not None
    assert listed.of_place(companies, place, choice()) is None

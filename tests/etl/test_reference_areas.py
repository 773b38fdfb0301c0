"""Municipalities and areas: names, mergers, and where they belonged before."""

import pytest

from etl.reference import read_reference
from etl.reference_areas import (
    former_name,
    municipality,
    municipality_by_name,
    successor,
)


@pytest.fixture(scope="module")
def tables():
    return read_reference()


def rows(tables, name):
    return tables[name].to_pylist()


def test_every_past_area_is_in_its_list_but_one_that_has_ended(tables):
    towns = {row["municipality_code"] for row in rows(tables, "municipality")}
    merged = {row["old_code"] for row in rows(tables, "municipality_change")}
    unknown = set()
    for row in rows(tables, "past_membership"):
        level = row["area_level"]
        if row["area_code"] not in {
            one[f"{level}_code"] for one in rows(tables, level)
        }:
            unknown.add((level, row["area_code"]))
        assert row["municipality_code"] in towns | merged
    assert unknown == {("sub_region", "151")}  # Kyrönmaa


def test_who_moved_to_another_region_has_a_past_one(tables):
    moved = {
        row["old_code"]
        for row in rows(tables, "municipality_change")
        if row["change"] == "moved_region"
    }
    past = {
        row["municipality_code"]
        for row in rows(tables, "past_membership")
        if row["area_level"] == "region"
    }
    assert moved == past


def test_pohjois_savo_has_nineteen_municipalities_with_joroinen(tables):
    found = {
        row["municipality_code"]
        for row in rows(tables, "municipality")
        if row["region_code"] == "11"
    }
    assert len(found) == 19
    assert "171" in found
    assert "090" not in found


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kuopio", "297"),
        ("  idensalmi ", "140"),
        ("NILSIÄ", "297"),
        ("Pertunmaa", "507"),
        ("Helsingfors", "091"),
        ("Kuoppio", None),
    ],
)
def test_a_municipality_is_found_by_any_name_it_has_or_had(name, code):
    assert municipality_by_name(name) == code


def test_a_merged_municipality_leads_to_its_successor():
    assert successor("588") == "507"
    assert successor("507") is None
    assert former_name("588") == "Pertunmaa"
    assert municipality("507")["name_fi"] == "Mäntyharju"
    assert municipality("588") is None


def test_a_move_to_another_region_is_not_a_merger():
    assert successor("171") is None

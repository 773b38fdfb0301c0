import re
import time
from collections import Counter

import pytest

from etl import reference
from etl.reference import CODE_LISTS, TABLES, code_list, fingerprint, read_reference
from etl.settings import REFERENCE, settings

ROWS = {
    "municipality": 308,
    "region": 19,
    "sub_region": 69,
    "employment_area": 46,
    "development_centre": 10,
    "wellbeing_county": 23,
    "ely_centre": 16,
    "past_membership": 17,
    "country": 249,
    "vital_function": 7,
    "dual_use_category": 10,
    "dual_use_group": 5,
    "technology_area": 10,
    "att_theme": 4,
}
AREAS = (
    "region",
    "sub_region",
    "employment_area",
    "development_centre",
    "wellbeing_county",
)

BY_SETTING = {"scope", "disclosure_rule"}


@pytest.fixture(scope="module")
def tables():
    return read_reference()


def rows(tables, name):
    return tables[name].to_pylist()


@pytest.mark.parametrize(("table", "count"), ROWS.items())
def test_each_list_is_whole(tables, table, count):
    assert tables[table].num_rows == count


def test_every_table_has_its_declared_columns_and_types(tables):
    for name, columns in TABLES.items():
        kinds = [reference.ARROW_TYPES[kind] for kind in columns.values()]
        assert tables[name].schema.names == list(columns)
        assert tables[name].schema.types == kinds


def test_every_file_of_the_folder_is_a_table():
    files = {path.stem for path in REFERENCE.glob("*.csv")} - {"sources"}
    assert files == TABLES.keys() - reference.FILES.keys() - BY_SETTING


def test_municipality_codes_keep_their_leading_zeros(tables):
    codes = [row["municipality_code"] for row in rows(tables, "municipality")]
    assert all(re.fullmatch(r"\d{3}", code) for code in codes)
    assert {"005", "090", "046", "075"} <= set(codes)


@pytest.mark.parametrize(
    "table", [name for name in TABLES if "name_fi" in TABLES[name]]
)
def test_no_code_lacks_a_name_in_any_language(tables, table):
    columns = [name for name in TABLES[table] if name.startswith("name_")]
    assert not [
        row
        for row in rows(tables, table)
        if any(not (row[name] or "").strip() for name in columns)
    ]


@pytest.mark.parametrize("table", TABLES)
def test_no_text_has_spaces_at_its_ends(tables, table):
    values = [value for row in rows(tables, table) for value in row.values()]
    assert not [
        text for text in values if isinstance(text, str) and text != text.strip()
    ]


@pytest.mark.parametrize("table", CODE_LISTS)
def test_codes_are_unique_and_parents_are_in_the_list(tables, table):
    listed = Counter(row["code"] for row in rows(tables, table))
    parents = {row["parent_code"] for row in rows(tables, table)} - {None}
    assert max(listed.values()) == 1
    assert parents <= listed.keys()


@pytest.mark.parametrize("table", AREAS)
def test_every_area_of_a_municipality_is_in_its_list(tables, table):
    column = f"{table}_code"
    used = {row[column] for row in rows(tables, "municipality")}
    assert used == {row[column] for row in rows(tables, table)}


def test_the_two_editions_of_industries_stay_apart():
    assert code_list("industry", "TOL2008")["J"].en == "Information and communication"
    assert code_list("industry", "TOL2025")["J"].en.startswith("Publishing")
    with pytest.raises(ValueError, match="edition"):
        code_list("industry")


def test_an_industry_division_stands_under_a_section_of_its_own_edition(tables):
    listed = rows(tables, "industry")
    known = {(row["industry_edition"], row["industry_code"]) for row in listed}
    divisions = [row for row in listed if row["level"] == "division"]
    assert len(known) == len(listed)
    for row in divisions:
        assert (row["industry_edition"], row["parent_code"]) in known


def test_every_occupation_stands_under_its_group(tables):
    codes = {row["occupation_code"] for row in rows(tables, "occupation")}
    for row in rows(tables, "occupation"):
        assert len(row["occupation_code"]) == row["level"]
        assert row["parent_code"] in codes or row["level"] == 1


def test_critical_occupations_use_known_codes(tables):
    listed = rows(tables, "critical_occupation")
    assert len(listed) >= 12
    assert {row["occupation_code"] for row in listed} <= code_list("occupation").keys()
    sectors = {row["supply_sector_code"] for row in listed}
    assert sectors <= code_list("supply_sector").keys()


def test_unions_of_states_have_their_members(tables):
    states = [row for row in rows(tables, "country") if row["note"] is None]
    assert sum(row["is_eu"] for row in states) == 27
    assert sum(row["is_eea"] for row in states) == 30
    assert sum(row["is_nato"] for row in states) == 32


def test_memberships_by_date_are_today_those_of_the_list_of_countries(tables):
    listed = {row["country_code"]: row for row in rows(tables, "country")}
    dated = rows(tables, "country_membership")
    for union in ("eu", "eea", "nato"):
        now = {
            row["country_code"]
            for row in dated
            if row["membership"] == union.upper() and row["valid_to"] is None
        }
        assert now == {code for code, row in listed.items() if row[f"is_{union}"]}
    for row in dated:
        assert row["country_code"] in listed
        assert row["source"]
        assert row["valid_to"] is None or row["valid_from"] < row["valid_to"]


def test_aland_belongs_to_the_unions_of_finland(tables):
    listed = {row["country_code"]: row for row in rows(tables, "country")}
    for union in ("is_eu", "is_eea", "is_nato"):
        assert listed["AX"][union]
        assert listed["FI"][union]
    assert listed["NA"]["name_en"] == "Namibia"


def test_every_table_names_its_source_and_licence(tables):
    listed = {row["table_name"]: row for row in rows(tables, "source")}
    assert listed.keys() >= TABLES.keys() - {"source"}
    assert "public domain" in listed["ground"]["licence"]
    assert all(row["source"] and row["retrieved_date"] for row in listed.values())


def test_the_council_chooses_its_region_by_a_setting(monkeypatch):
    before = fingerprint()
    monkeypatch.setenv("VOIMAVARA_REGION", "10")
    settings.cache_clear()
    assert read_reference()["scope"].to_pylist() == [{"region_code": "10"}]
    after = fingerprint()
    changed = {name for name in before if before[name] != after[name]}
    monkeypatch.undo()
    settings.cache_clear()
    assert changed == {"scope"}


def test_the_lists_are_read_in_an_eye_blink():
    read_reference()
    start = time.process_time()
    read_reference()
    assert time.process_time() - start < 0.15


def test_every_section_and_division_has_a_short_name(tables):
    keys = ("industry_edition", "industry_code")
    listed = {
        tuple(row[key] for key in keys)
        for row in rows(tables, "industry")
        if row["level"] in {"section", "division"}
    }
    short = rows(tables, "industry_short_name")
    assert {tuple(row[key] for key in keys) for row in short} == listed
    assert max(len(row["name_fi"]) for row in short) <= 30


def test_every_critical_occupation_has_a_short_name(tables):
    listed = {row["occupation_code"] for row in rows(tables, "critical_occupation")}
    short = rows(tables, "occupation_short_name")
    assert {row["occupation_code"] for row in short} == listed
    for row in short:
        assert max(len(row[f"name_{lang}"]) for lang in ("fi", "sv", "en")) <= 31

"""People, students and establishments by area, as pages and measures read them."""

from typing import Any

import pytest

from tests.sql.bench import Bench

PEOPLE = {"source": "population", "table_id": "11re", "measure": "population"}
AHEAD = {
    "source": "population",
    "table_id": "14wx",
    "measure": "projected_population",
}
STUDIES = {"source": "education", "table_id": "14rw", "measure": "completed"}
PLACES = {"source": "establishments", "table_id": "13wz"}


def content(table: dict[str, Any], code: str = "c1", **more: Any) -> dict[str, Any]:
    return {"variable": "content", "code": code, "name": code} | table | more


def cell(
    table: dict[str, Any], area: str, value: float | None, **more: Any
) -> dict[str, Any]:
    level = "region" if len(area) == 2 else "municipality"
    return {
        "table_id": table["table_id"],
        "content_code": "c1",
        "area_level": "country" if area == "SSS" else level,
        "area_code": area,
        "period_kind": "year",
        "period_start": "2025-01-01",
        "value": value,
        "status": "value" if value is not None else "secret",
    } | more


def sub_region(bench: Bench, code: str) -> list[str]:
    bench.build("municipality_area")
    found = bench.rows(
        "select municipality_code from marts.municipality_area "
        f"where area_level = 'sub_region' and area_code = '{code}'"
    )
    return [str(one) for (one,) in found]


def test_counted_and_projected_people_of_a_year_stand_side_by_side(
    bench: Bench,
) -> None:
    bench.land("statistic_class", content(PEOPLE), content(AHEAD))
    bench.land("statistic_cell", cell(PEOPLE, "297", 125_000))
    for year, people in ((2024, 124_000), (2025, 124_900), (2030, 128_000)):
        start = {"period_start": f"{year}-01-01"}
        bench.land("statistic_cell", cell(AHEAD, "297", people, **start))
    bench.build("population")
    assert bench.rows(
        "select year, person_count, projected_count, projection_year "
        "from marts.population where area_level = 'municipality' order by year"
    ) == [
        (2024, None, 124_000, 2024),
        (2025, 125_000, 124_900, 2024),
        (2030, None, 128_000, 2024),
    ]


def test_limits_of_age_classes_are_read_from_their_codes(bench: Bench) -> None:
    ages = ("SSS", "007", "15-64", "100-")
    bench.land("statistic_class", content(PEOPLE))
    bench.land(
        "statistic_cell", *(cell(PEOPLE, "297", 1, age_code=age) for age in ages)
    )
    bench.build("population")
    found = bench.rows(
        "select age_code, age_from, age_to from marts.population "
        "where area_level = 'municipality'"
    )
    assert set(found) == {
        ("SSS", None, None),
        ("007", 7, 7),
        ("15-64", 15, 64),
        ("100-", 100, None),
    }


def test_single_years_make_the_stages_of_life(bench: Bench) -> None:
    bench.land("statistic_class", content(PEOPLE))
    for age, count in (("SSS", 60), ("014", 10), ("15-24", 9), ("64", 20), ("99-", 30)):
        bench.land("statistic_cell", cell(PEOPLE, "297", count, age_code=age))
    bench.build("population_group")
    found = bench.rows(
        "select age_group, person_count from marts.population_group "
        "where area_level = 'municipality'"
    )
    # a class of ten years is no single year, and would count people twice
    assert set(found) == {("SSS", 60), ("0-14", 10), ("55-64", 20), ("75-", 30)}


def test_an_area_is_summed_from_its_municipalities_and_a_secret_one_leaves_a_least(
    bench: Bench,
) -> None:
    first, *others = sub_region(bench, "112")
    bench.land("statistic_class", content(STUDIES))
    bench.land("statistic_cell", cell(STUDIES, first, None))
    bench.land("statistic_cell", *(cell(STUDIES, code, 3) for code in others))
    bench.build("education_count")
    assert bench.rows(
        "select person_count, count_low, status, education_measure "
        "from marts.education_count "
        "where area_level = 'sub_region' and area_code = '112'"
    ) == [(None, 3 * len(others), "secret", "completed")]


def test_fields_and_levels_keep_their_published_names(bench: Bench) -> None:
    field = {"source": "education", "table_id": "14rw", "variable": "education_field"}
    bench.land("statistic_class", content(STUDIES))
    bench.land("statistic_class", field | {"code": "07", "name": "Tekniikan alat"})
    bench.land("statistic_cell", cell(STUDIES, "11", 4, education_field_code="07"))
    bench.build("education_count")
    assert bench.rows(
        "select education_field, education_level_code, education_level, person_count "
        "from marts.education_count"
    ) == [("Tekniikan alat", "SSS", None, 4)]


def test_tables_of_other_sources_are_not_counted_as_people(bench: Bench) -> None:
    bench.land("statistic_class", content(PEOPLE | {"source": "employment"}))
    bench.land("statistic_cell", cell(PEOPLE, "297", 5))
    bench.build("population")
    assert bench.rows("select * from marts.population") == []


def land_establishments(bench: Bench, *areas: str) -> None:
    bench.land(
        "statistic_class",
        content(PLACES, "n", measure="establishments"),
        content(PLACES, "p", measure="personnel"),
    )
    for area in areas:
        for industry, people in (("SSS", 100), ("25", 50 if area == "11" else 5)):
            row = {"industry_code": industry, "industry_edition": "TOL2025"}
            for code, count in (("n", 3), ("p", people)):
                row |= {"content_code": code}
                bench.land("statistic_cell", cell(PLACES, area, count, **row))


def test_personnel_of_establishments_are_compared_with_the_country(
    bench: Bench,
) -> None:
    land_establishments(bench, "11", "SSS")
    # jobs of the other table are of another kind, and stay for other regions
    jobs = {"table_id": "115h", "industry_code": "25", "industry_edition": "TOL2008"}
    for area in ("11", "01", "SSS"):
        bench.land("statistic_cell", cell(jobs, area, 7, **jobs))
    bench.build("location_quotient", "establishment")
    assert bench.rows(
        "select region_code, table_id, industry_edition, location_quotient "
        "from marts.location_quotient order by region_code"
    ) == [("01", "115h", "TOL2008", 1.0), ("11", "13wz", "TOL2025", 10.0)]
    assert bench.row(
        "select establishment_count, personnel_count from marts.establishment "
        "where area_code = '11' and industry_code = '25'"
    ) == (3, 50)


@pytest.mark.parametrize("areas", [("11",), ("SSS",)])
def test_without_a_whole_to_compare_with_there_is_no_quotient(
    bench: Bench, areas: tuple[str, ...]
) -> None:
    land_establishments(bench, *areas)
    bench.build("location_quotient")
    assert bench.rows("select * from marts.location_quotient") == []


def test_figures_of_labour_without_a_mart_of_their_own_keep_their_names(
    bench: Bench,
) -> None:
    rates = {"source": "employment", "table_id": "12tf"}
    bench.land("statistic_class", content(rates, name="Työttömyysaste", measure=None))
    bench.land("statistic_cell", cell(rates, "297", 9.5), cell(rates, "140", None))
    bench.build("labour_figure")
    assert bench.rows(
        "select content_label, area_code, amount, status from marts.labour_figure"
    ) == [
        ("Työttömyysaste", "297", 9.5, "value"),
        ("Työttömyysaste", "140", None, "secret"),
    ]

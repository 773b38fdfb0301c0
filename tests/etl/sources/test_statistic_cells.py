"""What variables measure, found by role, name and codes; and the landed cells."""

from datetime import date
from typing import Any

import pytest

from etl.errors import Refused
from etl.sources import Skipped
from etl.sources.employment import SOURCE
from tests.etl.sources import samples
from tests.etl.sources.samples import cells, file, jsonstat, recognised

YEAR = {"timeperiod_y": ["2023"]}
JOBS = {"contentscode": ["tyokay-tyolliset3"]}
TOL_2008 = "Työpaikat alueen, toimialan (TOL 2008) ja vuoden mukaan"


def column(name: str, variables: dict[str, Any], **rest: Any) -> list[Any]:
    return [cell[name] for cell in cells(jsonstat(variables | YEAR | JOBS, **rest))]


def test_area_codes_lose_their_letters_and_keep_their_level() -> None:
    areas = ["SSS", "KU297", "SK112", "MK11", "ELY08", "XY1"]
    found = cells(jsonstat({"alue_23_20260101": areas} | YEAR | JOBS))
    assert [(one["area_level"], one["area_code"]) for one in found] == [
        ("country", "SSS"),
        ("municipality", "297"),
        ("sub_region", "112"),
        ("region", "11"),
        ("ely", "08"),
    ]


def test_bare_area_codes_are_read_where_the_variable_tells_their_level() -> None:
    assert column("area_code", {"kunta": ["005", "297"]}) == ["005", "297"]
    assert column("area_level", {"Maakunta": ["01", "11"]}) == ["region", "region"]
    # 111 is Heinola among municipalities, and the sub-region of Lahti
    assert column("area_level", {"Seutukunta": ["111"]}) == ["sub_region"]
    assert column("area_level", {"Alue": ["111"]}) == ["municipality"]


def test_the_second_area_of_a_table_is_taken_as_its_total() -> None:
    both = {"Työpaikan alue": ["KU297"], "Asuinalue": ["SSS", "KU140"]}
    assert column("value", both) == [0]


def test_occupations_keep_levels_and_lose_fillers_and_other_classes() -> None:
    codes = ["SSSSS", "2", "2512", "25121", "2512.", "X011", "XXXXX"]
    found = column("occupation_code", {"ammatti_104_20161021": codes})
    assert found == ["SSS", "2", "2512", "25121"]


def test_occupations_that_look_like_years_are_occupations() -> None:
    assert column("occupation_code", {"Ammattiryhmä": ["2011"]}) == ["2011"]


@pytest.mark.parametrize(
    ("name", "label", "title", "edition"),
    [
        ("Toimiala", "Toimiala", TOL_2008, "TOL2008"),
        ("toimiala_24_20180101", "Toimiala", "", "TOL2008"),
        ("toimiala_24_20260101", "Industry", "", "TOL2025"),
        ("toimiala_24_20260101", "Toimiala (TOL 2008)", "", "TOL2008"),
        ("Toimiala", "Industry (TOL 2025)", TOL_2008, "TOL2025"),
    ],
)
def test_the_edition_of_industries_is_said_by_label_code_or_title(
    name: str, label: str, title: str, edition: str
) -> None:
    codes = ["SSS", "C", "25", "X", "00"]
    table = {"labels": {name: label}, "label": title}
    assert column("industry_code", {name: codes}, **table) == ["SSS", "C", "25"]
    assert set(column("industry_edition", {name: codes}, **table)) == {edition}


def test_industries_of_an_unknown_edition_are_refused() -> None:
    with pytest.raises(Refused, match="TOL 2008"):
        cells(jsonstat({"Toimiala": ["C"]} | YEAR | JOBS))


def test_section_s_is_not_a_total() -> None:
    found = column("industry_code", {"Toimiala": ["S", "SSS"]}, label=TOL_2008)
    assert found == ["S", "SSS"]


def test_age_and_sex_are_kept_as_published() -> None:
    people = {"ikaryhma_10_20180101": ["SSS", "55-64"], "sukupuoli_9": ["SSS", "1"]}
    found = cells(jsonstat(people | YEAR | JOBS))
    pairs = [(one["age_code"], one["sex_code"]) for one in found]
    assert pairs == [("SSS", "SSS"), ("SSS", "1"), ("55-64", "SSS"), ("55-64", "1")]


def test_of_a_variable_without_a_column_only_the_total_is_landed() -> None:
    assert column("value", {"ammattiasema_7_20121201": ["1", "SS", "2"]}) == [1]
    assert column("value", {"Kesto": ["a", "b"]}, labels={"b": "Yhteensä"}) == [1]
    with pytest.raises(Refused, match="Kesto"):
        column("value", {"Kesto": ["a", "b"]})


@pytest.mark.parametrize(
    ("code", "kind", "start", "last"),
    [
        ("2026M02", "month", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024Q4", "quarter", date(2024, 10, 1), date(2024, 12, 31)),
        ("2023", "year", date(2023, 1, 1), date(2023, 12, 31)),
        ("2026-02", "month", date(2026, 2, 1), date(2026, 2, 28)),
    ],
)
def test_months_quarters_and_years_are_told_apart(
    code: str, kind: str, start: date, last: date
) -> None:
    found = recognised(jsonstat({"Kausi": [code]} | JOBS))
    (cell,) = found.content.cells.to_pylist()
    assert (cell["period_kind"], cell["period_start"]) == (kind, start)
    assert (found.period_from, found.period_to) == (start, last)


def test_a_star_on_the_period_marks_its_cells_preliminary() -> None:
    table = jsonstat(
        {"timeperiod_q": ["2026Q1", "2026Q2"]} | JOBS, labels={"2026Q2": "2026Q2*"}
    )
    assert [one["is_preliminary"] for one in cells(table)] == [False, True]


def test_a_star_in_the_code_of_an_older_file_is_no_other_period() -> None:
    table = jsonstat({"Kuukausi": ["2026M01", "2026M02*"]} | JOBS)
    found = [(one["period_start"].month, one["is_preliminary"]) for one in cells(table)]
    assert found == [(1, False), (2, True)]


def test_marks_stay_different_and_have_no_number() -> None:
    status = {"0": "...", "1": "..", "2": ".", "3": "-"}
    table = jsonstat(
        {"timeperiod_y": ["2019", "2020", "2021", "2022", "2023"]} | JOBS,
        [None] * 4 + [0],
        status=status,
    )
    found = [(one["status"], one["value"]) for one in cells(table)]
    assert found == [
        ("secret", None),
        ("missing", None),
        ("not_meaningful", None),
        ("zero", 0.0),
        ("value", 0.0),
    ]


def test_a_table_without_areas_is_of_the_whole_country() -> None:
    (cell,) = cells(jsonstat(YEAR | JOBS, table="statfin_tyokay_pxt_115q"))
    assert (cell["area_level"], cell["area_code"]) == ("country", "SSS")
    assert (cell["table_id"], cell["content_code"]) == ("115q", "tyokay-tyolliset3")


def test_contents_of_a_pxweb_answer_become_content_codes() -> None:
    columns = [
        {"code": "Alue", "text": "Alue", "type": "d"},
        {"code": "Ammattiryhmä", "text": "Ammattiryhmä", "type": "d"},
        {"code": "timeperiod_m", "text": "Kuukausi", "type": "t"},
        {"code": "TYOTTOMATLOPUSSA", "text": "Työttömät", "type": "c"},
        {"code": "AVPAIKATLOPUSSA", "text": "Paikat", "type": "c"},
    ]
    rows = [
        {"key": ["KU297", "2512", "2026M01"], "values": ["30", "..."]},
        {"key": ["KU140", "7223", "2026M01"], "values": ["5", "-"]},
    ]
    found = cells({"columns": columns, "data": rows, "comments": []})
    # combinations that the answer does not list are no rows
    assert [
        (one["area_code"], one["content_code"][:2], one["value"], one["status"])
        for one in found
    ] == [
        ("297", "TY", 30.0, "value"),
        ("297", "AV", None, "secret"),
        ("140", "TY", 5.0, "value"),
        ("140", "AV", 0.0, "zero"),
    ]
    assert found[0]["table_id"] == "12ti"


def test_an_answer_that_no_known_table_fits_is_skipped() -> None:
    columns = [
        {"code": "timeperiod_y", "text": "Vuosi", "type": "t"},
        {"code": "x", "text": "x", "type": "c"},
    ]
    rows = [{"key": ["2023"], "values": ["1"]}]
    answer = SOURCE.recognise(file({"columns": columns, "data": rows}))
    assert isinstance(answer, Skipped)
    assert "does not name its table" in answer.render("en")


def test_an_answer_of_no_known_signature_is_known_by_the_name_of_its_file() -> None:
    columns = [
        {"code": "Alue", "text": "Alue", "type": "d"},
        {"code": "timeperiod_m", "text": "Kuukausi", "type": "t"},
        {"code": "rate", "text": "Työttömyysaste", "type": "c"},
    ]
    rows = [{"key": ["KU297", "2026M01"], "values": ["9.5"]}]
    answer = {"columns": columns, "data": rows}
    assert recognised(answer, "tyonv/12tf 2026.json").table_name == "12tf"
    # 12ti has occupations, which this one lacks
    assert isinstance(SOURCE.recognise(file(answer, "12ti.json")), Skipped)


def test_a_large_answer_is_read_in_bounded_memory_of_columns() -> None:
    areas = [f"KU{code:03d}" for code in range(66)]
    occupations = [str(code) for code in range(2500, 2520)]
    months = [f"{year}M{month:02d}" for year in (2025, 2026) for month in range(1, 13)]
    table = samples.areas_by_month(areas, months)
    variables = {"Alue": areas, "Ammattiryhmä": occupations, "timeperiod_m": months}
    table = jsonstat(variables | {"contentscode": samples.CONTENTS})
    landed = recognised(table).content.cells
    assert landed.num_rows == 63_360
    last = landed.slice(63_359).to_pylist()[0]
    assert (last["area_code"], last["occupation_code"], last["value"]) == (
        "065",
        "2519",
        63_359.0,
    )

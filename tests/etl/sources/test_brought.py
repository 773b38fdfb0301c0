"""Tables that a person brings: education from Vipunen, the labour barometer."""

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from etl.errors import Refused
from etl.sources import Recognised, Skipped
from etl.sources.barometer import SOURCE as BAROMETER
from etl.sources.education import SOURCE as EDUCATION
from tests.etl.sources.samples import file, jsonstat

VIPUNEN = """Tutkinnot 2024

Tilastovuosi;Maakunta;Koulutusala;Sukupuoli;Tutkinnot lkm
2024;Pohjois-Savo;Tekniikan alat;Mies;1 200
2024;Pohjois-Savo;Tekniikan alat;Nainen;300
2024;Pohjois-Savo;Palvelualat;Mies;alle 5
2024;Pohjois-Savo;Palvelualat;Nainen;40
2024;Koko maa;Tekniikan alat;Mies;20000
2024;Ulkomaat;Tekniikan alat;Mies;7
"""
STATES = """ammattikoodi;alue;kuukausi;kohtaantotila;kohtaantoaste;ennuste
2512 Sovellussuunnittelijat;Pohjois-Savo;2026-06;3;4;false
7212;11;2026-06;tasapainossa;Tasapaino;kyllä
7212;MK10;2026-06;99;;
9999;Kuu;2026-06;0;1;
"""


def sheet(text: str) -> bytes:
    book = Workbook()
    for line in text.splitlines():
        book.active.append(line.split(";"))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def records(text: str, header: int) -> list[dict[str, str]]:
    lines = [line.split(";") for line in text.splitlines()][header:]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def education(content: Any, name: str = "brought") -> list[tuple[Any, ...]]:
    found = EDUCATION.recognise(file(content, name))
    assert isinstance(found, Recognised), found
    assert found.table_name == "vipunen-completed"
    return [
        (one["area_code"], one["education_field_code"], one["value"], one["status"])
        for one in found.content.cells.to_pylist()
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (VIPUNEN.encode("utf-8-sig"), "a.csv"),
        (sheet(VIPUNEN), "a.xlsx"),
        (records(VIPUNEN, 2), "a.json"),
    ],
    ids=["csv", "xlsx", "json"],
)
def test_parts_are_summed_and_a_hidden_part_hides_the_sum(
    content: Any, name: str
) -> None:
    assert set(education(content, name)) == {
        ("SSS", "07", 20000.0, "value"),
        ("11", "07", 1500.0, "value"),
        ("11", "10", None, "secret"),
    }


def test_totals_beside_their_parts_are_not_counted_twice() -> None:
    total = "2024;Pohjois-Savo;Tekniikan alat;Yhteensä;1500\n"
    total += "2024;Pohjois-Savo;Palvelualat;Yhteensä;42\n"
    found = education((VIPUNEN + total).encode(), "a.csv")
    assert set(found) == {("11", "07", 1500.0, "value"), ("11", "10", 42.0, "value")}


def test_names_of_fields_are_kept_and_the_place_abroad_is_told_as_left_out() -> None:
    found = EDUCATION.recognise(file(VIPUNEN.encode(), "a.csv"))
    assert isinstance(found, Recognised)
    classes = found.content.classes.to_pylist()
    fields = {c["code"]: c["name"] for c in classes if c["variable"] != "content"}
    assert fields == {"07": "Tekniikan alat", "10": "Palvelualat"}
    assert found.facts["left_out"] == {"alue": 1}
    assert {c["measure"] for c in classes} == {"completed", None}


def test_a_table_of_another_source_is_told_where_it_belongs() -> None:
    people = {"alue_23_20260101": ["KU297"], "ikaryhma_1": ["SSS"]}
    table = jsonstat(people | {"timeperiod_y": ["2025"]}, table="11re")
    answer = EDUCATION.recognise(file(table))
    assert isinstance(answer, Skipped)
    assert "refresh population" in answer.render("en")


def test_a_table_that_measures_something_else_is_no_table_of_education() -> None:
    other = jsonstat({"Alue": ["KU297"], "timeperiod_y": ["2025"]}, table="99zz")
    answer = EDUCATION.recognise(file(other))
    assert isinstance(answer, Skipped)
    assert "none of the tables of “education”" in answer.render("en")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (STATES.encode("utf-8-sig"), "b.csv"),
        (sheet(STATES), "b.xlsx"),
        (records(STATES, 0), "b.json"),
    ],
    ids=["csv", "xlsx", "json"],
)
def test_states_are_read_by_number_or_name_and_99_is_unknown(
    content: Any, name: str
) -> None:
    found = BAROMETER.recognise(file(content, name))
    assert isinstance(found, Recognised), found
    rows = BAROMETER.parse([found]).tables["barometer_state"].to_pylist()
    names = ("occupation_code", "area_code", "state", "degree", "is_forecast")
    assert [tuple(row[one] for one in names) for row in rows] == [
        ("2512", "11", "shortage", 4, False),
        ("7212", "11", "balance", 1, True),
        ("7212", "10", None, None, None),
    ]
    assert (found.vintage, found.facts["left_out"]) == ("2026-06", 1)


def test_an_unknown_state_is_refused_with_its_row() -> None:
    with pytest.raises(Refused, match="Row 1 has the state “7”"):
        BAROMETER.recognise(file(STATES.replace(";3;4", ";7;4").encode(), "b.csv"))


def test_an_answer_that_does_not_name_its_occupation_says_what_to_do() -> None:
    rows = [{"groupingId": "x", "kohtaantotila": 3, "kohtaantoTime": "2026-06"}]
    answer = BAROMETER.recognise(file(rows, "b.json"))
    assert isinstance(answer, Skipped)
    assert "code of the occupation" in answer.render("en")


@pytest.mark.realdata
@pytest.mark.parametrize("source", [EDUCATION, BAROMETER])
def test_no_real_file_of_another_register_is_taken_for_one(
    source: Any, realdata: Path
) -> None:
    for folder in ("statfin", "postal", "classifications"):
        for path in sorted((realdata / folder).iterdir()):
            if path.stat().st_size < 2_000_000:
                try:
                    answer = source.recognise(file(path.read_bytes(), path.name))
                except Refused:
                    continue
                assert not isinstance(answer, Recognised), path.name

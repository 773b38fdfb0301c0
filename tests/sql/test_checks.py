"""Each check finds the fault it is for, and nothing in good data."""

from typing import Any

import pytest

from etl.build.checks import run_checks
from etl.build.graph import models
from etl.build.inputs import input_names
from etl.settings import SQL
from tests.sql.bench import Bench, company, supply

ID = "9000000-3"
WHOLE = {"toimittaja": "Rauta", "osuus_pct": "100"}
CELL = {"table_id": "12ti", "area_level": "region", "area_code": "11"}


def failures(bench: Bench) -> dict[str, bool]:
    every = [table for model in models(input_names()) for table in model.tables]
    bench.build(*(name.split(".")[1] for name in every if name.startswith("marts.")))
    return {found.name: found.is_error for found in run_checks(bench.engine)}


def test_good_data_has_no_finding(bench: Bench) -> None:
    bench.land("yritykset", company(ID))
    bench.land("syotteet", supply(ID, "teräs", **WHOLE))
    bench.land("kyvykkyydet", {"ytunnus": ID, "nimike": "Hitsaus", "trl": "9"})
    bench.land("statistic_cell", CELL | {"status": "secret"})
    assert failures(bench) == {}


@pytest.mark.parametrize(
    ("table", "row", "check", "is_error"),
    [
        (
            "yritykset",
            company("9000001-1", kunta="999"),
            "municipality_is_known",
            False,
        ),
        (
            "statistic_cell",
            CELL | {"area_level": "municipality", "area_code": "999"},
            "statistic_municipality_is_known",
            False,
        ),
        (
            "statistic_cell",
            CELL | {"area_level": "municipality", "area_code": "588"},
            "municipality_has_merged",
            False,
        ),
        (
            "yritykset",
            company("9000001-1", kunta=None),
            "interviewed_company_has_a_place",
            False,
        ),
        (
            "yritykset",
            company("9000001-1", julkisuusluokka="avoin"),
            "state_is_a_known_word",
            True,
        ),
        (
            "yritykset",
            company("9000001-1", haastattelu_pvm="2024-01-01"),
            "interview_is_not_old",
            False,
        ),
        (
            "syotteet",
            supply(ID, "vesi", toimittaja="Aho", toimittaja_ytunnus="9000001-2"),
            "supplier_id_is_valid",
            False,
        ),
        ("syotteet", supply("9000001-1", "vesi"), "answer_without_an_interview", False),
        (
            "kyvykkyydet",
            {"ytunnus": ID, "nimike": "Hitsaus", "yts_toiminto": "99"},
            "function_is_known",
            False,
        ),
        (
            "tyovoima",
            {"ytunnus": ID, "isco4": "7212", "henkilot": "2", "yli55": "3"},
            "older_staff_are_part_of_staff",
            False,
        ),
        (
            "statistic_cell",
            CELL | {"status": "secret", "value": 3},
            "hidden_count_has_no_value",
            True,
        ),
    ],
)
def test_a_planted_fault_is_found(
    bench: Bench, table: str, row: dict[str, Any], check: str, is_error: bool
) -> None:
    bench.land("yritykset", company(ID))
    bench.land(table, row)
    assert failures(bench)[check] is is_error


def test_shares_above_the_whole_are_told_of_and_kept_within_it(bench: Bench) -> None:
    bench.land("yritykset", company(ID))
    twice = supply(ID, "teräs", **WHOLE | {"toimittaja": "Aho"})
    bench.land("syotteet", supply(ID, "teräs", **WHOLE), twice)
    assert failures(bench) == {"told_shares_above_the_whole": False}


def test_a_company_twice_in_the_register_stops_the_build(bench: Bench) -> None:
    registered = {"business_id": ID, "municipality_code": "297"}
    bench.land("register_company", registered, registered)
    assert failures(bench)["company_is_there_once"] is True


def test_every_check_says_how_grave_it_is_in_a_sentence() -> None:
    for path in sorted((SQL / "checks").glob("*.sql")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(("-- error: ", "-- warn: ")), path
        assert first.endswith("."), path

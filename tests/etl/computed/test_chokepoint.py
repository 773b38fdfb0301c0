"""Chokepoints open into needs, and missing answers into cells of the workbook."""

from typing import Any

from tests.sql.bench import Bench, batch, company, supply

IDS = ("9000000-3", "9000001-1", "9000003-8")
CERTAIN = {
    "toimittaja": "Rauta Oy",
    "osuus_pct": "100",
    "maa": "SE",
    "kriittisyys": "5",
    "valttamaton": "k",
    "vaihtoehtoja_n": "0",
    "varasto_pv": "2",
    "palautumisaika_vk": "8",
}


def land(bench: Bench, *changes: dict[str, Any]) -> None:
    for business_id, change in zip(IDS, changes, strict=False):
        bench.land("yritykset", company(business_id))
        bench.land("syotteet", supply(business_id, "letkut", **CERTAIN | change))


def test_three_companies_that_wait_for_one_supplier_have_a_certain_chokepoint(
    bench: Bench,
) -> None:
    land(bench, {}, {}, {})
    bench.build("chokepoint", "chokepoint_need")
    found = bench.row(
        "select state, input_name, supplier_name, country_name_fi, region_code, "
        "company_count from marts.chokepoint"
    )
    assert found == ("certain", "letkut", "Rauta Oy", "Ruotsi", "11", 3)
    assert bench.row("select count(*) from marts.chokepoint_need") == (3,)


def test_a_stock_that_outlasts_recovery_makes_it_none(bench: Bench) -> None:
    land(bench, *[{"varasto_pv": "400"}] * 3)
    bench.build("chokepoint")
    assert bench.row("select state from marts.chokepoint") == ("no",)


def test_without_answers_there_are_empty_tables(bench: Bench) -> None:
    bench.build("chokepoint", "chokepoint_gate", "chokepoint_part", "missing_answer")
    assert bench.rows("select 1 from marts.chokepoint") == []
    assert bench.rows("select 1 from marts.missing_answer") == []


def missing_cells(bench: Bench) -> list[tuple[Any, ...]]:
    bench.build("missing_answer")
    return bench.rows(
        "select distinct file_name, sheet_name, cell, basis from marts.missing_answer"
    )


def test_a_missing_answer_names_file_sheet_and_cell(bench: Bench) -> None:
    file = batch("b2", day=2) | {"file_name": "syksy.xlsx"}
    bench.land("batch", file)
    bench.land("yritykset", company(IDS[0], batch_id="b2"))
    row = CERTAIN | {"varasto_pv": "eos", "batch_id": "b2", "row_number": 17}
    bench.land("syotteet", supply(IDS[0], "letkut", **row))
    assert missing_cells(bench) == [("syksy.xlsx", "D Syötteet", "Q17", "dont_know")]


def test_the_column_is_that_of_the_file_and_not_of_the_template(bench: Bench) -> None:
    land(bench, {"varasto_pv": None, "row_number": 5})
    read = {"sheet": "D Inputs", "column_letter": "AB", "field_id": "varasto_pv"}
    bench.land("cell", read)
    assert missing_cells(bench) == [(None, "D Inputs", "AB5", "missing")]

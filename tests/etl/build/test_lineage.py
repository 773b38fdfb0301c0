"""Where columns come from, and which registers are in which mart."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.build import build, build_file
from etl.build.graph import Model
from etl.build.lineage import tracing
from etl.workspace import Workspace

MADE = ("firm_id", "revenue", "n", "kind", "rank", "is_x")
COLUMNS = {
    "landing.yritykset": {"ytunnus": "varchar", "liikevaihto_lk": "varchar"},
    "landing.cell": {"batch_id": "varchar"},
    "staging.answer": {"firm_id": "varchar", "revenue": "varchar"},
    "marts.firm": dict.fromkeys(MADE, "varchar"),
}
ANSWER = (
    "-- one row\nselect ytunnus as firm_id, liikevaihto_lk as revenue "
    "from landing.yritykset"
)
FIRM = """-- one row
with known as (select firm_id, revenue from staging.answer where firm_id <> ''),
counted as (select count(*) as n from landing.cell)
select
    k.firm_id,
    case when k.firm_id = 'x' then k.revenue end as revenue,
    (select c.n from counted as c) as n,
    'firm' as kind,
    row_number() over (order by k.revenue) as rank,
    case when k.firm_id = 'x' then true else false end as is_x
from known as k
union all
select a.firm_id, null, null, 'other', 0, false from staging.answer as a
"""


def model(name: str, sql: str, *reads: str) -> Model:
    return Model(name, (name,), reads, "", sql=sql)


def origins() -> dict[tuple[str, str], set[tuple[str, str]]]:
    models = [
        model("staging.answer", ANSWER, "landing.yritykset"),
        model("marts.firm", FIRM, "staging.answer", "landing.cell"),
    ]
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for table, column, *place in tracing.edges(models, COLUMNS):
        found.setdefault((table, column), set()).add((place[0], place[1]))
    return found


@pytest.mark.parametrize(
    ("column", "places"),
    [
        ("firm_id", {("staging.answer", "firm_id")}),
        ("revenue", {("staging.answer", "revenue")}),
        ("is_x", {("staging.answer", "firm_id")}),
        ("n", {("landing.cell", "")}),
        ("kind", set()),
        ("rank", {("staging.answer", "")}),
    ],
)
def test_a_column_is_made_from_what_its_value_is_computed_of(
    column: str, places: set[Any]
) -> None:
    assert origins().get(("marts.firm", column), set()) == places


def test_a_renamed_column_leads_to_the_sheet() -> None:
    found = origins()[("staging.answer", "revenue")]
    assert found == {("landing.yritykset", "liikevaihto_lk")}


def test_a_computed_column_comes_from_all_that_its_model_reads() -> None:
    computed = Model("computed.x", ("marts.firm",), ("staging.answer",), "")
    found = set(tracing.edges([computed], COLUMNS))
    assert ("marts.firm", "n", "staging.answer", "") in found


def test_what_a_query_asks_of_a_table_is_read_from_its_conditions() -> None:
    sql = (
        "select x from staging.statistic_cell where table_id in ('115h', '115r') "
        "and area_level = 'region' and value > 3"
    )
    assert tracing.literals(sql, "staging.statistic_cell") == {
        "table_id": {"115h", "115r"},
        "area_level": {"region"},
    }


def test_a_build_tells_lineage_once_and_again_when_the_sql_changes(
    ws: Workspace, sql: Path, accept: Callable[..., Any]
) -> None:
    accept("k1", ("1234567-1", "Aho Oy"))
    first = asked(ws, build(ws).build_id)
    assert ("marts.firm", "firm_id", "staging.firm", "firm_id") in first[0]
    assert ("marts.firm", "interview", "") in first[1]
    (sql / "marts/firm.sql").write_text(
        "-- one row per firm\nselect firm_name as firm_id from staging.firm\n"
    )
    second = asked(ws, build(ws).build_id)
    assert ("marts.firm", "firm_id", "staging.firm", "firm_name") in second[0]


def test_an_outside_file_tells_the_lineage_of_its_own_tables_only(
    ws: Workspace, sql: Path, accept: Callable[..., Any]
) -> None:
    accept("k1", ("1234567-1", "Aho Oy"))
    edges, uses = asked(ws, build(ws).build_id, "public")
    assert {table for table, *_ in edges} == {"marts.place"}
    assert uses == set()


def asked(ws: Workspace, build_id: str, audience: str = "internal") -> tuple[Any, Any]:
    file = str(build_file(ws, build_id, audience))
    with duckdb.connect(file, read_only=True) as connection:
        edges = connection.execute("from meta.lineage").fetchall()
        return set(edges), set(connection.execute("from meta.table_source").fetchall())

"""What partners and the public get, and that nothing else is in their files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.build.audience import write_audiences
from etl.build.graph import internal_models, models
from etl.build.inputs import input_names
from etl.build.lineage import describe
from etl.build.publish import build_file
from etl.build.record import Record
from etl.workspace import Workspace
from tests.sql.bench import Bench, batch, company, supply

OPEN = ("9000000-3", "9000001-1", "9000003-8")
HIDDEN = {
    "9000004-6": {"lupa_nimella": "e", "lupa_koonti": "e"},
    "9000005-4": {"julkisuusluokka": "sisainen"},
    "9000006-2": {"julkisuusluokka": "salassa", "lupa_koonti": "e"},
    "9000007-0": {"lupa_nimella": None},
}
CANARY = "kanarianlintu"
AUDIENCES = ("partner", "public")


def land(bench: Bench) -> None:
    """Three open companies, and four that must not be found outside."""
    bench.land("batch", batch())
    for place, business_id in enumerate(OPEN):
        bench.land(
            "yritykset", company(business_id, kunta=("297", "297", "915")[place])
        )
        _land_answers(bench, business_id, "Hitsaus", "teräs", "Rauta Oy")
    for business_id, answers in HIDDEN.items():
        name = f"{CANARY} {business_id}"
        bench.land("yritykset", company(business_id, nimi=name, **answers))
        _land_answers(bench, business_id, name, name, name)


def _land_answers(
    bench: Bench, business_id: str, skill: str, needed: str, supplier: str
) -> None:
    row = {"ytunnus": business_id, "nimike": skill, "trl": "9", "yts_toiminto": "5"}
    bench.land("kyvykkyydet", row | {"kuvaus": skill})
    told = {"toimittaja": supplier, "osuus_pct": "100", "maa": "SE", "varasto_pv": "1"}
    much = {"kriittisyys": "5", "valttamaton": "k", "vaihtoehtoja_n": "0"}
    answer = supply(business_id, needed, palautumisaika_vk="9", **told, **much)
    bench.land("syotteet", answer)
    bench.land("tyovoima", {"ytunnus": business_id, "isco4": "7212", "henkilot": "9"})


@pytest.fixture(scope="module")
def files(
    tmp_path_factory: pytest.TempPathFactory, empty_data: Path
) -> dict[str, Path]:
    """Return the warehouse file of each audience."""
    ws = Workspace(tmp_path_factory.mktemp("audience"))
    internal = build_file(ws, "one", "internal")
    internal.parent.mkdir(parents=True)
    bench = Bench(internal, empty_data)
    land(bench)
    every = [table for model in models(input_names()) for table in model.tables]
    bench.build(*(name.split(".")[1] for name in every if name.startswith("marts.")))
    bench.engine.write("meta.build", "select 'one' as build_id, 'real' as workspace")
    record = Record(bench.engine, "one")
    describe(bench.engine, record, internal_models())
    record.write(bench.engine)
    bench.engine.close()
    write_audiences(ws, "one")
    return {name: build_file(ws, "one", name) for name in ("internal", *AUDIENCES)}


@pytest.fixture(params=AUDIENCES)
def outside(request: Any, files: dict[str, Path]) -> Iterator[Any]:
    """Return a connection to one outside file."""
    with duckdb.connect(str(files[request.param]), read_only=True) as connection:
        yield connection


def every_value(connection: Any) -> str:
    tables = connection.execute(
        "select schema_name || '.' || table_name from duckdb_tables()"
    ).fetchall()
    found = [
        connection.execute(f"select * from {name}").fetchall() for (name,) in tables
    ]
    return str(found).lower()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_byte_of_an_outside_file_tells_of_a_hidden_company(
    files: dict[str, Path], audience: str
) -> None:
    with duckdb.connect(str(files[audience]), read_only=True) as connection:
        told = every_value(connection)
    stored = files[audience].read_bytes().lower()
    for word in (CANARY, *HIDDEN):
        assert word not in told
        assert word.encode() not in stored


def test_the_internal_file_has_the_hidden_companies(files: dict[str, Path]) -> None:
    with duckdb.connect(str(files["internal"]), read_only=True) as connection:
        told = every_value(connection)
    assert all(word in told for word in (CANARY, *HIDDEN))


def test_companies_that_may_be_named_are_named(outside: Any) -> None:
    found = outside.execute("select company_id from marts.company order by 1")
    assert [key for (key,) in found.fetchall()] == list(OPEN)


def test_what_a_named_company_did_not_agree_to_tell_is_empty(outside: Any) -> None:
    columns = "utilisation_share, willingness, defence_reference_level, surge_high"
    found = outside.execute(f"select distinct {columns} from marts.company_capability")
    assert found.fetchall() == [(None,) * 4]


def test_two_companies_of_a_place_are_not_counted_outside(outside: Any) -> None:
    found = outside.execute(
        "select municipality_code, company_count, is_suppressed "
        "from marts.capability_area where capability_id = 'hitsaus' "
        "and vital_function_code = '' order by 1"
    )
    assert found.fetchall() == [("297", None, True), ("915", None, True)]


def test_three_companies_of_a_region_are_counted_outside(outside: Any) -> None:
    found = outside.execute(
        "select company_count, depth, is_suppressed from marts.capability_depth"
    )
    assert found.fetchall() == [(3, "deep", False)]


def test_suppliers_stand_under_another_name_for_partners(
    files: dict[str, Path],
) -> None:
    with duckdb.connect(str(files["partner"]), read_only=True) as connection:
        found = connection.execute(
            "select supplier_id, supplier_name, input_name, company_count, "
            "stop_days_low from marts.chokepoint"
        ).fetchall()
    assert len(found) == 1
    supplier_id, supplier_name, *rest = found[0]
    assert supplier_id == supplier_name
    assert str(supplier_name).startswith("T")
    assert rest == ["teräs", 3, None]


@pytest.mark.parametrize(
    "mart", ["chokepoint", "chokepoint_need", "missing_answer", "supply_link"]
)
def test_the_public_gets_nothing_of_chokepoints_or_suppliers(
    files: dict[str, Path], mart: str
) -> None:
    with duckdb.connect(str(files["public"]), read_only=True) as connection:
        found = connection.execute(f"select count(*) from marts.{mart}").fetchone()
    assert found == (0,)


def test_partners_see_the_gates_and_parts_of_their_chokepoints(
    files: dict[str, Path],
) -> None:
    with duckdb.connect(str(files["partner"]), read_only=True) as connection:
        for mart in ("chokepoint_gate", "chokepoint_part"):
            orphans = connection.execute(
                f"select count(*), count(c.chokepoint_id) from marts.{mart} as p "
                "left join marts.chokepoint as c using (chokepoint_id)"
            ).fetchone()
            assert orphans is not None
            assert orphans[0] == orphans[1] > 0


def test_helper_marts_stay_at_home(outside: Any) -> None:
    for mart in ("shared_chokepoint", "supplier_pseudonym", "interview", "name_key"):
        found = outside.execute(f"select count(*) from marts.{mart}").fetchone()
        assert found == (0,), mart

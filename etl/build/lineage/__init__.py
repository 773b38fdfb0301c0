"""What every build says of its own tables: columns' origins, and whose data is in them.

`meta.lineage` has a row per column and what it is made from, `meta.cell_choice` what a
model asks of the statistical cells; both follow from the SQL alone. `meta.table_source`
has a row per mart and register that it takes rows from: all that a mart reads counts,
also what it only joins or filters by.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.metadata import version

import pandas as pd

from etl.build.engine import Engine
from etl.build.graph import Model
from etl.build.record import Record, digest

EDGES, CHOICES, SOURCES = "meta.lineage", "meta.cell_choice", "meta.table_source"
COLUMNS = {
    EDGES: ("table_name", "column_name", "from_table", "from_column"),
    CHOICES: ("table_name", "column_name", "value"),
    SOURCES: ("table_name", "source", "published_table"),
}
ABOUT_LOADS = {
    "landing.batch",
    "landing.refresh_failure",
    "landing.source_load",
    "landing.source_table",
    "landing.statistic_class",
}
"""They tell of every source, or name what others count, and hold figures of none."""
CELLS = "staging.statistic_cell"
"""The one table where many published tables of many sources lie together."""
CELL_KINDS = (
    "select distinct b.source, c.table_id, c.content_code "
    "from landing.statistic_cell as c inner join landing.batch as b using (batch_id)"
)
TRACING = 2
"""Raised when the same SQL is traced to other origins than before."""
Use = tuple[str, str]
"""A source and the published table of it that is used, "" for all of them."""
Rows = Iterable[tuple[str, ...]]


def describe(engine: Engine, record: Record, models: Sequence[Model]) -> None:
    """Write these tables where the SQL or what has landed is another than before."""
    code = digest([model.source_hash for model in models], version("sqlglot"), TRACING)
    if record.fingerprint(EDGES) != code:
        # slow to load, and wanted only when the SQL changed
        tracing = import_module("etl.build.lineage.tracing")
        found = tracing.edges(models, _columns(engine))
        _write(engine, record, EDGES, code, found)
        asked = tracing.choices(models, CELLS)
        _write(engine, record, CHOICES, code, asked)
    landed = sorted(name for name in record.made if name.startswith("landing."))
    made_of = digest(code, [record.fingerprint(name) for name in landed])
    if record.fingerprint(SOURCES) != made_of:
        _write(engine, record, SOURCES, made_of, _uses(engine, record, models))


def _write(
    engine: Engine, record: Record, table: str, made_of: str, rows: Rows
) -> None:
    started = time.perf_counter()
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS[table]))
    count = engine.write_frame(table, dict.fromkeys(COLUMNS[table], "varchar"), frame)
    record.note(table, made_of, engine.content_hash(table), count, started)


def _columns(engine: Engine) -> dict[str, dict[str, str]]:
    """Return the columns of every table of the warehouse, with their types."""
    sql = (
        "select schema_name || '.' || table_name, column_name, data_type "
        "from duckdb_columns() where schema_name <> 'meta' order by column_index"
    )
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in engine.rows(sql):
        found.setdefault(table, {})[column] = kind
    return found


def _uses(engine: Engine, record: Record, models: Sequence[Model]) -> Rows:
    """Yield, for each table that a model makes, the registers that are in it."""
    uses: dict[str, set[Use]] = {
        name: {(source, "") for source in sources}
        for name, sources in _sources_of_landing(engine, record).items()
    }
    cells = {tuple(map(str, row)) for row in engine.rows(CELL_KINDS)}
    asked = _asked(engine)
    for model in models:
        found: set[Use] = set()
        for read in model.reads:
            if read == CELLS:
                found |= _cells_in(cells, asked.get(model.name, {}))
            else:
                found |= uses.get(read, set())
        uses |= dict.fromkeys(model.tables, found)
    for table in sorted(uses):
        for source, published in sorted(uses[table]):
            yield table, source, published


def _sources_of_landing(engine: Engine, record: Record) -> dict[str, set[str]]:
    """Return whose batches each landing table is made of."""
    source = dict(engine.rows("select batch_id, source from landing.batch"))
    return {
        table: {
            source[part.split(":")[0]]
            for part in made.fingerprint.split("/")[2].split(",")
            if part.split(":")[0] in source
        }
        for table, made in record.made.items()
        if table.startswith("landing.") and table not in ABOUT_LOADS
    }


def _asked(engine: Engine) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for table, column, value in engine.rows(f"from {CHOICES}"):
        found.setdefault(table, {}).setdefault(column, set()).add(value)
    return found


def _cells_in(
    cells: Iterable[tuple[str, ...]], asked: Mapping[str, set[str]]
) -> set[Use]:
    """Return the published tables with a cell of the kind that a model asks for."""
    return {
        (source, table_id)
        for source, table_id, content_code in cells
        if source in asked.get("source", {source})
        and table_id in asked.get("table_id", {table_id})
        and content_code in asked.get("content_code", {content_code})
    }

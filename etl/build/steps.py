"""The steps of a build: inputs, then models, each only when it must run."""

import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import duckdb

from etl.build.engine import Engine
from etl.build.graph import Model, models
from etl.build.inputs import input_names, inputs
from etl.build.result import BuildFailed, BuildResult, short
from etl.language import N_
from etl.workspace import Workspace

MODEL_FAILED = N_(
    "The new data was not taken into the pages: the model {model} could not be "
    "computed ({reason}). The pages still show the situation before."
)


def prepare(engine: Engine) -> None:
    """Make the table in which a build remembers what each table was made of."""
    engine.execute(
        "create table if not exists meta.model (table_name varchar primary key, "
        "fingerprint varchar, content_hash varchar, row_count bigint, "
        "seconds double, build_id varchar)"
    )


def run_inputs(ws: Workspace, engine: Engine, result: BuildResult) -> None:
    """Write the input tables whose fingerprint has changed."""
    known = _known(engine)
    for item in inputs(ws):
        fingerprint = f"{item.fingerprint}/{duckdb.__version__}"
        if known.get(item.table) == fingerprint:
            result.skipped.append(item.table)
            continue
        started = time.perf_counter()
        with engine.transaction():
            rows = item.write(engine)
            _note(
                engine,
                item.table,
                result,
                fingerprint=fingerprint,
                rows=rows,
                started=started,
            )


def run_models(engine: Engine, result: BuildResult) -> None:
    """Run, in order, the models whose text or whose inputs' contents changed."""
    ordered = models(input_names())
    _drop_forgotten(engine, ordered)
    known = _known(engine)
    hashes = dict(engine.rows("select table_name, content_hash from meta.model"))
    for model in ordered:
        read = "".join(str(hashes[table]) for table in model.reads)
        text = f"{model.source_hash}{read}{duckdb.__version__}"
        fingerprint = sha256(text.encode()).hexdigest()
        if all(known.get(table) == fingerprint for table in model.tables):
            result.skipped.append(model.name)
            continue
        _run_model(engine, model, fingerprint, result)
        names = ", ".join(f"'{table}'" for table in model.tables)
        fresh = "select table_name, content_hash from meta.model where table_name in"
        hashes.update(dict(engine.rows(f"{fresh} ({names})")))


def _run_model(
    engine: Engine, model: Model, fingerprint: str, result: BuildResult
) -> None:
    started = time.perf_counter()
    try:
        with engine.transaction():
            for table, rows in _write(engine, model).items():
                _note(
                    engine,
                    table,
                    result,
                    fingerprint=fingerprint,
                    rows=rows,
                    started=started,
                )
    except (duckdb.Error, ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise BuildFailed(
            MODEL_FAILED, model=model.name, reason=short(error)
        ) from error


def _write(engine: Engine, model: Model) -> dict[str, int]:
    if model.compute is None or model.columns is None:
        return {model.name: engine.write(model.name, model.sql.rstrip().rstrip(";"))}
    read: Mapping[str, Any] = {
        table: engine.frame(f"select * from {table}") for table in model.reads
    }
    made = model.compute(read)
    return {
        table: engine.write_frame(table, columns, made[table.split(".")[1]])
        for table, columns in model.columns.items()
    }


def _note(
    engine: Engine,
    table: str,
    result: BuildResult,
    *,
    fingerprint: str,
    rows: int,
    started: float,
) -> None:
    engine.execute(
        "insert or replace into meta.model values (?, ?, ?, ?, ?, ?)",
        [
            table,
            fingerprint,
            engine.content_hash(table),
            rows,
            time.perf_counter() - started,
            result.build_id,
        ],
    )
    result.ran.append(table)
    result.row_counts[table] = rows


def _known(engine: Engine) -> dict[str, str]:
    there = engine.tables()
    rows = engine.rows("select table_name, fingerprint from meta.model")
    return {table: fingerprint for table, fingerprint in rows if table in there}


def _drop_forgotten(engine: Engine, ordered: list[Model]) -> None:
    wanted = {table for model in ordered for table in model.tables} | input_names()
    for table in engine.tables():
        if not table.startswith("meta.") and table not in wanted:
            engine.execute(f"drop table {table}")
            engine.execute("delete from meta.model where table_name = ?", [table])

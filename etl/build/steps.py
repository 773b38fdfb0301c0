"""The steps of a build: inputs, then models, each only when it must run."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pandas as pd

from etl.build.engine import Engine
from etl.build.graph import Model
from etl.build.inputs import Input
from etl.build.record import Record, digest
from etl.build.result import BuildFailed, BuildResult, short
from etl.language import N_

MODEL_FAILED = N_(
    "The new data was not taken into the pages: the model {model} could not be "
    "computed ({reason}). The pages still show the situation before."
)
EXPECTED = (duckdb.Error, ValueError, KeyError, TypeError, ArithmeticError)


def run_inputs(
    engine: Engine, record: Record, found: Sequence[Input], result: BuildResult
) -> None:
    """Write the input tables that are made of something else than before."""
    for item in found:
        recipe = f"{item.recipe}/{duckdb.__version__}"
        fingerprint = f"{recipe}/{','.join(item.parts)}"
        known = record.fingerprint(item.table)
        if known == fingerprint:
            result.skipped.append(item.table)
            continue
        started = time.perf_counter()
        before = _parts(known) if known.startswith(f"{recipe}/") else None
        item.write(engine, before)
        rows = int(engine.rows(f"select count(*) from {item.table}")[0][0])
        # what it is made of never changes, so it says as much as its rows
        record.note(item.table, fingerprint, digest(fingerprint), rows, started)
        _tell(result, item.table, rows)


def run_models(
    engine: Engine, record: Record, ordered: Sequence[Model], result: BuildResult
) -> None:
    """Run, in order, the models whose text or whose inputs' contents changed."""
    frames = Frames(engine)
    for model in ordered:
        contents = record.contents(model.reads)
        fingerprint = digest(model.source_hash, contents, duckdb.__version__)
        if all(record.fingerprint(table) == fingerprint for table in model.tables):
            result.skipped.append(model.name)
            continue
        started = time.perf_counter()
        try:
            for table, rows in run_model(engine, model, frames).items():
                content = engine.content_hash(table)
                record.note(table, fingerprint, content, rows, started)
                _tell(result, table, rows)
        except EXPECTED as error:
            raise BuildFailed(
                MODEL_FAILED, model=model.name, reason=short(error)
            ) from error


class Frames:
    """Tables read for computed models, each once; nobody changes another's rows."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return a table as it is in the database."""
        if table not in self._read:
            # always in one order: sums and drawn samples depend on it, and undoing a
            # batch must bring back the very figures of before
            sql = f"select * from {table} order by all"
            self._read[table] = self._engine.frame(sql)
        return self._read[table].copy(deep=False)

    def forget(self, table: str) -> None:
        """Read a table anew when it is next asked for."""
        self._read.pop(table, None)


def run_model(engine: Engine, model: Model, frames: Frames) -> dict[str, int]:
    """Make the tables of one model; return their row counts."""
    for table in model.tables:
        frames.forget(table)
    if model.compute is None or model.columns is None:
        return {model.name: engine.write(model.name, model.sql.rstrip().rstrip(";"))}
    read: Mapping[str, Any] = {table: frames[table] for table in model.reads}
    made = model.compute(read)
    return {
        table: engine.write_frame(table, columns, made[table.split(".")[1]])
        for table, columns in model.columns.items()
    }


def drop_forgotten(
    engine: Engine, record: Record, ordered: Sequence[Model], found: Sequence[Input]
) -> None:
    """Drop tables that nothing makes any more."""
    wanted = {table for model in ordered for table in model.tables}
    wanted |= {item.table for item in found}
    for table in sorted(engine.tables() - wanted):
        if not table.startswith("meta."):
            engine.execute(f"drop table {table}")
            record.forget(table)


def _parts(fingerprint: str) -> list[str]:
    return [part for part in fingerprint.split("/")[2].split(",") if part]


def _tell(result: BuildResult, table: str, rows: int) -> None:
    result.ran.append(table)
    result.row_counts[table] = rows

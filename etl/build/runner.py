"""Running a build: copy the last one, run what changed, check, publish."""

import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

import duckdb
from filelock import FileLock, Timeout

from etl.build.audience import write_audiences
from etl.build.checks import Failure, run_checks
from etl.build.engine import Engine
from etl.build.graph import Model, models
from etl.build.inputs import input_names, inputs
from etl.build.publish import (
    build_file,
    clear_drafts,
    current_build,
    point_to,
    prune,
)
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

BUSY = N_(
    "Another build has been running for over two minutes. Wait for it to end and try "
    "again; nothing was changed."
)
CHECK_FAILED = N_(
    "The new data was not taken into the pages: the check “{check}” found {count} rows "
    "that are wrong, first {first}. {meaning} The pages still show the situation "
    "before."
)
MODEL_FAILED = N_(
    "The new data was not taken into the pages: the model {model} could not be "
    "computed ({reason}). The pages still show the situation before."
)
AUDIENCE_FAILED = N_(
    "The internal pages show the new data. The partner and public views still show the "
    "situation before, because their files could not be written ({reason})."
)


class BuildFailed(Refused):
    """A build that was not published; the current one stays."""


@dataclass
class BuildResult:
    """What a build did, and how long it took."""

    build_id: str
    ran: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    row_counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


def build(ws: Workspace) -> BuildResult:
    """Build the warehouse of `ws` from its inputs and publish it.

    Raises
    ------
    BuildFailed
        A model or a check failed; the current build is untouched.
    Refused
        Another build holds the lock, or the models contradict each other.
    """
    ws.warehouse.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(ws.warehouse / ".lock", timeout=120):
            return _build(ws)
    except Timeout:
        raise Refused(BUSY) from None


def _build(ws: Workspace) -> BuildResult:
    started = time.perf_counter()
    clear_drafts(ws)
    moment = datetime.now(UTC)
    result = BuildResult(f"{moment:%Y%m%dT%H%M%SZ}-{token_hex(3)}")
    draft = ws.warehouse / f".draft-{result.build_id}"
    draft.mkdir()
    try:
        _fill(ws, draft, moment, result)
        os.replace(draft, ws.warehouse / result.build_id)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    point_to(ws, "internal", result.build_id)
    try:
        write_audiences(ws, result.build_id)
    except duckdb.Error as error:
        raise BuildFailed(AUDIENCE_FAILED, reason=_short(error)) from error
    for audience in ("partner", "public"):
        point_to(ws, audience, result.build_id)
    prune(ws)
    result.seconds = time.perf_counter() - started
    return result


def _fill(ws: Workspace, draft: Path, moment: datetime, result: BuildResult) -> None:
    file = draft / "internal.duckdb"
    last = current_build(ws)
    if last is not None and build_file(ws, last, "internal").is_file():
        shutil.copyfile(build_file(ws, last, "internal"), file)
    engine = Engine(file)
    try:
        _prepare(engine)
        _run_inputs(ws, engine, result)
        _run_models(engine, result)
        _refuse_failures(run_checks(engine), result)
        _describe(ws, engine, moment, result)
    finally:
        engine.close()


def _prepare(engine: Engine) -> None:
    engine.execute(
        "create table if not exists meta.model (table_name varchar primary key, "
        "fingerprint varchar, content_hash varchar, row_count bigint, "
        "seconds double, build_id varchar)"
    )


def _run_inputs(ws: Workspace, engine: Engine, result: BuildResult) -> None:
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


def _run_models(engine: Engine, result: BuildResult) -> None:
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
            MODEL_FAILED, model=model.name, reason=_short(error)
        ) from error


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


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


def _refuse_failures(failures: list[Failure], result: BuildResult) -> None:
    for failure in failures:
        if failure.is_error:
            raise BuildFailed(
                CHECK_FAILED,
                check=failure.name,
                count=failure.count,
                first=failure.first,
                meaning=failure.meaning,
            )
    result.warnings = failures


def _describe(
    ws: Workspace, engine: Engine, moment: datetime, result: BuildResult
) -> None:
    engine.execute(
        "create or replace table meta.build as select ? as build_id, "
        "cast(? as timestamp) as built_at, ? as workspace",
        [result.build_id, moment.replace(tzinfo=None), ws.name],
    )
    engine.execute(
        "create or replace table meta.finding "
        "(check_name varchar, meaning varchar, row_count bigint, first_row varchar)"
    )
    for failure in result.warnings:
        engine.execute(
            "insert into meta.finding values (?, ?, ?, ?)",
            [failure.name, failure.meaning, failure.count, failure.first],
        )

"""Running a build: copy the last one, run what changed, check, publish."""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import duckdb
from filelock import FileLock, Timeout

from etl.build.audience import write_audiences
from etl.build.checks import Failure, run_changed_checks
from etl.build.engine import BLOCK_BYTES, Engine
from etl.build.graph import internal_models
from etl.build.inputs import inputs
from etl.build.lineage import describe
from etl.build.publish import (
    build_file,
    clear_drafts,
    current_build,
    keep_only,
    point_to,
    prune,
)
from etl.build.recall import SHARED_WITH, note_withdrawals, recall
from etl.build.record import Record
from etl.build.result import BuildFailed, BuildResult, short
from etl.build.steps import drop_forgotten, run_inputs, run_models
from etl.consents import withdrawal
from etl.errors import Refused
from etl.journal import Batch
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
AUDIENCE_FAILED = N_(
    "The internal pages show the new data. The partner and public views still show the "
    "situation before, because their files could not be written ({reason})."
)


def build(ws: Workspace, *, audiences: bool = True, alone: bool = False) -> BuildResult:
    """Build the warehouse of `ws` from its inputs and publish it.

    With `audiences=False` only the internal pages show the new data at once;
    `publish_audiences` lets the partner and public views follow. With `alone` nothing
    is taken over from the builds before, and they are removed, the pinned ones too:
    what a person's words were cut out of is in no file any more.

    Raises
    ------
    BuildFailed
        A model or a check failed; the current build is untouched.
    Refused
        Another build holds the lock, or the models contradict each other.
    """
    with _alone(ws):
        # also when this fails: what a withdrawn consent is behind stays open to nobody
        with _recalling(ws):
            result = _build(ws, None if alone else current_build(ws))
            if audiences:
                _publish_audiences(ws)
        keep_only(ws, result.build_id) if alone else prune(ws)
        result.seconds = time.perf_counter() - result.started
        return result


def publish_audiences(ws: Workspace) -> None:
    """Let the partner and public views follow the internal one."""
    with _alone(ws):
        with _recalling(ws):
            _publish_audiences(ws)
        prune(ws)


def rehearse(
    ws: Workspace, live: Sequence[Batch], look: Callable[[Engine], None]
) -> BuildResult:
    """Build as if `live` were in use, in a file that is thrown away.

    `look` is called twice: on what the pages show now, and on what they would show.
    A rehearsal that was killed leaves a draft, which the next build removes.

    Raises
    ------
    BuildFailed
        A model or a check failed: accepting this would not show on the pages.
    """
    with _alone(ws), _drafted(ws, f"trial-{token_hex(3)}") as draft:
        engine = _draft_of(ws, current_build(ws), draft / "internal.duckdb")
        result = BuildResult(draft.name, started=time.perf_counter())
        try:
            look(engine)
            engine.execute("begin")  # never committed: nothing need reach the disk
            _run(ws, engine, result, live)
            look(engine)
        finally:
            engine.drop()
        result.seconds = time.perf_counter() - result.started
        return result


@contextmanager
def _drafted(ws: Workspace, name: str) -> Iterator[Path]:
    """Lend a folder that is gone afterwards, unless it was moved to its place."""
    clear_drafts(ws)
    draft = ws.warehouse / f".draft-{name}"
    draft.mkdir()
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def _recalling(ws: Workspace) -> Iterator[None]:
    try:
        yield
    finally:
        recall(ws)


@contextmanager
def _alone(ws: Workspace) -> Iterator[None]:
    ws.warehouse.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(ws.warehouse / ".lock", timeout=120):
            yield
    except Timeout:
        raise Refused(BUSY) from None


def _build(ws: Workspace, last: str | None) -> BuildResult:
    moment = datetime.now(UTC)
    thousandth = moment.microsecond // 1000
    build_id = f"{moment:%Y%m%dT%H%M%S}{thousandth:03d}Z-{token_hex(3)}"
    result = BuildResult(build_id, started=time.perf_counter())
    with _drafted(ws, build_id) as draft:
        # noted before the journal is read for the build: it may know more, never less
        note_withdrawals(draft, withdrawal.newest(ws))
        _fill(ws, draft / "internal.duckdb", last, moment, result)
        os.replace(draft, ws.warehouse / build_id)
    point_to(ws, "internal", result.build_id)
    return result


def _publish_audiences(ws: Workspace) -> None:
    build_id = current_build(ws)
    if build_id is None or current_build(ws, "public") == build_id:
        return
    try:
        write_audiences(ws, build_id)
    except duckdb.Error as error:
        raise BuildFailed(AUDIENCE_FAILED, reason=short(error)) from error
    for audience in SHARED_WITH:
        point_to(ws, audience, build_id)


def _fill(
    ws: Workspace, file: Path, last: str | None, moment: datetime, result: BuildResult
) -> None:
    engine = _draft_of(ws, last, file)
    try:
        # one transaction: a draft is whole or thrown away, and nobody waits for disks
        with engine.transaction():
            record = _run(ws, engine, result)
            describe(engine, record, internal_models())
            record.write(engine)
            _describe(ws, engine, moment, result)
    except BaseException:
        engine.drop()
        raise
    engine.close()


def _draft_of(ws: Workspace, last: str | None, file: Path) -> Engine:
    if last is None:
        return Engine(file)
    shutil.copyfile(build_file(ws, last, "internal"), file)
    engine = Engine(file)
    if engine.block_bytes == BLOCK_BYTES:
        return engine
    engine.drop()
    file.unlink()
    return Engine(file)


def _run(
    ws: Workspace,
    engine: Engine,
    result: BuildResult,
    live: Sequence[Batch] | None = None,
) -> Record:
    record = Record(engine, result.build_id)
    found, ordered = inputs(ws, live), internal_models()
    drop_forgotten(engine, record, ordered, found)
    run_inputs(engine, record, found, result)
    run_models(engine, record, ordered, result)
    _refuse_failures(run_changed_checks(engine, record), result)
    return record


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

"""A build runs what changed, is published whole or not at all, and can be undone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl import journal
from etl.build import (
    BuildFailed,
    build,
    build_file,
    current_build,
    publish_audiences,
)
from etl.build.publish import builds
from etl.errors import Refused
from etl.journal import Batch
from etl.settings import PROJECT
from etl.workspace import Workspace

Accept = Callable[..., Batch]


def firms(ws: Workspace, audience: str = "internal") -> list[tuple[str, ...]]:
    build_id = current_build(ws, audience)
    assert build_id
    with duckdb.connect(str(build_file(ws, build_id, audience)), read_only=True) as db:
        return db.execute("select * from marts.firm order by all").fetchall()


def test_an_empty_landing_gives_empty_tables(ws: Workspace, sql: Path) -> None:
    build(ws)
    assert firms(ws) == []


def test_nothing_runs_again_when_nothing_changed(ws: Workspace, sql: Path) -> None:
    build(ws)
    assert build(ws).ran == []


def test_one_new_workbook_runs_only_what_reads_it(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    build(ws)
    accept("k1", ("9000001-1", "A"))
    ran = build(ws).ran
    assert {"landing.yritykset", "staging.firm", "marts.firm"} <= set(ran)
    assert "marts.place" not in ran
    assert firms(ws) == [("9000001-1",)]


def test_a_table_that_comes_out_the_same_stops_the_ripple(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    accept("k1", ("9000001-1", "A"))
    build(ws)
    text = "-- same rows, other words\nselect firm_id from staging.firm group by all\n"
    (sql / "marts" / "firm.sql").write_text(text, encoding="utf-8")
    reader = "-- reads firm\nselect count(*) as n from marts.firm\n"
    (sql / "marts" / "firm_count.sql").write_text(reader, encoding="utf-8")
    build(ws)
    (sql / "marts" / "firm.sql").write_text(text + "-- again\n", encoding="utf-8")
    assert build(ws).ran == ["marts.firm"]


def test_undo_brings_back_the_rows_of_before(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    accept("k1", ("9000001-1", "A"))
    build(ws)
    before = firms(ws)
    second = accept("k2", ("9000002-0", "B"))
    build(ws)
    assert len(firms(ws)) == 2
    journal.undo_batch(ws, second.batch_id, "assistant")
    build(ws)
    assert firms(ws) == before


def test_a_failed_check_leaves_the_current_build_and_names_the_check(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    build(ws)
    before = current_build(ws)
    accept("k1", (None, "A"))
    with pytest.raises(BuildFailed, match="firm_has_id"):
        build(ws)
    assert current_build(ws) == before
    assert not list(ws.warehouse.glob(".draft-*"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("-- x\nselect * from staging.nosuch\n", "staging.nosuch"),
        ("-- x\nselect * from landing.yritykset\n", "landing.yritykset"),
    ],
)
def test_a_wrong_reference_is_refused_by_file_and_table(
    ws: Workspace, sql: Path, text: str, word: str
) -> None:
    (sql / "marts" / "wrong.sql").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=word) as refusal:
        build(ws)
    assert "marts.wrong" in str(refusal.value)


def test_models_in_a_circle_are_refused(ws: Workspace, sql: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        text = f"-- x\nselect * from marts.{other}\n"
        (sql / "marts" / f"{one}.sql").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="circle"):
        build(ws)


def test_broken_sql_names_the_model_and_shows_no_traceback(
    ws: Workspace, sql: Path
) -> None:
    (sql / "marts" / "broken.sql").write_text("-- x\nselect nosuch\n", encoding="utf-8")
    with pytest.raises(BuildFailed, match=r"marts\.broken"):
        build(ws)


def test_an_audience_gets_only_what_its_files_select(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    accept("k1", ("9000001-1", "Canary"))
    build(ws)
    assert firms(ws, "public") == []
    file = build_file(ws, str(current_build(ws, "public")), "public")
    assert b"9000001-1" not in file.read_bytes()
    with duckdb.connect(str(file), read_only=True) as db:
        assert db.execute("select n from marts.place").fetchall() == [(308,)]
        schemas = db.execute("select distinct schema_name from duckdb_tables()")
        assert {row[0] for row in schemas.fetchall()} == {"marts", "meta"}


def test_the_newest_five_builds_and_pinned_ones_stay(ws: Workspace, sql: Path) -> None:
    first = build(ws).build_id
    journal.pin_build(ws, first, reason="meeting", author="manager")
    later = [build(ws).build_id for _ in range(7)]
    assert set(builds(ws)) == {first, *later[-5:]}
    journal.release_build(ws, first, reason="meeting", author="manager")
    build(ws)
    assert first not in builds(ws)


def test_a_reader_of_the_old_build_is_never_cut(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    old = build(ws).build_id
    with duckdb.connect(str(build_file(ws, old, "internal")), read_only=True) as db:
        accept("k1", ("9000001-1", "A"))
        build(ws)
        assert db.execute("select count(*) from marts.firm").fetchall() == [(0,)]
    assert len(firms(ws)) == 1


@pytest.mark.parametrize("delay", [0.3, 0.7, 0.9, 1.2, 1.6])
def test_a_build_killed_in_the_middle_leaves_the_current_one(
    ws: Workspace, delay: float
) -> None:
    build(ws)
    before = current_build(ws)
    env = os.environ | {"VOIMAVARA_REGION": "10"}
    command = [sys.executable, "-m", "etl", "build"]
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(delay)  # the moment of the kill is what is tried
    process.send_signal(signal.SIGKILL)
    process.wait()
    current = current_build(ws)
    assert current is not None
    assert build_file(ws, current, "internal").is_file()
    assert current == before or current in builds(ws)
    assert build(ws).build_id == current_build(ws)
    assert not list(ws.warehouse.glob(".draft-*"))


def test_a_page_of_the_same_process_may_read_while_audiences_are_written(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    build(ws, audiences=False)
    file = build_file(ws, str(current_build(ws)), "internal")
    locked = {"enable_external_access": "false", "lock_configuration": "true"}
    with duckdb.connect(str(file), read_only=True, config=locked) as page:
        publish_audiences(ws)
        assert page.execute("select count(*) from marts.firm").fetchall() == [(0,)]
    assert current_build(ws, "public") == current_build(ws)

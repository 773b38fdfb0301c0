"""A rehearsal of a build: as if batches were in use, and nothing of it left behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl import journal
from etl.build import BuildFailed, build, current_build, rehearse
from etl.build.engine import Engine
from etl.journal import Batch
from etl.workspace import Workspace

Accept = Callable[..., Batch]


def looker(seen: list[int | None]) -> Callable[[Engine], None]:
    def look(engine: Engine) -> None:
        there = "marts.firm" in engine.tables()
        counted = engine.rows("select count(*) from marts.firm") if there else [(None,)]
        seen.append(counted[0][0])

    return look


def test_a_rehearsal_shows_now_and_after_and_leaves_nothing(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    first = accept("k1", ("9000001-1", "A"))
    build(ws)
    before = sorted(path.name for path in ws.warehouse.iterdir())
    seen: list[int | None] = []
    rehearse(ws, [], looker(seen))
    rehearse(ws, [first], looker(seen))
    assert seen == [1, 0, 1, 1]
    assert sorted(path.name for path in ws.warehouse.iterdir()) == before
    assert journal.live_batches(ws) == [first]


def test_a_rehearsal_before_the_first_build_begins_from_nothing(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    seen: list[int | None] = []
    rehearse(ws, [accept("k1", ("9000001-1", "A"))], looker(seen))
    assert seen == [None, 1]
    assert current_build(ws) is None


def test_a_check_that_fails_is_told_and_the_draft_is_gone(
    ws: Workspace, sql: Path, accept: Accept
) -> None:
    with pytest.raises(BuildFailed) as failure:
        rehearse(ws, [accept("k1", (None, "A"))], looker([]))
    assert failure.value.values["check"] == "firm_has_id"
    assert [path.name for path in ws.warehouse.iterdir()] == [".lock"]


def test_what_a_killed_rehearsal_left_is_removed_by_the_next_build(
    ws: Workspace, sql: Path
) -> None:
    left = ws.warehouse / ".draft-trial-abcdef"
    left.mkdir(parents=True)
    (left / "internal.duckdb").write_bytes(b"half")
    build(ws)
    assert not left.exists()

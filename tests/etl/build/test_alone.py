"""A build that stands alone takes nothing over, and leaves no other build behind."""

from collections.abc import Callable
from pathlib import Path

from etl import journal
from etl.build import build, current_build
from etl.build.publish import builds
from etl.journal import Batch
from etl.workspace import Workspace


def test_what_was_built_before_is_gone_though_pinned_and_its_words_with_it(
    ws: Workspace, sql: Path, accept: Callable[..., Batch]
) -> None:
    named = accept("one", ("1234567-1", "Kanarianlintu Oy"))
    journal.pin_build(ws, build(ws).build_id, reason="meeting", author="t")
    journal.undo_batch(ws, named.batch_id, "t")
    accept("two", ("1234567-1", "Paja Oy"))
    last = build(ws, alone=True)
    assert builds(ws) == [last.build_id]
    for audience in ("internal", "partner", "public"):
        assert current_build(ws, audience) == last.build_id
    files = [path.read_bytes() for path in ws.warehouse.rglob("*.duckdb")]
    assert any(b"Paja" in content for content in files)
    assert not any(b"Kanarianlintu" in content for content in files)

"""A consent taken back closes every outside file that was written with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl import journal
from etl.build import BuildFailed, build, build_file, current_build
from etl.build.recall import SHARED_WITH, recall
from etl.consents import withdrawal
from etl.journal import Batch
from etl.workspace import Workspace

Accept = Callable[..., Batch]
CANARY = "Kanarianlintu Oy"
NAMED = (
    "-- firms that may be named\n"
    "select a.ytunnus as firm_id, a.nimi as firm_name from landing.yritykset as a\n"
    "left join landing.consent_withdrawal as w on a.ytunnus = w.company_id\n"
    "where w.company_id is null\n"
)


@pytest.fixture
def named(sql: Path) -> Path:
    """Let the outside files have the names of firms that did not take them back."""
    (sql / "staging" / "named.sql").write_text(NAMED, encoding="utf-8")
    (sql / "marts" / "named.sql").write_text(
        "-- one row per firm that may be named\nselect * from staging.named\n"
    )
    for audience in SHARED_WITH:
        folder = sql / "audience" / audience
        folder.mkdir(exist_ok=True)
        (folder / "named.sql").write_text("-- whole\nselect * from marts.named\n")
    return sql


def outside(ws: Workspace) -> list[Path]:
    return [
        file for name in SHARED_WITH for file in ws.warehouse.rglob(f"{name}.duckdb")
    ]


def told(ws: Workspace) -> list[Path]:
    return [file for file in outside(ws) if CANARY.encode() in file.read_bytes()]


def test_a_withdrawn_company_is_gone_from_every_build_that_can_be_opened(
    ws: Workspace, named: Path, accept: Accept
) -> None:
    accept("k1", ("9000001-1", CANARY))
    frozen = build(ws).build_id
    journal.pin_build(ws, frozen, reason="meeting", author="manager")
    accept("k2", ("9000002-9", "B"))
    build(ws)
    assert len(told(ws)) == 4
    withdrawal.withdraw(ws, "9000001-1", ["named"], author="steward")
    newest = build(ws).build_id
    assert told(ws) == []
    assert {file.parent.name for file in outside(ws)} == {newest}
    assert current_build(ws, "public") == current_build(ws, "partner") == newest
    # what the house itself sees stays as it was frozen
    assert build_file(ws, frozen, "internal").is_file()


def test_a_build_that_fails_after_a_withdrawal_leaves_nothing_open_outside(
    ws: Workspace, named: Path, accept: Accept
) -> None:
    accept("k1", ("9000001-1", CANARY))
    build(ws)
    accept("k2", (None, "no id"))
    withdrawal.withdraw(ws, "9000001-1", ["named"], author="steward")
    with pytest.raises(BuildFailed):
        build(ws)
    assert outside(ws) == []
    assert current_build(ws, "public") is None
    assert current_build(ws) is not None


def test_builds_that_know_of_the_withdrawal_stay_open(
    ws: Workspace, named: Path, accept: Accept
) -> None:
    accept("k1", ("9000001-1", CANARY))
    build(ws)
    made = withdrawal.withdraw(ws, "9000001-1", ["named"], author="steward")
    build(ws)
    assert recall(ws) == []
    withdrawal.undo(ws, made.number, "steward")
    build(ws)
    assert len(outside(ws)) == 4
    assert len(told(ws)) == 2

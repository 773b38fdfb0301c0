"""The audit trail only grows, and shows when somebody has changed it."""

import json
from getpass import getuser
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.__main__ import main
from etl.audit import (
    Counts,
    Record,
    accounts,
    counts,
    prune,
    record,
    records,
    verify,
    verify_newest,
)
from etl.errors import Refused
from etl.journal.schema import engine
from etl.settings import settings
from etl.workspace import Workspace, workspace

SEEN = Record("aino@example.fi", "analyst", "viewed", "chokepoints", {"build": "b1"})


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path))
    settings.cache_clear()
    return workspace()


def raw(ws: Workspace, *statements: str) -> None:
    with engine(ws).execution_options(writes=True).begin() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


def test_records_come_back_newest_first_with_their_facts(ws: Workspace) -> None:
    record(ws, SEEN)
    record(ws, Record("", "", "exported", "x.csv", {"rows": 3, "sha256": "ab"}))
    newest, oldest = records(ws)
    assert (newest.act, newest.account, newest.facts["rows"]) == (
        "exported",
        "voimavara",
        3,
    )
    assert newest.previous == oldest.digest
    assert [one.act for one in records(ws, account="aino@example.fi")] == ["viewed"]
    assert verify(ws).broken_at is None
    with pytest.raises(KeyError):
        record(ws, Record("a", "b", "no such act", ""))


@pytest.mark.parametrize("act", ["update audit set role = 'x'", "delete from audit"])
def test_the_database_itself_refuses_changes(ws: Workspace, act: str) -> None:
    record(ws, SEEN)
    with pytest.raises(sa.exc.IntegrityError, match="append-only"):
        raw(ws, act)


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("update audit set account = 'other' where audit_id = 2", 2),
        ("update audit set facts = '{}' where audit_id = 3", 3),
        ("delete from audit where audit_id = 2", 3),
    ],
)
def test_a_change_behind_the_triggers_breaks_the_chain(
    ws: Workspace, tampering: str, broken_at: int
) -> None:
    for _time in range(4):
        record(ws, SEEN)
    raw(
        ws,
        "drop trigger audit_refuses_update",
        "drop trigger audit_refuses_delete",
        tampering,
    )
    assert verify(ws).broken_at == broken_at
    assert main(["audit", "--verify"]) == 2


def test_old_records_go_and_the_chain_of_the_rest_stays_whole(ws: Workspace) -> None:
    for _time in range(3):
        record(ws, SEEN)
    # as if the first two were of years ago: written so before the chain was closed
    raw(ws, "drop trigger audit_refuses_update")
    raw(ws, "update audit set at = '2019-01-01' where audit_id < 3")
    assert prune(ws, 1095, "steward") == 2
    left = records(ws)
    assert [one.act for one in left] == ["pruned", "viewed"]
    assert left[0].facts["count"] == 2
    assert verify(ws).broken_at is None
    assert prune(ws, 1095, "steward") == 0
    with pytest.raises(Refused):
        prune(ws, 30, "steward")


def test_the_command_prints_the_trail(
    ws: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    record(ws, SEEN)
    assert main(["audit", "--lang", "fi"]) == 0
    assert "aino@example.fi" in capsys.readouterr().out
    assert main(["audit", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["facts"] == {"build": "b1"}
    assert main(["audit", "--verify", "--lang", "fi"]) == 0
    exported, _seen = records(ws)
    assert (exported.act, exported.facts["rows"]) == ("exported", 1)
    assert exported.previous == one["digest"]
    assert exported.digest in capsys.readouterr().out


def test_what_is_newer_than_the_last_whole_walk_is_walked_each_time(
    ws: Workspace,
) -> None:
    for _time in range(3):
        record(ws, SEEN)
    whole = verify(ws)
    record(ws, SEEN)
    newest = verify_newest(ws)
    assert (newest.count, newest.broken_at) == (4, None)
    assert newest.walked_at == whole.walked_at
    raw(ws, "drop trigger audit_refuses_update")
    raw(ws, "update audit set account = 'other' where audit_id = 4")
    assert verify_newest(ws).broken_at == 4
    raw(ws, "update audit set digest = 'x' where audit_id = 3")
    assert verify_newest(ws).broken_at == 3


def test_records_are_counted_and_read_a_page_at_a_time(ws: Workspace) -> None:
    for number in range(5):
        act = "exported" if number % 2 else "viewed"
        record(ws, Record(f"p{number % 3}", "analyst", act, str(number)))
    assert counts(ws) == Counts(records=5, exports=2, persons=3)
    assert counts(ws, account="p0", act="exported") == Counts(1, 1, 1)
    assert [one.subject for one in records(ws, limit=2, skip=2)] == ["2", "1"]
    assert accounts(ws) == ["p0", "p1", "p2"]


def test_a_command_is_in_the_trail_with_what_it_changed(ws: Workspace) -> None:
    assert main(["sign-out", "aino@example.fi"]) == 0
    ran, ended = records(ws)
    assert (ran.act, ran.subject, ran.account) == ("ran", "sign-out", getuser())
    assert ran.facts == {"exit": 0, "person_signed_out": 1}
    assert (ended.act, ended.subject) == ("signed_out", "aino@example.fi")


def test_a_command_that_is_refused_is_in_the_trail_too(ws: Workspace) -> None:
    assert main(["undo", "nosuchbatch"]) == 2
    assert [one.subject for one in records(ws, act="ran")] == ["undo"]
    assert not records(ws, act="undone")

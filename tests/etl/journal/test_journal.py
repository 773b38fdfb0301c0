"""The journal only grows, and the present state is read from it."""

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl import journal
from etl.errors import Refused
from etl.journal import Batch
from etl.journal.schema import EVENT, METADATA, engine
from etl.workspace import Workspace


def batch(key: str = "k1", name: str = "a.xlsx") -> Batch:
    return Batch(
        kind="workbook",
        source="interview",
        file_name=name,
        sha256="0" * 64,
        parsed_key=key,
        author="assistant",
        row_count=3,
        parked_count=1,
        about={"sheets": {"yritykset": 3}},
    )


def test_an_accepted_batch_is_live_and_keeps_its_facts(ws: Workspace) -> None:
    accepted = journal.accept_batch(ws, batch())
    (found,) = journal.live_batches(ws)
    assert found.batch_id == accepted.batch_id
    assert found.about == {"sheets": {"yritykset": 3}}
    assert found.accepted_at == accepted.accepted_at


def test_the_same_content_accepted_twice_is_one_batch(ws: Workspace) -> None:
    first = journal.accept_batch(ws, batch())
    again = journal.accept_batch(ws, batch(name="copy of a.xlsx"))
    assert again.batch_id == first.batch_id
    assert len(journal.batches(ws)) == 1


def test_undo_takes_a_batch_out_and_restore_brings_it_back(ws: Workspace) -> None:
    accepted = journal.accept_batch(ws, batch())
    assert journal.undo_batch(ws, accepted.batch_id, "steward").state == "undone"
    assert journal.live_batches(ws) == []
    (kept,) = journal.batches(ws)
    assert kept.changed_by == "steward"
    journal.restore_batch(ws, accepted.batch_id, "steward")
    assert len(journal.live_batches(ws)) == 1
    assert len(journal.events(ws)) == 3


def test_an_undone_batch_can_be_accepted_again_from_the_file(ws: Workspace) -> None:
    first = journal.accept_batch(ws, batch())
    journal.undo_batch(ws, first.batch_id, "a")
    second = journal.accept_batch(ws, batch())
    assert second.batch_id != first.batch_id
    assert [b.state for b in journal.batches(ws)] == ["live", "undone"]


@pytest.mark.parametrize("act", [journal.undo_batch, journal.restore_batch])
def test_a_batch_that_is_not_there_is_refused_by_name(ws: Workspace, act) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused, match="nosuch"):
        act(ws, "nosuch", "a")


@pytest.mark.parametrize(
    "statement", [sa.delete(EVENT), sa.update(EVENT).values(author="b")]
)
def test_the_database_itself_refuses_to_change_an_event(
    ws: Workspace, statement: sa.Executable
) -> None:
    journal.append(ws, "note", subject="x", author="a")
    with pytest.raises(sa.exc.IntegrityError), engine(ws).begin() as connection:
        connection.execute(statement)


def test_twenty_people_accepting_the_same_content_make_one_batch(
    ws: Workspace,
) -> None:
    engine(ws)
    threads = [
        threading.Thread(target=journal.accept_batch, args=(ws, batch()))
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal.live_batches(ws)) == 1


def test_a_build_stays_pinned_until_the_last_reason_is_gone(ws: Workspace) -> None:
    journal.pin_build(ws, "b1", reason="meeting 1", author="a")
    journal.pin_build(ws, "b1", reason="export 7", author="a")
    journal.release_build(ws, "b1", reason="meeting 1", author="a")
    assert journal.pinned_builds(ws) == {"b1"}
    journal.release_build(ws, "b1", reason="export 7", author="a")
    assert journal.pinned_builds(ws) == set()


def test_migrations_make_the_schema_that_the_code_uses(ws: Workspace) -> None:
    found = sa.inspect(engine(ws)).get_columns("event")
    assert [c["name"] for c in found] == [c.name for c in METADATA.tables["event"].c]


def test_the_journal_lies_in_the_workspace(ws: Workspace) -> None:
    engine(ws)
    assert (Path(ws.root) / "journal" / "journal.sqlite").is_file()

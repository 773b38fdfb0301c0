"""Retention runs by itself, once a day, and tells what it did."""

from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest
import sqlalchemy as sa
from filelock import FileLock

from etl import audit, contacts, landing
from etl.contacts import Details
from etl.contacts.command import retained
from etl.contacts.erasure import pending
from etl.contacts.everywhere import erase_everywhere
from etl.contacts.retention import is_due, last_run, run_retention
from etl.contacts.schema import CONTACT, engine
from etl.settings import settings
from etl.workspace import Workspace
from ui.serving import daily

MAIJA = Details("Maija Esimerkki", "maija.esimerkki@example.fi")


def over(ws: Workspace) -> None:
    """Keep a contact whose time ended yesterday, and who stands in a text."""
    rows = pa.table({"kuvaus": ["Kysy Maija Esimerkiltä"]})
    landing.write_parsed(ws, "workbook-1", {"kyvykkyydet": rows}, {})
    contacts.add(ws, "1", MAIJA, purpose="why", account="t")
    yesterday = date.today() - timedelta(days=1)
    with engine(ws).begin() as connection:
        connection.execute(sa.update(CONTACT).values(keep_until=yesterday))


def test_the_server_lets_go_whose_time_is_over_and_notes_it(ws: Workspace) -> None:
    over(ws)
    assert is_due(ws)
    daily.look()
    last = last_run(ws)
    assert last is not None
    assert (last.erased, last.cells, last.is_empty) == (1, 1, False)
    assert contacts.contacts(ws) == []
    assert audit.records(ws, act="erased")[0].facts["reason"] == "retention"
    assert not is_due(ws)
    assert not pending(ws).exists()
    for language, word in (("fi", "poistettiin 1"), ("sv", "raderade personer 1")):
        assert word in retained(last, language)


def test_two_processes_do_not_let_go_at_once(ws: Workspace) -> None:
    over(ws)
    with FileLock(ws.root / ".retention.lock"):
        assert run_retention(ws) is None
    assert len(contacts.contacts(ws)) == 1


def test_a_workspace_without_anything_is_left_alone(ws: Workspace) -> None:
    daily.look()
    assert not ws.root.exists()


@pytest.mark.parametrize(("days", "is_told"), [(90, True), (-1, False)])
def test_an_erasure_names_the_backups_that_still_hold_the_person(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch, days: int, is_told: bool
) -> None:
    monkeypatch.setenv("VOIMAVARA_BACKUP_DAYS", str(days))
    settings.cache_clear()
    kept = contacts.add(ws, "1", MAIJA, purpose="why", account="t")
    audit.record(ws, audit.Record("t", "", "backed_up", "copy.zip"))
    done = erase_everywhere(ws, kept.contact_id, reason="asked", account="t")
    assert [one.file_name for one in done.copies] == ["copy.zip"] * is_told
    for one in done.copies:
        assert one.until == datetime.now(UTC).date() + timedelta(days=days)

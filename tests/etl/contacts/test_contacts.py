"""Contact persons are sealed one by one, found, given out, and really forgotten."""

import json
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from cryptography.fernet import Fernet

from etl import audit, contacts, journal, landing
from etl.contacts import Details, keys
from etl.contacts.everywhere import own_data
from etl.contacts.schema import folder
from etl.errors import Refused
from etl.settings import settings
from etl.workspace import Workspace, workspace

MAIJA = Details("Maija Esimerkki", "maija.esimerkki@example.fi", "040 000 0000")
OTHER = Details("Other Person", "other@example.fi")
WHY = "Haastattelun sopiminen"


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path))
    settings.cache_clear()
    return workspace()


def keep(ws: Workspace, details: Details = MAIJA, **more: date) -> contacts.Contact:
    return contacts.add(ws, "1234567-8", details, purpose=WHY, account="t", **more)


def everything(ws: Workspace) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(ws.root.rglob("*")) if p.is_file())


def landed(ws: Workspace, file: Path) -> landing.Original:
    content = file.read_bytes()
    return landing.keep(ws, content, name=file.name, kind="workbook", received_by="t")


def test_a_person_is_found_by_words_and_nothing_stands_in_the_open(
    ws: Workspace,
) -> None:
    kept = keep(ws)
    keep(ws, OTHER)
    assert [c.contact_id for c in contacts.find(ws, "ESIMERKKI maija")] == [
        kept.contact_id
    ]
    assert contacts.find(ws, "nobody") == []
    assert b"Esimerkki" not in everything(ws)
    assert folder(ws).stat().st_mode & 0o077 == 0
    own = json.loads(own_data(ws, kept.contact_id))
    assert own["details"]["email"] == MAIJA.email
    assert own["purpose"] == WHY


@pytest.mark.parametrize(
    ("company", "details", "purpose"),
    [
        ("", MAIJA, WHY),
        ("1234567-8", Details("", "a@example.fi"), WHY),
        ("1234567-8", Details("Name"), WHY),
        ("1234567-8", MAIJA, " "),
    ],
)
def test_a_contact_without_what_the_law_asks_is_refused(
    ws: Workspace, company: str, details: Details, purpose: str
) -> None:
    with pytest.raises(Refused):
        contacts.add(ws, company, details, purpose=purpose, account="t")
    assert contacts.contacts(ws) == []


def test_a_contact_is_kept_at_most_for_the_time_of_the_settings(ws: Workspace) -> None:
    latest = date.today() + timedelta(days=settings().contact_days)
    assert keep(ws).keep_until == latest
    with pytest.raises(Refused):
        keep(ws, keep_until=latest + timedelta(days=1))


def test_who_is_kept_already_is_brought_up_to_date(ws: Workspace) -> None:
    kept = keep(ws)
    until = date.today() + timedelta(days=9)
    moved = Details(MAIJA.name, "maija@example.org", "", "Toimitusjohtaja")
    keep(ws, moved, keep_until=until, notice_date=date.today())
    (now,) = contacts.contacts(ws)
    assert now.contact_id == kept.contact_id
    assert (now.details, now.keep_until) == (moved, until)
    assert now.notice_date == date.today()


def test_an_erased_person_is_gone_for_good_and_only_a_tombstone_stays(
    ws: Workspace,
) -> None:
    kept, other = keep(ws), keep(ws, OTHER)
    old_copy = everything(ws)
    done = contacts.erase(ws, kept.contact_id, reason="asked", account="steward")
    assert [c.contact_id for c in contacts.contacts(ws)] == [other.contact_id]
    assert keys.key_of(ws, kept.contact_id) is None
    assert done.digest.encode() in everything(ws)
    (event,) = journal.events(ws, "contact_erased")
    assert (event.subject, event.payload["digest"]) == (kept.contact_id, done.digest)
    assert audit.records(ws, act="erased")[0].subject == kept.contact_id
    assert b"Esimerkki" not in old_copy
    for reason in ("", "again"):
        with pytest.raises(Refused):
            contacts.erase(ws, kept.contact_id, reason=reason, account="steward")


def test_an_erasure_cut_short_after_the_key_is_finished_by_the_next_retention(
    ws: Workspace,
) -> None:
    kept = keep(ws)
    keys.destroy(ws, kept.contact_id)
    assert contacts.contacts(ws) == []
    assert contacts.retain(ws) == []
    with pytest.raises(Refused):
        own_data(ws, kept.contact_id)


def test_retention_forgets_whose_time_is_over_and_nobody_else(ws: Workspace) -> None:
    soon = date.today() + timedelta(days=1)
    gone, stays = keep(ws, keep_until=soon), keep(ws, OTHER)
    assert contacts.retain(ws, soon) == []
    (done,) = contacts.retain(ws, soon + timedelta(days=1))
    assert done.contact_id == gone.contact_id
    assert [c.contact_id for c in contacts.contacts(ws)] == [stays.contact_id]


def test_received_workbooks_lose_the_cells_of_an_erased_person(
    ws: Workspace, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Yritys", "Yhteyshenkilö", "Henkilöstö"])
    book.active.append(["Paja Oy", "Maija Esimerkki, 040 000 0000", 12])
    book.active.append(["Kone Oy", "Other Person", 5])
    book.save(tmp_path / "list.xlsx")
    original = landed(ws, tmp_path / "list.xlsx")
    done = contacts.erase(ws, keep(ws).contact_id, reason="asked", account="s")
    (one,) = done.redactions
    assert one.cells == ("Sheet!B2",)
    now = landing.original(ws, original.sha256)
    assert now is not None
    assert now.redaction["reason"] == "asked"
    rows = list(openpyxl.load_workbook(now.path).active.values)
    assert rows[1] == ("Paja Oy", None, 12)
    assert rows[2] == ("Kone Oy", "Other Person", 5)
    assert not original.path.exists()
    with pytest.raises(Refused, match="who was erased since"):
        landed(ws, tmp_path / "list.xlsx")


def test_a_csv_loses_the_words_of_an_erased_person(
    ws: Workspace, tmp_path: Path
) -> None:
    text = "Yritys;Yhteys\r\nPaja Oy;maija.esimerkki@example.fi\r\nKone Oy;x\r\n"
    (tmp_path / "list.csv").write_bytes(text.encode("cp1252"))
    original = landed(ws, tmp_path / "list.csv")
    contacts.erase(ws, keep(ws).contact_id, reason="asked", account="s")
    now = landing.original(ws, original.sha256)
    assert now is not None
    left = now.path.read_bytes().decode("cp1252")
    assert "Paja Oy;\r\nKone Oy;x" in left


def test_another_installations_key_opens_nothing(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(ws)
    for key in (Fernet.generate_key().decode(), "not a key"):
        monkeypatch.setenv("VOIMAVARA_CONTACTS_KEY", key)
        settings.cache_clear()
        with pytest.raises(Refused):
            contacts.contacts(ws)
    settings.cache_clear()


def test_a_file_that_cannot_be_written_cell_by_cell_keeps_only_its_hash(
    ws: Workspace, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Yritys", "Henkilöstö"])
    book.active.append(["Paja Oy", 12])
    book.active.oddHeader.center.text = "Maija Esimerkki"
    book.save(tmp_path / "list.xlsx")
    original = landed(ws, tmp_path / "list.xlsx")
    done = contacts.erase(ws, keep(ws).contact_id, reason="asked", account="s")
    assert done.redactions[0].is_whole_file
    now = landing.original(ws, original.sha256)
    assert now is not None
    assert now.path.read_bytes() == b""

"""A backup brings contacts and the trail back, and nobody who was erased since."""

import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from etl import audit, contacts, journal, landing
from etl.__main__ import main
from etl.audit import Record
from etl.backup import restore, write_backup
from etl.contacts import Details, keys
from etl.errors import Refused
from etl.workspace import Workspace

MAIJA = Details("Maija Esimerkki", "maija.esimerkki@example.fi")
OTHER = Details("Other Person", "other@example.fi")


@pytest.fixture
def first(ws: Workspace) -> Workspace:
    """Two contacts, rows in which one of them stands, and a record of the trail."""
    rows = pa.table({"kuvaus": ["Kysy Maija Esimerkiltä"]})
    landing.write_parsed(ws, "workbook-1", {"kyvykkyydet": rows}, {})
    for details in (MAIJA, OTHER):
        contacts.add(ws, "1", details, purpose="why", account="t")
    journal.append(ws, "note", subject="one", author="t")
    audit.record(ws, Record("t", "analyst", "viewed", "chokepoints"))
    return ws


@pytest.fixture
def second(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "second")


def key_of(ws: Workspace) -> Path:
    return ws.root / "contacts" / keys.KEY_FILE


def names(ws: Workspace) -> list[str]:
    return [one.details.name for one in contacts.contacts(ws)]


def test_contacts_and_trail_come_back_and_the_key_travels_apart(
    first: Workspace, second: Workspace, tmp_path: Path
) -> None:
    path = write_backup(first, tmp_path / "copy.zip").path
    with zipfile.ZipFile(path) as pack:
        content = {name: pack.read(name) for name in pack.namelist()}
    secret = key_of(first).read_bytes()
    assert not any(b"Maija" in one for name, one in content.items() if "con" in name)
    assert not any(secret in one for one in content.values())
    restore(second, path, contacts_key=key_of(first))
    assert names(second) == names(first) == ["Maija Esimerkki", "Other Person"]
    assert audit.rows(second)[:-1] == audit.rows(first)
    assert audit.records(second)[0].act == "restored_backup"
    assert audit.verify(second).broken_at is None


@pytest.mark.parametrize("key", [b"", b"another key"])
def test_without_the_right_key_nothing_is_restored_unless_without_contacts(
    first: Workspace, second: Workspace, tmp_path: Path, key: bytes
) -> None:
    path = write_backup(first, tmp_path / "copy.zip").path
    (tmp_path / "key").write_bytes(key)
    with pytest.raises(Refused, match="--without-contacts"):
        restore(second, path, contacts_key=tmp_path / "key" if key else None)
    assert not journal.events(second)
    assert not second.landing.exists()
    restore(second, path, with_contacts=False)
    assert journal.events(second) == journal.events(first)
    assert names(second) == []


def test_who_was_erased_after_an_older_backup_stays_erased(
    first: Workspace, second: Workspace, tmp_path: Path
) -> None:
    path = write_backup(first, tmp_path / "old.zip").path
    (maija,) = contacts.find(first, "maija")
    contacts.erase(first, maija.contact_id, reason="asked", account="t")
    newer = _as_later(write_backup(first, tmp_path / "drafts" / "new.zip").path)
    newer.replace(tmp_path / "new.zip")
    done = restore(second, path, contacts_key=key_of(first))
    assert done.erased == (maija.contact_id,)
    assert done.newer == tmp_path / "new.zip"
    assert names(second) == ["Other Person"]
    assert keys.key_of(second, maija.contact_id) is None
    left = [p.read_bytes() for p in second.root.rglob("*") if p.is_file()]
    assert not any(b"Maija" in one for one in left)
    assert (second.root / "contacts" / "rebuild").exists()


def _as_later(path: Path) -> Path:
    """Make a backup's manifest say that it was made later: tests are too fast."""
    target = path.with_name("later.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = content.replace(b'"made_at": "2', b'"made_at": "3')
            new.writestr(name, content)
    return target


def test_verify_says_what_a_backup_holds_and_whether_the_key_fits(
    first: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = str(tmp_path / "copy.zip")
    assert main(["backup", out, "--lang", "en"]) == 0
    assert "apart from the backups" in capsys.readouterr().out
    assert main(["backup", out, "--verify", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "is whole" in said
    assert "2 contacts" in said
    assert "opens its contacts" in said
    assert audit.records(first, act="backed_up")[0].subject == "copy.zip"
    key_of(first).unlink()
    assert main(["backup", out, "--verify", "--lang", "en"]) == 0
    assert "another key" in capsys.readouterr().out

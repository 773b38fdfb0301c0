"""A backup brings back everything that was decided, or says why it cannot."""

import json
import zipfile
from pathlib import Path

import pytest

from etl import journal, landing
from etl.__main__ import main
from etl.backup import restore, write_backup
from etl.errors import Refused
from etl.workspace import Workspace


def filled(root: Path) -> Workspace:
    """A workspace with one file and two decisions."""
    made = Workspace(root)
    content = b"y-tunnus;nimi\n"
    landing.keep(made, content, name="käsin.csv", kind="workbook", received_by="a")
    for subject in ("one", "two"):
        journal.append(
            made, "note", subject=subject, author="a", payload={"sana": "säilyy"}
        )
    return made


def landed(ws: Workspace) -> dict[str, bytes]:
    return {
        file.relative_to(ws.landing).as_posix(): file.read_bytes()
        for file in ws.landing.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }


def test_a_restored_workspace_has_the_same_files_and_events(tmp_path: Path) -> None:
    first, second = filled(tmp_path / "first"), Workspace(tmp_path / "second")
    made = write_backup(first, tmp_path / "copy.zip")
    restore(second, made.path)
    assert journal.events(second) == journal.events(first)
    assert landed(second) == landed(first) != {}


def test_new_events_follow_the_restored_ones(tmp_path: Path) -> None:
    second = Workspace(tmp_path / "second")
    restore(second, write_backup(filled(tmp_path / "a"), tmp_path / "copy.zip").path)
    added = journal.append(second, "note", subject="three", author="a")
    assert added.event_id == journal.events(second)[-1].event_id == 3


def test_a_workspace_in_use_is_not_restored_over(tmp_path: Path) -> None:
    ws = filled(tmp_path / "first")
    before = journal.events(ws)
    with pytest.raises(Refused, match="in use already"):
        restore(ws, write_backup(ws, tmp_path / "copy.zip").path)
    assert journal.events(ws) == before


def test_a_backup_is_not_written_over_another(tmp_path: Path) -> None:
    ws = filled(tmp_path / "first")
    kept = write_backup(ws, tmp_path / "copy.zip").path.read_bytes()
    with pytest.raises(Refused, match="not overwritten"):
        write_backup(ws, tmp_path / "copy.zip")
    assert (tmp_path / "copy.zip").read_bytes() == kept


def rewritten(path: Path, changes: dict[str, bytes]) -> Path:
    """A copy of a zip with some members changed or added."""
    target = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        members = {name: old.read(name) for name in old.namelist()} | changes
        for name, content in members.items():
            new.writestr(name, content)
    return target


def test_a_changed_member_is_noticed_before_anything_is_written(tmp_path: Path) -> None:
    path = write_backup(filled(tmp_path / "first"), tmp_path / "copy.zip").path
    changed = rewritten(path, {"journal/event.jsonl": b"{}\n"})
    second = Workspace(tmp_path / "second")
    with pytest.raises(Refused, match="damaged"):
        restore(second, changed)
    assert landed(second) == {}
    assert not journal.events(second)


@pytest.mark.parametrize(
    "name", ["landing/../../outside.txt", "landing/a\\b", "landing/C:x", "other/a"]
)
def test_a_member_that_would_land_elsewhere_is_refused(
    tmp_path: Path, name: str
) -> None:
    path = write_backup(filled(tmp_path / "first"), tmp_path / "copy.zip").path
    with zipfile.ZipFile(path) as pack:
        about = json.loads(pack.read("manifest.json"))
    about["files"][name] = {"sha256": "0" * 64, "bytes": 1}
    bad = rewritten(path, {name: b"x", "manifest.json": json.dumps(about).encode()})
    with pytest.raises(Refused, match="manifest"):
        restore(Workspace(tmp_path / "second"), bad)
    assert not (tmp_path / "outside.txt").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", None])
def test_what_is_no_backup_is_refused_in_words(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "copy.zip"
    if content is not None:
        path.write_bytes(content)
    assert main(["restore", str(path), "--lang", "fi"]) == 2
    shown = capsys.readouterr().err
    assert "copy.zip" in shown
    assert "varmuuskopio" in shown


def test_a_restore_that_was_cut_off_is_run_again(tmp_path: Path) -> None:
    first, second = filled(tmp_path / "first"), Workspace(tmp_path / "second")
    path = write_backup(first, tmp_path / "copy.zip").path
    restore(second, path)
    third = Workspace(tmp_path / "third")
    half = next(iter(landed(first)))
    (third.landing / half).parent.mkdir(parents=True)
    (third.landing / half).write_bytes(landed(first)[half])
    restore(third, path)
    assert landed(third) == landed(second)

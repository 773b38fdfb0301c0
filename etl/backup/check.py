"""Looking at a backup before it is believed: every byte against its hash."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from etl.audit import Record
from etl.audit.chain import broken_at
from etl.backup import contact_store
from etl.backup.write import (
    CHUNK,
    EVENTS,
    LANDING,
    MANIFEST,
    TRAIL,
    Backup,
    backup_of,
)
from etl.errors import Refused
from etl.language import N_

FORMATS = {1, 2}
"""The first one had neither trail nor contacts."""
NOT_A_BACKUP = N_(
    "{path} is not a backup of this product: {reason}. Give a file that “python -m "
    "etl backup” wrote; nothing was changed."
)
NO_FILE = N_("there is no such file")
NO_ZIP = N_("it is not a whole zip file")
NO_MANIFEST = N_("it has no manifest that this version can read")
DAMAGED = N_(
    "The backup {path} is damaged: {member} is not as it was written. Take another "
    "copy of the backup; nothing was changed."
)


@dataclass(frozen=True)
class Checked:
    """A backup whose bytes are all as they were written."""

    pack: zipfile.ZipFile
    backup: Backup
    files: Mapping[str, Mapping[str, Any]]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of a part; none if the backup is older than the part."""
        if name not in self.files:
            return []
        return [json.loads(line) for line in self.pack.read(name).splitlines()]

    def contacts(self) -> dict[str, bytes]:
        """Return the parts of the contact store, nothing without one."""
        names = [name for name in self.files if name.startswith("contacts/")]
        return {name: self.pack.read(name) for name in names}

    @property
    def broken_at(self) -> int | None:
        """Number of the first record of the trail that does not fit, None if whole."""
        rows = self.rows(TRAIL)
        return broken_at([_record(row) for row in rows])


@contextmanager
def checked(path: Path) -> Iterator[Checked]:
    """Open a backup and check every byte of it, or refuse in words."""
    try:
        with zipfile.ZipFile(path) as pack:
            about = _manifest(pack, path)
            for name, facts in about["files"].items():
                _check(pack, path, name, facts)
            yield Checked(pack, backup_of(path, about), about["files"])
    except FileNotFoundError as error:
        raise Refused(NOT_A_BACKUP, path=path, reason=NO_FILE) from error
    except (zipfile.BadZipFile, IsADirectoryError, EOFError) as error:
        raise Refused(NOT_A_BACKUP, path=path, reason=NO_ZIP) from error


def newer_tombstones(
    backup: Backup, newer: Path | None
) -> tuple[list[dict[str, Any]], Path | None]:
    """Return the tombstones of the newest backup that can be found, and which it is.

    It is the one named, or the newest of the same workspace in the same folder.
    """
    if newer is not None:
        with checked(newer) as one:
            return one.rows(contact_store.STONES), newer
    beside = [
        (_made_at(path, backup), path) for path in backup.path.parent.glob("*.zip")
    ]
    made_at, found = max(beside, default=("", None), key=lambda pair: pair[0])
    if found is None or made_at <= backup.made_at:
        return [], None
    with checked(found) as one:
        return one.rows(contact_store.STONES), found


def _made_at(path: Path, backup: Backup) -> str:
    """Return when a backup of the same workspace was made, empty if it is none."""
    try:
        with zipfile.ZipFile(path) as pack:
            about = _manifest(pack, path)
    except (Refused, OSError, zipfile.BadZipFile, EOFError):
        return ""
    return str(about["made_at"]) if about["workspace"] == backup.workspace else ""


def _record(row: Mapping[str, Any]) -> Record:
    return Record(**{**row, "facts": json.loads(row["facts"])})


def _manifest(pack: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    refusal = Refused(NOT_A_BACKUP, path=path, reason=NO_MANIFEST)
    try:
        about: dict[str, Any] = json.loads(pack.read(MANIFEST))
    except (KeyError, ValueError) as error:
        raise refusal from error
    there = set(pack.namelist()) - {MANIFEST}
    is_ours = isinstance(about, dict) and about.get("format") in FORMATS
    if not is_ours or set(about["files"]) != there or EVENTS not in there:
        raise refusal
    if not all(_is_safe(name) for name in there):
        raise refusal
    return about


def _is_safe(name: str) -> bool:
    """Whether a member can only land inside the landing or the contacts."""
    if name in {EVENTS, TRAIL, contact_store.ROWS, contact_store.STONES}:
        return True
    parts = PurePosixPath(name).parts
    plain = all(part not in {"", ".", ".."} and "\\" not in part for part in parts)
    is_landed = name.startswith(LANDING) and plain and ":" not in name
    return is_landed or contact_store.is_key(name)


def _check(
    pack: zipfile.ZipFile, path: Path, name: str, facts: Mapping[str, Any]
) -> None:
    digest = hashlib.sha256()
    try:
        with pack.open(name) as member:
            while part := member.read(CHUNK):
                digest.update(part)
    except zipfile.BadZipFile as error:
        raise Refused(DAMAGED, path=path, member=name) from error
    if digest.hexdigest() != facts["sha256"]:
        raise Refused(DAMAGED, path=path, member=name)

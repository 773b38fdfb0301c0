"""Bringing a backup back into an empty workspace.

Every byte is checked against its hash before anything is written. The events of the
journal come last and in one transaction: without them nothing is in use, so a restore
that was cut off is simply run again.
"""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from etl import journal
from etl.backup.write import CHUNK, EVENTS, FORMAT, LANDING, MANIFEST, Backup
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

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
NOT_EMPTY = N_(
    "This workspace is in use already ({count} events in its journal), and a backup "
    "is only restored into an empty one. Set VOIMAVARA_DATA to an empty folder and "
    "try again; nothing was changed."
)
DIFFERS = N_(
    "{file} is in the landing already with other bytes than in the backup. Set "
    "VOIMAVARA_DATA to an empty folder and try again; nothing was taken into use."
)


def restore(ws: Workspace, path: Path) -> Backup:
    """Check a backup and bring it into an empty workspace."""
    count = len(journal.events(ws))
    if count:
        raise Refused(NOT_EMPTY, count=count)
    try:
        with zipfile.ZipFile(path) as pack:
            about = _manifest(pack, path)
            files: Mapping[str, Mapping[str, Any]] = about["files"]
            for name, facts in files.items():
                _check(pack, path, name, facts)
            for name in files:
                if name.startswith(LANDING):
                    _extract(ws, pack, name, files[name])
            rows = pack.read(EVENTS).decode().splitlines()
    except FileNotFoundError as error:
        raise Refused(NOT_A_BACKUP, path=path, reason=NO_FILE) from error
    except (zipfile.BadZipFile, IsADirectoryError, EOFError) as error:
        raise Refused(NOT_A_BACKUP, path=path, reason=NO_ZIP) from error
    journal.take_over(ws, [json.loads(row) for row in rows])
    return Backup(
        path=path,
        workspace=about["workspace"],
        made_at=about["made_at"],
        event_count=len(rows),
        file_count=len(files) - 1,
        byte_count=sum(int(one["bytes"]) for one in files.values()),
    )


def _manifest(pack: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    refusal = Refused(NOT_A_BACKUP, path=path, reason=NO_MANIFEST)
    try:
        about: dict[str, Any] = json.loads(pack.read(MANIFEST))
    except (KeyError, ValueError) as error:
        raise refusal from error
    there = set(pack.namelist()) - {MANIFEST}
    is_ours = isinstance(about, dict) and about.get("format") == FORMAT
    if not is_ours or set(about["files"]) != there or EVENTS not in there:
        raise refusal
    if not all(name == EVENTS or _is_safe(name) for name in there):
        raise refusal
    return about


def _is_safe(name: str) -> bool:
    """Whether a member can only land inside the landing."""
    parts = PurePosixPath(name).parts
    plain = all(part not in {"", ".", ".."} and "\\" not in part for part in parts)
    return name.startswith(LANDING) and plain and ":" not in name


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


def _extract(
    ws: Workspace, pack: zipfile.ZipFile, name: str, facts: Mapping[str, Any]
) -> None:
    target = ws.landing / PurePosixPath(name.removeprefix(LANDING))
    if target.exists():
        with target.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != facts["sha256"]:
                raise Refused(DIFFERS, file=target.name)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=target.parent)
    with os.fdopen(handle, "wb") as file, pack.open(name) as member:
        while part := member.read(CHUNK):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(target)

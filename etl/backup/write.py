"""Writing a backup: a zip of landing, journal, trail and contacts, with hashes.

The journal is read first: a file that lands meanwhile is in the backup without a
decision about it, never a decision without its file. The zip is written beside its
place and renamed, so what has its name is whole.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl import audit, journal
from etl.backup import contact_store
from etl.contacts import keys
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

FORMAT = 2
MANIFEST = "manifest.json"
EVENTS = "journal/event.jsonl"
TRAIL = "journal/audit.jsonl"
LANDING = "landing/"
CHUNK = 1 << 20
PACKED = {".xlsx", ".xlsm", ".xlsb", ".ods", ".zip", ".gz", ".parquet"}
"""Kinds that are compressed already."""

NOT_WRITABLE = N_(
    "The backup {path} cannot be written: {reason}. Give a path on a disk with room "
    "where you may write; nothing was changed."
)
IS_THERE = N_(
    "{path} is there already and is not overwritten. Give another name, or move the "
    "old backup away first."
)


@dataclass(frozen=True)
class Backup:
    """What a backup holds."""

    path: Path
    workspace: str
    made_at: str
    event_count: int
    file_count: int
    byte_count: int
    record_count: int = 0
    """Records of the audit trail."""
    contact_count: int = 0
    contacts_key: str = ""
    """Fingerprint of the key that opens the contacts; it is not in the backup."""


def write_backup(ws: Workspace, path: Path) -> Backup:
    """Write everything that must not be lost into one new file."""
    if path.exists():
        raise Refused(IS_THERE, path=path)
    draft = path.with_name(f".draft-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = _write(ws, draft, path)
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise Refused(NOT_WRITABLE, path=path, reason=reason) from error
    return made


def _write(ws: Workspace, draft: Path, path: Path) -> Backup:
    files: dict[str, dict[str, str | int]] = {}
    parts = _parts(ws)
    with draft.open("wb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as pack:
            for name, content in parts.items():
                pack.writestr(name, content)
                digest = hashlib.sha256(content).hexdigest()
                files[name] = {"sha256": digest, "bytes": len(content)}
            for file in _landed(ws):
                name = LANDING + file.relative_to(ws.landing).as_posix()
                files[name] = _add(pack, file, name)
            about = {
                "format": FORMAT,
                "workspace": ws.name,
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "event_count": _count(parts, EVENTS),
                "record_count": _count(parts, TRAIL),
                "contact_count": _count(parts, contact_store.ROWS),
                "contacts_key": _fingerprint(ws, parts),
                "files": files,
            }
            pack.writestr(MANIFEST, json.dumps(about, ensure_ascii=False, indent=1))
        raw.flush()
        os.fsync(raw.fileno())
    return backup_of(path, about)


def backup_of(path: Path, about: Mapping[str, Any]) -> Backup:
    """Return what a manifest says that a backup holds."""
    files: Mapping[str, Mapping[str, Any]] = about["files"]
    return Backup(
        path=path,
        workspace=about["workspace"],
        made_at=about["made_at"],
        event_count=about["event_count"],
        file_count=sum(name.startswith(LANDING) for name in files),
        byte_count=sum(int(one["bytes"]) for one in files.values()),
        record_count=about.get("record_count", 0),
        contact_count=about.get("contact_count", 0),
        contacts_key=about.get("contacts_key", ""),
    )


def _parts(ws: Workspace) -> dict[str, bytes]:
    """Return what is not a file of the landing, the journal first."""
    events = [asdict(one) for one in journal.events(ws)]
    parts = {EVENTS: lines_of(events), TRAIL: lines_of(audit.rows(ws))}
    if contact_store.is_there(ws):
        parts |= dict(contact_store.members(ws))
    return parts


def lines_of(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as JSON, one a line."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def _count(parts: Mapping[str, bytes], name: str) -> int:
    return parts.get(name, b"").count(b"\n")


def _fingerprint(ws: Workspace, parts: Mapping[str, bytes]) -> str:
    if contact_store.ROWS not in parts:
        return ""
    return keys.fingerprint(keys.installation_key(ws))


def _landed(ws: Workspace) -> Iterator[Path]:
    for file in sorted(ws.landing.rglob("*")):
        parts = file.relative_to(ws.landing).parts
        # a dot begins the name of a draft or a lock
        if file.is_file() and not any(part.startswith(".") for part in parts):
            yield file


def _add(pack: zipfile.ZipFile, file: Path, name: str) -> dict[str, str | int]:
    is_packed = file.suffix.lower() in PACKED
    info = zipfile.ZipInfo.from_file(file, name)
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    digest, count = hashlib.sha256(), 0
    with file.open("rb") as source, pack.open(info, "w") as target:
        while part := source.read(CHUNK):
            digest.update(part)
            count += len(part)
            target.write(part)
    return {"sha256": digest.hexdigest(), "bytes": count}

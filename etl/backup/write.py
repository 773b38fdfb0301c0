"""Writing a backup: a zip of the landing and the journal with the hash of each file.

The journal is read first: a file that lands meanwhile is in the backup without a
decision about it, never a decision without its file. The zip is written beside its
place and renamed, so what has its name is whole.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl import journal
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

FORMAT = 1
MANIFEST = "manifest.json"
EVENTS = "journal/event.jsonl"
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
    events = journal.events(ws)
    lines = (json.dumps(asdict(one), ensure_ascii=False) for one in events)
    text = "".join(f"{line}\n" for line in lines).encode()
    with draft.open("wb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr(EVENTS, text)
            files[EVENTS] = {"sha256": hashlib.sha256(text).hexdigest()}
            files[EVENTS]["bytes"] = len(text)
            for file in _landed(ws):
                name = LANDING + file.relative_to(ws.landing).as_posix()
                files[name] = _add(pack, file, name)
            about = {
                "format": FORMAT,
                "workspace": ws.name,
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "event_count": len(events),
                "files": files,
            }
            pack.writestr(MANIFEST, json.dumps(about, ensure_ascii=False, indent=1))
        raw.flush()
        os.fsync(raw.fileno())
    return Backup(
        path=path,
        workspace=ws.name,
        made_at=str(about["made_at"]),
        event_count=len(events),
        file_count=len(files) - 1,
        byte_count=sum(int(one["bytes"]) for one in files.values()),
    )


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

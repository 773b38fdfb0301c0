"""The landing: every file as it came, by its sha256, before anybody reads it.

Nothing here is ever changed in place. What a parser made of a file stands beside
it as Parquet, under a key of its own, so a better parser adds and never replaces.
Everything is written as a draft under one lock and renamed into place, so a process
that dies leaves a draft at most, which the next one to write removes.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

LONGEST_WAIT_SECONDS = 120
BUSY = N_(
    "Another file has been being saved for over two minutes. Wait for it to end and "
    "try again; nothing was changed."
)


@dataclass(frozen=True)
class Original:
    """One received file: where its bytes are and how they came."""

    sha256: str
    path: Path
    name: str
    kind: str
    received_at: str
    received_by: str
    origin: str
    licence: str
    redaction: Mapping[str, Any] = field(default_factory=dict)
    """The hash of what was received and what was taken out of it, if anything was."""


@dataclass(frozen=True)
class Parsed:
    """What a parser made of an original: Parquet tables and facts about them."""

    tables: Mapping[str, Path]
    about: Mapping[str, Any]


def keep(
    ws: Workspace,
    content: bytes | Path,
    *,
    name: str,
    kind: str,
    received_by: str,
    origin: str = "file",
    licence: str = "",
    redaction: Mapping[str, Any] | None = None,
) -> Original:
    """Write the bytes and their sidecar, durably; the same bytes are kept once.

    A file too large for the memory is named by its path.
    """
    sha256 = _sha256(content)
    known = original(ws, sha256)
    if known is not None:
        return known
    folder = ws.landing / sha256[:2]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sha256}{_safe_suffix(name)}"
    kept = Original(
        sha256=sha256,
        path=path,
        name=name,
        kind=kind,
        received_at=datetime.now(UTC).isoformat(timespec="seconds"),
        received_by=received_by,
        origin=origin,
        licence=licence,
        redaction=dict(redaction or {}),
    )
    sidecar = asdict(kept) | {"path": path.name}
    text = json.dumps(sidecar, ensure_ascii=False, indent=1)
    with _drafts(ws) as drafts:
        _write_durably(path, content, drafts)
        _write_durably(_sidecar(ws, sha256), text.encode(), drafts)
    return kept


def original(ws: Workspace, sha256: str) -> Original | None:
    """Return the kept file with this hash, if its bytes and sidecar are whole."""
    sidecar = _sidecar(ws, sha256)
    if not sidecar.is_file():
        return None
    facts = json.loads(sidecar.read_text(encoding="utf-8"))
    path = sidecar.parent / facts["path"]
    return Original(**(facts | {"path": path})) if path.is_file() else None


def remove(ws: Workspace, sha256: str) -> None:
    """Remove the bytes of a file that nothing was made of; its sidecar stays."""
    kept = original(ws, sha256)
    if kept is not None:
        kept.path.unlink(missing_ok=True)
        _make_durable(kept.path.parent)


def originals(ws: Workspace, *, kind: str) -> Iterator[Original]:
    """Yield every kept file of a kind, by hash."""
    for sidecar in sorted(ws.landing.glob("*/*.sidecar.json")):
        found = original(ws, sidecar.name.partition(".")[0])
        if found is not None and found.kind == kind:
            yield found


def replace(
    ws: Workspace, sha256: str, content: bytes, *, redaction: Mapping[str, Any]
) -> None:
    """Put a redacted copy, or nothing, in the place of a file; its hash stays.

    The one exception to “never changed”: a data steward's recorded erasure.
    """
    kept = original(ws, sha256)
    if kept is None:
        return
    path = kept.path.with_name(f"{sha256}.redacted{kept.path.suffix}")
    facts = asdict(kept) | {"path": path.name, "redaction": dict(redaction)}
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    with _drafts(ws) as drafts:
        _write_durably(path, content, drafts)
        _write_durably(_sidecar(ws, sha256), text.encode(), drafts)
        if kept.path != path:
            kept.path.unlink(missing_ok=True)
            _make_durable(kept.path.parent)


def write_parsed(
    ws: Workspace,
    key: str,
    tables: Mapping[str, pa.Table | Path],
    about: Mapping[str, Any],
) -> None:
    """Write what a parser made of an original; a key is written once, as a whole.

    A table may be a Parquet file that is written already; it is copied.
    """
    target = ws.landing / "parsed" / key
    if target.is_dir():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(dict(about), ensure_ascii=False, indent=1)
    with _drafts(ws) as drafts:
        if target.is_dir():  # another process wrote the same key first: rows are equal
            return
        draft = Path(tempfile.mkdtemp(dir=drafts))
        for table, rows in tables.items():
            if isinstance(rows, Path):
                shutil.copyfile(rows, draft / f"{table}.parquet")
            else:
                pq.write_table(rows, draft / f"{table}.parquet")
        (draft / "about.json").write_text(text, encoding="utf-8")
        for path in [*draft.iterdir(), draft]:
            _make_durable(path)
        draft.rename(target)
        _make_durable(target.parent)


def read_parsed(ws: Workspace, key: str) -> Parsed:
    """Return the tables and facts that were written under `key`."""
    folder = ws.landing / "parsed" / key
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    tables = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
    return Parsed(tables, about)


def _sidecar(ws: Workspace, sha256: str) -> Path:
    # not `.json`: an original may itself be called that
    return ws.landing / sha256[:2] / f"{sha256}.sidecar.json"


def _safe_suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isalnum() and len(suffix) <= 8 else ""


@contextmanager
def _drafts(ws: Workspace) -> Iterator[Path]:
    """Lend the folder of drafts to one writer; what lies there is left by the dead."""
    folder = ws.landing / ".drafts"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(ws.landing / ".lock", timeout=LONGEST_WAIT_SECONDS):
            for left in folder.iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            yield folder
    except Timeout:
        raise Refused(BUSY) from None


def _sha256(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_durably(path: Path, content: bytes | Path, drafts: Path) -> None:
    handle, draft = tempfile.mkstemp(dir=drafts)
    with os.fdopen(handle, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)
    _make_durable(path.parent)


def _make_durable(path: Path) -> None:
    # Windows opens no folders; its renames are in its own journal
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

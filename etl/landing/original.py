"""Received files, each beside its sidecar: who brought it, when, with what licence."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.errors import Refused
from etl.landing.file import drafts_of, make_durable, sha256_of, write_durably
from etl.language import N_
from etl.workspace import Workspace

ERASED = "reason"
"""What the note on an erasure has, and the note on a register's redaction has not."""
TAKEN_OUT = N_(
    "“{file}” has been brought in before, and a person who was erased since stands in "
    "it. Take the person out of the file, save it and bring it in again; nothing was "
    "kept."
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

    A file too large for the memory is named by its path. A file that an erased person's
    words were taken out of is refused: they do not come back with it.
    """
    sha256 = sha256_of(content)
    known = original(ws, sha256)
    if known is not None and ERASED in known.redaction:
        raise Refused(TAKEN_OUT, file=name)
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
    with drafts_of(ws) as drafts:
        write_durably(path, content, drafts)
        write_durably(_sidecar(ws, sha256), text.encode(), drafts)
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
        make_durable(kept.path.parent)


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
    with drafts_of(ws) as drafts:
        write_durably(path, content, drafts)
        write_durably(_sidecar(ws, sha256), text.encode(), drafts)
        if kept.path != path:
            kept.path.unlink(missing_ok=True)
            make_durable(kept.path.parent)


def _sidecar(ws: Workspace, sha256: str) -> Path:
    # not `.json`: an original may itself be called that
    return ws.landing / sha256[:2] / f"{sha256}.sidecar.json"


def _safe_suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isalnum() and len(suffix) <= 8 else ""

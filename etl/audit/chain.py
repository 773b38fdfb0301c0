"""Whether the audit trail is whole: every digest right, no number missing.

Walking all of a large trail takes seconds, so the page looks at what is newer than the
last whole walk; that is made once a day, and by `audit --verify`.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from etl.audit.record import Record, digest_of, records, records_from
from etl.workspace import Workspace


@dataclass(frozen=True)
class Verdict:
    """What was found: how many records, the newest digest, and where it breaks."""

    count: int
    last_digest: str
    first_at: str
    broken_at: int | None
    """Number of the oldest record that does not fit, None if the chain is whole."""
    last_id: int = 0
    walked_at: str = ""
    """When the whole chain was last walked."""


def verify(ws: Workspace) -> Verdict:
    """Walk the chain from its oldest record to the newest."""
    chain = list(reversed(records(ws)))
    verdict = Verdict(
        count=len(chain),
        last_digest=chain[-1].digest if chain else "",
        first_at=chain[0].at if chain else "",
        broken_at=broken_at(chain),
        last_id=chain[-1].audit_id if chain else 0,
        walked_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    if verdict.broken_at is None and chain:
        _note(ws).write_text(json.dumps(asdict(verdict)), encoding="utf-8")
    return verdict


def verify_newest(ws: Workspace) -> Verdict:
    """Walk what is newer than the last whole walk; the whole if that does not fit."""
    before = _noted(ws)
    newer = records_from(ws, before.last_id) if before else []
    fits = before and newer and newer[0].digest == before.last_digest
    if before is None or not fits:
        return verify(ws)
    return replace(
        before,
        count=before.count + len(newer) - 1,
        last_digest=newer[-1].digest,
        last_id=newer[-1].audit_id,
        broken_at=broken_at(newer),
    )


def broken_at(chain: Sequence[Record]) -> int | None:
    """Return the number of the first record that does not fit, oldest first."""
    before = None
    for one in chain:
        follows = before is None or (
            one.audit_id == before.audit_id + 1 and one.previous == before.digest
        )
        if not (follows and one.digest == digest_of(one)):
            return one.audit_id
        before = one
    return None


def _noted(ws: Workspace) -> Verdict | None:
    with suppress(FileNotFoundError, ValueError, TypeError):
        return Verdict(**json.loads(_note(ws).read_text(encoding="utf-8")))
    return None


def _note(ws: Workspace) -> Path:
    ws.root.mkdir(parents=True, exist_ok=True)
    return ws.root / "audit_walked.json"

"""Whether the audit trail is whole: every digest right, no number missing."""

from dataclasses import dataclass

from etl.audit.record import digest_of, records
from etl.workspace import Workspace


@dataclass(frozen=True)
class Verdict:
    """What was found: how many records, the newest digest, and where it breaks."""

    count: int
    last_digest: str
    first_at: str
    broken_at: int | None
    """Number of the oldest record that does not fit, None if the chain is whole."""


def verify(ws: Workspace) -> Verdict:
    """Walk the chain from its oldest record to the newest."""
    chain = list(reversed(records(ws)))
    broken = None
    before = None
    for one in chain:
        follows = before is None or (
            one.audit_id == before.audit_id + 1 and one.previous == before.digest
        )
        if broken is None and not (follows and one.digest == digest_of(one)):
            broken = one.audit_id
        before = one
    return Verdict(
        count=len(chain),
        last_digest=chain[-1].digest if chain else "",
        first_at=chain[0].at if chain else "",
        broken_at=broken,
    )

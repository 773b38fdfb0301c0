"""Adding a record to the audit trail, reading records, and letting old ones go."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from etl.errors import Refused
from etl.journal.schema import METADATA, engine, writing
from etl.language import N_
from etl.workspace import Workspace

AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("audit_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("account", sa.String(200), nullable=False),
    sa.Column("role", sa.String(60), nullable=False),
    sa.Column("act", sa.String(60), nullable=False),
    sa.Column("subject", sa.String(400), nullable=False),
    sa.Column("facts", sa.Text, nullable=False),
    sa.Column("previous", sa.String(64), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
)
ACTS = {
    "viewed": N_("Opened a page"),
    "exported": N_("Exported"),
    "checked": N_("Had a file checked"),
    "accepted": N_("Took a file into use"),
    "undone": N_("Undid a batch"),
    "restored": N_("Restored a batch"),
    "signed_out": N_("Ended sessions"),
    "kept_contact": N_("Kept a contact"),
    "found_contact": N_("Looked for contacts"),
    "exported_contact": N_("Exported a person's own data"),
    "erased": N_("Erased a person"),
    "withdrew_consent": N_("Took a consent back"),
    "undid_withdrawal": N_("Undid a withdrawal of consent"),
    "pruned": N_("Let old records go"),
}
LEAST_DAYS = 366
TOO_FEW_DAYS = N_(
    "Records are kept for at least {least} days; {days} was asked. Choose more days."
)
SYSTEM = "voimavara"


@dataclass(frozen=True)
class Record:
    """One record: when, who in which role, what act, about what, with which facts."""

    account: str
    role: str
    act: str
    subject: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    at: str = ""
    audit_id: int = 0
    previous: str = ""
    digest: str = ""


def record(ws: Workspace, one: Record) -> Record:
    """Add a record to the end of the chain and return it as it was written."""
    with writing(ws) as connection:
        return _add(connection, one)


def records(
    ws: Workspace, *, account: str = "", act: str = "", limit: int | None = None
) -> list[Record]:
    """Return records, newest first, of one account or act if they are named."""
    statement = sa.select(AUDIT).order_by(AUDIT.c.audit_id.desc())
    if account:
        statement = statement.where(AUDIT.c.account == account)
    if act:
        statement = statement.where(AUDIT.c.act == act)
    if limit is not None:
        statement = statement.limit(limit)
    with engine(ws).connect() as connection:
        return [_read(row) for row in connection.execute(statement)]


def prune(ws: Workspace, days: int, account: str) -> int:
    """Delete records older than `days`, and record that; return how many went.

    The oldest record that stays keeps the digest of the last one that went, so the
    chain of what is left can still be verified.
    """
    if days < LEAST_DAYS:
        raise Refused(TOO_FEW_DAYS, least=LEAST_DAYS, days=days)
    limit = (datetime.now(UTC) - timedelta(days=days)).date().isoformat()
    with writing(ws) as connection:
        found = connection.execute(sa.delete(AUDIT).where(AUDIT.c.at < limit)).rowcount
        if found:
            facts = {"count": found, "older_than": limit}
            _add(connection, Record(account, "", "pruned", "", facts))
        return found


def digest_of(one: Record) -> str:
    """Return the digest of a record and, through `previous`, of all before it."""
    content = [
        one.audit_id,
        one.at,
        one.account,
        one.role,
        one.act,
        one.subject,
        _canonical(one.facts),
        one.previous,
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _add(connection: sa.Connection, one: Record) -> Record:
    if one.act not in ACTS:
        raise KeyError(one.act)
    last = connection.execute(
        sa.select(AUDIT.c.audit_id, AUDIT.c.digest)
        .order_by(AUDIT.c.audit_id.desc())
        .limit(1)
        .with_for_update()
    ).first()
    whole = Record(
        account=one.account or SYSTEM,
        role=one.role,
        act=one.act,
        subject=one.subject[:400],
        facts=one.facts,
        at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        audit_id=(last.audit_id if last else 0) + 1,
        previous=last.digest if last else "",
    )
    row = {**vars(whole), "facts": _canonical(whole.facts), "digest": digest_of(whole)}
    connection.execute(sa.insert(AUDIT).values(row))
    return Record(**{**row, "facts": whole.facts})


def _canonical(facts: Mapping[str, Any]) -> str:
    return json.dumps(dict(facts), sort_keys=True, ensure_ascii=False, default=str)


def _read(row: Any) -> Record:
    values = dict(row._mapping)
    return Record(**{**values, "facts": json.loads(values["facts"])})

"""Adding a record to the audit trail, reading records, and letting old ones go."""

import hashlib
import json
from collections.abc import Mapping, Sequence
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
    "weighed": N_("Weighed the harm of giving out"),
    "pruned": N_("Let old records go"),
    "signed_in": N_("Signed in"),
    "rights_changed": N_("Changed who has which role"),
    "backed_up": N_("Made a backup"),
    "restored_backup": N_("Brought a backup back"),
    "ran": N_("Ran a command"),
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


@dataclass(frozen=True)
class Counts:
    """How many records there are, how many of them exports, of how many persons."""

    records: int
    exports: int
    persons: int


def record(ws: Workspace, one: Record) -> Record:
    """Add a record to the end of the chain and return it as it was written."""
    with writing(ws) as connection:
        return _add(connection, one)


def records(
    ws: Workspace,
    *,
    account: str = "",
    act: str = "",
    limit: int | None = None,
    skip: int = 0,
) -> list[Record]:
    """Return records, newest first, of one account or act if they are named."""
    statement = sa.select(AUDIT).where(*_chosen(account, act))
    statement = statement.order_by(AUDIT.c.audit_id.desc())
    if limit is not None:
        statement = statement.limit(limit).offset(skip)
    with engine(ws).connect() as connection:
        return [_read(row) for row in connection.execute(statement)]


def records_from(ws: Workspace, audit_id: int) -> list[Record]:
    """Return the record of this number and all newer ones, oldest first."""
    statement = sa.select(AUDIT).where(AUDIT.c.audit_id >= audit_id)
    with engine(ws).connect() as connection:
        found = connection.execute(statement.order_by(AUDIT.c.audit_id))
        return [_read(row) for row in found]


def counts(ws: Workspace, *, account: str = "", act: str = "") -> Counts:
    """Count records, exports among them, and persons, without reading them."""
    is_export = sa.case((AUDIT.c.act == "exported", 1))
    persons = sa.func.count(AUDIT.c.account.distinct())
    statement = sa.select(sa.func.count(AUDIT.c.at), sa.func.count(is_export), persons)
    with engine(ws).connect() as connection:
        found = connection.execute(statement.where(*_chosen(account, act))).one()
        return Counts(*found)


def accounts(ws: Workspace) -> list[str]:
    """Return everybody of whom there are records."""
    statement = sa.select(AUDIT.c.account).distinct().order_by(AUDIT.c.account)
    with engine(ws).connect() as connection:
        return list(connection.execute(statement).scalars())


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


def _chosen(account: str, act: str) -> list[sa.ColumnElement[bool]]:
    asked = {AUDIT.c.account: account, AUDIT.c.act: act}
    return [column == value for column, value in asked.items() if value]


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


def rows(ws: Workspace) -> list[dict[str, Any]]:
    """Return the whole trail as the database holds it, oldest first."""
    statement = sa.select(AUDIT).order_by(AUDIT.c.audit_id)
    with engine(ws).connect() as connection:
        return [dict(row) for row in connection.execute(statement).mappings()]


def put_rows(connection: sa.Connection, found: Sequence[Mapping[str, Any]]) -> None:
    """Put the records of another trail into an empty one, digests as they were."""
    if found:
        connection.execute(sa.insert(AUDIT), [dict(row) for row in found])

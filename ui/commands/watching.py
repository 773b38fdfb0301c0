"""What the audit trail is told of a reader: pages opened, files taken out, acts."""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from etl import audit
from etl.audit import Counts, Record, Verdict
from etl.journal import Batch
from etl.workspace import Workspace, workspace
from ui.access import current_reader, own_roles, require_command
from ui.commands.acting import author
from ui.workspace_choice import current_workspace

SEEN = "audit:seen"
_begun: set[str] = set()


def came_in() -> None:
    """Record, once a sign-in, who came in and which roles the groups gave."""
    reader = current_reader()
    if not reader.session or reader.session in _begun:
        return
    _begun.add(reader.session)
    ws, subject = workspace(), reader.session[:16]
    known = audit.records(ws, account=reader.account, act="signed_in", limit=1)
    if not known or known[0].subject != subject:
        facts = {"held": list(own_roles())}
        audit.record(ws, Record(reader.account, "", "signed_in", subject, facts))


def viewed(page: str, build: str) -> None:
    """Record that the reader opened a page of confidential figures, once a visit."""
    reader = current_reader()
    key = (reader.role, page, build, current_workspace().name)
    seen = st.session_state.setdefault(SEEN, set())
    if reader.audience == "public" or key in seen:
        return
    seen.add(key)
    facts: dict[str, Any] = {"build": build, "audience": reader.audience}
    if reader.is_viewing_as:
        facts["as_seen_by"] = reader.role
    done("viewed", page, facts)


def done(act: str, subject: str, facts: Mapping[str, Any] | None = None) -> None:
    """Record an act of the reader in the workspace that the reader looks at."""
    reader = current_reader()
    audit.record(
        current_workspace(), Record(author(), reader.role, act, subject, facts or {})
    )


def decided(act: str, batch: Batch) -> Batch:
    """Record what the reader decided of a batch, and return the batch."""
    facts = {"file": batch.file_name, "sha256": batch.sha256, "rows": batch.row_count}
    done(act, batch.batch_id, facts)
    return batch


def receipt(file_name: str, facts: Mapping[str, Any]) -> Callable[[bytes], None]:
    """Return the act that records an export when its file is handed over."""
    one = Record(author(), current_reader().role, "exported", file_name, facts)
    return partial(_hand_over, current_workspace(), one)


def trail(
    *, account: str = "", act: str = "", limit: int | None = None, skip: int = 0
) -> list[Record]:
    """Return the records of the trail for who may read them, newest first."""
    require_command("read_audit")
    ws = current_workspace()
    return audit.records(ws, account=account, act=act, limit=limit, skip=skip)


def trail_reader(*, account: str = "", act: str = "") -> Callable[[], list[Record]]:
    """Return the act that reads the trail later, away from the page."""
    require_command("read_audit")
    return partial(audit.records, current_workspace(), account=account, act=act)


def trail_counts(*, account: str = "", act: str = "") -> Counts:
    """Count the records of the trail, for who may read them."""
    require_command("read_audit")
    return audit.counts(current_workspace(), account=account, act=act)


def trail_accounts() -> list[str]:
    """Return everybody of whom the trail has records, to who may read it."""
    require_command("read_audit")
    return audit.accounts(current_workspace())


def trail_verdict() -> Verdict:
    """Say whether the trail is whole, to who may read it."""
    require_command("read_audit")
    return audit.verify_newest(current_workspace())


def _hand_over(ws: Workspace, one: Record, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    facts = {**one.facts, "bytes": len(content), "sha256": digest}
    audit.record(ws, Record(one.account, one.role, one.act, one.subject, facts))

"""What the audit trail is told of a reader: pages opened, files taken out, acts."""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from etl import audit
from etl.audit import Record, Verdict
from etl.journal import Batch
from etl.workspace import Workspace
from ui.access import current_reader, require_command
from ui.commands.acting import author
from ui.workspace_choice import current_workspace

SEEN = "audit:seen"


def viewed(page: str, build: str) -> None:
    """Record that the reader opened a page of confidential figures, once a visit."""
    reader = current_reader()
    key = (reader.role, page, build, current_workspace().name)
    seen = st.session_state.setdefault(SEEN, set())
    if reader.audience == "public" or key in seen:
        return
    seen.add(key)
    done("viewed", page, {"build": build, "audience": reader.audience})


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


def trail(*, account: str = "", act: str = "") -> list[Record]:
    """Return the records of the trail for who may read them, newest first."""
    require_command("read_audit")
    return audit.records(current_workspace(), account=account, act=act)


def trail_verdict() -> Verdict:
    """Say whether the trail is whole, to who may read it."""
    require_command("read_audit")
    return audit.verify(current_workspace())


def _hand_over(ws: Workspace, one: Record, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    facts = {**one.facts, "bytes": len(content), "sha256": digest}
    audit.record(ws, Record(one.account, one.role, one.act, one.subject, facts))

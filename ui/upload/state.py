"""What the upload page remembers between reruns: the proposal and the last act."""

from collections.abc import Callable

import streamlit as st

from ui import commands
from ui.commands import Outcome, Proposal, UserMessage
from ui.text import language
from ui.workspace_choice import chosen_name

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "txt"]


def proposal_of(file: object) -> Proposal | None:
    """Return the checked proposal of an uploaded file, checking it only once.

    A file that cannot be read leaves its reason in `refusal()` instead.
    """
    state = st.session_state
    if file is None:
        state.pop("upload", None)
        return None
    known = state.get("upload")
    name = chosen_name()
    if known is None or known["file_id"] != file.file_id or known["data"] != name:
        known = {
            "file_id": file.file_id,
            "data": name,
            "proposal": None,
            "refusal": None,
        }
        try:
            known["proposal"] = commands.propose(file.getvalue(), file.name)
        except UserMessage as refusal:
            known["refusal"] = refusal
        state["upload"] = known
    return known["proposal"]


def refusal() -> str:
    """Return why the present file cannot be read, empty if it can."""
    known = st.session_state.get("upload")
    return known["refusal"].render(language()) if known and known["refusal"] else ""


def last_outcome() -> tuple[str, Outcome | UserMessage] | None:
    """Return the last act (`accepted`, `undone`, `restored`) and what became of it."""
    found: tuple[str, Outcome | UserMessage] | None = st.session_state.get("outcome")
    return found


def accept(proposal: Proposal) -> None:
    """Accept a proposal and start over with an empty file box."""
    if _act("accepted", lambda: commands.accept(proposal)):
        st.session_state.pop("upload", None)
        st.session_state["upload_round"] = file_key_round() + 1


def undo(batch_id: str) -> None:
    """Undo a batch."""
    _act("undone", lambda: commands.undo(batch_id))


def restore(batch_id: str) -> None:
    """Restore an undone batch."""
    _act("restored", lambda: commands.restore(batch_id))


def file_key_round() -> int:
    """Return a number that changes when the file box must be empty again."""
    return int(st.session_state.get("upload_round", 0))


def _act(name: str, act: Callable[[], Outcome]) -> bool:
    try:
        st.session_state["outcome"] = (name, act())
    except UserMessage as refused:
        st.session_state["outcome"] = (name, refused)
        return False
    return True

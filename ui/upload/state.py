"""What the upload page remembers between reruns: the file, the choices, the last act.

The bytes are kept in the session, so that an answer or another mapping proposes the
same file again; what was answered is remembered at once, also for later files.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import streamlit as st

from etl.intake.marked import Marked
from etl.mapping import FileMapping, NeedsMapping
from ui import commands
from ui.commands import Outcome, Proposal, UserMessage
from ui.text import language
from ui.upload.mapping.draft import Draft
from ui.workspace_choice import chosen_name

TYPES = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "txt"]


@dataclass
class Upload:
    """The present file and what has been chosen about it."""

    file_id: str
    data: str
    content: bytes
    name: str
    answers: dict[str, str] = field(default_factory=dict)
    mapping: FileMapping | None = None
    """The mapping chosen in the wizard, None when the file was recognised."""
    draft: Draft | None = None
    """What has been chosen in the wizard so far."""
    step: Literal["mapping", "findings"] = "findings"
    proposal: Proposal | None = None
    refusal: UserMessage | None = None

    def propose(self) -> None:
        """Check the file with everything chosen; keep the reason of a refusal."""
        self.proposal = self.refusal = None
        try:
            self.proposal = commands.propose(
                self.content,
                self.name,
                mapping=self.mapping.as_json() if self.mapping else None,
                answers=self.answers,
            )
            self.step = "findings"
        except NeedsMapping as unknown:
            self.draft, self.step = Draft(unknown.proposal), "mapping"
        except Marked as refusal:
            self.refusal, self.content = refusal, b""  # nothing of it is kept
        except UserMessage as refusal:
            self.refusal = refusal


def proposal_of(file: Any) -> Proposal | None:
    """Return the checked proposal of an uploaded file, checking it only once.

    None while the wizard is open. A file that cannot be read leaves its reason in
    `refusal()` instead.
    """
    if file is None:
        st.session_state.pop("upload", None)
        return None
    known = present()
    key = (file.file_id, chosen_name())
    if known is None or (known.file_id, known.data) != key:
        known = Upload(*key, content=file.getvalue(), name=file.name)
        known.propose()
        st.session_state.pop("outcome", None)
        st.session_state["upload"] = known
    return known.proposal if known.step == "findings" else None


def wizard() -> Draft | None:
    """Return the wizard's choices while it is open, None otherwise."""
    known = present()
    return known.draft if known and known.step == "mapping" else None


def set_mapping(mapping: FileMapping) -> None:
    """Remember a mapping and check the present file by it."""
    known = present()
    if known is None:
        return
    try:
        known.mapping = commands.save_mapping(mapping)
    except UserMessage as refusal:
        known.refusal = refusal
        return
    known.propose()


def present() -> Upload | None:
    """Return the present file, None when there is none."""
    found: Upload | None = st.session_state.get("upload")
    return found


def content() -> tuple[bytes, str]:
    """Return the bytes and the name of the present file."""
    known = present()
    return (known.content, known.name) if known else (b"", "")


def answers() -> Mapping[str, str]:
    """Return the answers given about the present file, by question."""
    known = present()
    return dict(known.answers) if known else {}


def answer(question: str, value: str) -> None:
    """Answer a question and check the file again; an empty value takes it back."""
    answer_all({question: value})


def answer_all(given: Mapping[str, str]) -> None:
    """Answer questions, check the file once, and remember what it took of them."""
    known = present()
    if known is None:
        return
    for question, value in given.items():
        known.answers.pop(question, None)
        if value:
            known.answers[question] = value
    try:
        commands.forget_answers(one for one, value in given.items() if not value)
        known.propose()
        fresh = {one: value for one, value in given.items() if value}
        commands.remember_answers(known.proposal, fresh)
    except UserMessage as refusal:
        known.refusal = refusal


def refusal() -> str:
    """Return why the present file cannot be read, empty if it can."""
    known = present()
    return known.refusal.render(language()) if known and known.refusal else ""


def is_kept() -> bool:
    """Tell whether the bytes of the refused file are kept for a while."""
    known = present()
    return known is None or not isinstance(known.refusal, Marked)


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

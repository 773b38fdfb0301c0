"""What a person decides on the page, written at once; the pages follow behind.

Where the reader is in the queue lives in the session, what was decided in the journal.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from etl.errors import UserMessage
from etl.matching import decisions
from etl.matching.decisions import Decided, Decision, Verdict
from etl.matching.waiting import Item
from ui import commands
from ui.matching import following

LAST, SKIPPED, REFUSED = "matching-last", "matching-skipped", "matching-refused"


def now() -> Decided:
    """Return what people have decided that holds."""
    return decisions.decided(commands.decider()[0])


def made() -> list[Decision]:
    """Return every decision, newest first."""
    return decisions.decisions(commands.decider()[0])


def is_under_way() -> bool:
    """Tell whether decisions are on their way to the pages."""
    return following.is_under_way(commands.decider()[0])


def failure() -> UserMessage | None:
    """Return why the last act, or the pages after it, failed."""
    refused: UserMessage | None = st.session_state.pop(REFUSED, None)
    return refused or following.failure(commands.decider()[0])


def confirm(item: Item, company_id: str, about: Mapping[str, Any]) -> None:
    """Say that a name means a company."""
    _decide(item.local_id, "same", company_id, item.about | dict(about))


def rule_out(item: Item, company_id: str, about: Mapping[str, Any]) -> None:
    """Say that a name does not mean a company."""
    _decide(item.local_id, "different", company_id, item.about | dict(about))


def keep_local(item: Item) -> None:
    """Say that no register knows the company: it stays one of its own."""
    _decide(item.local_id, "local", "", item.about)


def join(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    """Say that two companies are one; the first becomes the second."""
    about = {"name": one["company_name"], "company_name": other["company_name"]}
    _decide(one["company_id"], "merged", other["company_id"], about)


def skip(item: Item) -> None:
    """Leave a name for later in this session."""
    st.session_state.setdefault(SKIPPED, []).append(item.subject_id)


def skipped() -> list[str]:
    """Return what was left for later, in that order."""
    found: list[str] = st.session_state.get(SKIPPED, [])
    return found


def last() -> Decision | None:
    """Return the newest decision of this session that still holds."""
    numbers = st.session_state.get(LAST, [])
    newest = [one for one in made() if one.number in numbers and not one.is_undone]
    return newest[0] if newest else None


def take_back(number: int) -> None:
    """Take a decision back."""
    ws, author = commands.decider()
    try:
        decisions.take_back(ws, number, author)
    except UserMessage as refusal:
        st.session_state[REFUSED] = refusal
        return
    following.follow(ws)


def _decide(
    subject: str, verdict: Verdict, company_id: str, about: Mapping[str, Any]
) -> None:
    ws, author = commands.decider()
    try:
        decision = decisions.decide(
            ws, subject, verdict, company_id=company_id, author=author, about=about
        )
    except UserMessage as refusal:
        st.session_state[REFUSED] = refusal
        return
    st.session_state.setdefault(LAST, []).append(decision.number)
    following.follow(ws)

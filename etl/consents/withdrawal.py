"""Consents taken back, as events of the journal, and what of them holds now.

An answer gives a consent anew only if the interview was held, and its file brought in,
after the day of the withdrawal: the old workbook brought in again does not.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from etl import journal
from etl.errors import Refused
from etl.journal import Event
from etl.language import N_
from etl.workspace import Workspace

KIND, UNDONE = "consent_withdrawn", "consent_withdrawal_undone"
CONSENTS = {
    "named": N_("may be named"),
    "aggregate": N_("may be counted in summaries"),
}
NOTHING_CHOSEN = N_(
    "No consent was chosen, so nothing was changed. Choose at least one of them."
)
NO_WITHDRAWAL = N_(
    "There is no withdrawal {number} to undo; somebody may have done it already."
)


@dataclass(frozen=True)
class Withdrawal:
    """One company's consents taken back, and whether that still holds."""

    number: int
    at: str
    author: str
    company_id: str
    consents: tuple[str, ...]
    reason: str
    is_undone: bool = False


def withdraw(
    ws: Workspace,
    company_id: str,
    consents: Collection[str],
    *,
    author: str,
    reason: str = "",
) -> Withdrawal:
    """Write into the journal that a company takes consents back.

    Raises
    ------
    Refused
        No consent was named.
    ValueError
        One of `consents` is none of `CONSENTS`.
    """
    if not consents:
        raise Refused(NOTHING_CHOSEN)
    unknown = set(consents) - set(CONSENTS)
    if unknown:
        msg = f"`consents` has {sorted(unknown)}, which are not among {list(CONSENTS)}"
        raise ValueError(msg)
    chosen = [name for name in CONSENTS if name in consents]
    payload = {"consents": chosen, "reason": reason}
    event = journal.append(ws, KIND, subject=company_id, author=author, payload=payload)
    return _withdrawal(event)


def undo(ws: Workspace, number: int, author: str) -> Withdrawal:
    """Say that a withdrawal was a mistake: what the interview told holds again.

    Raises
    ------
    Refused
        There is no such withdrawal, or it is undone already.
    """
    found = next((one for one in withdrawals(ws) if one.number == number), None)
    if found is None or found.is_undone:
        raise Refused(NO_WITHDRAWAL, number=number)
    journal.append(ws, UNDONE, subject=str(number), author=author)
    return found


def withdrawals(ws: Workspace) -> list[Withdrawal]:
    """Return every withdrawal ever made, newest first, the undone ones among them."""
    events = journal.events(ws, KIND, UNDONE)
    undone = {int(one.subject) for one in events if one.kind == UNDONE}
    made = [
        _withdrawal(one, is_undone=one.event_id in undone)
        for one in events
        if one.kind == KIND
    ]
    return made[::-1]


def newest(ws: Workspace) -> int:
    """Return the number of the newest withdrawal, 0 when there is none."""
    return max((one.event_id for one in journal.events(ws, KIND)), default=0)


def rows(ws: Workspace) -> list[dict[str, Any]]:
    """Return what holds now as rows of `landing.consent_withdrawal`."""
    return [
        {
            "batch_id": str(one.number),
            "company_id": one.company_id,
            "consent": consent,
            "withdrawn_at": one.at,
        }
        for one in reversed(withdrawals(ws))
        if not one.is_undone
        for consent in one.consents
    ]


def _withdrawal(event: Event, *, is_undone: bool = False) -> Withdrawal:
    return Withdrawal(
        number=event.event_id,
        at=event.at,
        author=event.author,
        company_id=event.subject,
        consents=tuple(event.payload["consents"]),
        reason=str(event.payload.get("reason", "")),
        is_undone=is_undone,
    )

"""What people decided of companies, in the journal, and what holds of it now.

A decision is about a name with its municipality (a local id), or about an id that was
joined to another. It is taken back by one more event, so nothing is ever lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from etl import journal
from etl.errors import Refused
from etl.journal import Event
from etl.language import N_
from etl.workspace import Workspace

KIND, UNDONE = "company_match", "company_match_undone"

Verdict = Literal["same", "different", "local", "merged"]

NO_DECISION = N_(
    "There is no decision {number} to take back; somebody may have done it already."
)
JOINED_TO_ITSELF = N_(
    "“{company}” cannot be joined to itself. Choose two different companies."
)
CIRCLE = N_(
    "“{company}” is already joined to “{other}”. Split them first if the other one "
    "is the right one."
)


@dataclass(frozen=True)
class Decision:
    """One decision that was made, and whether it still holds."""

    number: int
    at: str
    author: str
    subject: str
    verdict: Verdict
    company_id: str
    about: Mapping[str, Any]
    """What the person saw: names, municipality, score."""
    is_undone: bool = False
    undone_at: str = ""
    undone_by: str = ""


@dataclass(frozen=True)
class Decided:
    """What holds now: whom each id means, and which pairs are not the same."""

    companies: Mapping[str, str] = field(default_factory=dict)
    """The company of each id, through all joins."""
    local: frozenset[str] = frozenset()
    """Names of which a person said that no register knows them."""
    different: frozenset[tuple[str, str]] = frozenset()

    def is_settled(self, subject: str) -> bool:
        """Tell whether somebody has said whom a name means."""
        return subject in self.companies or subject in self.local


def decide(
    ws: Workspace,
    subject: str,
    verdict: Verdict,
    *,
    author: str,
    company_id: str = "",
    about: Mapping[str, Any] | None = None,
) -> Decision:
    """Write a decision into the journal.

    Raises
    ------
    Refused
        The two are one already, or would be joined in a circle.
    """
    if verdict in {"same", "merged"}:
        _refuse_circle(ws, subject, company_id, about or {})
    payload = {"verdict": verdict, "company_id": company_id, "about": dict(about or {})}
    event = journal.append(ws, KIND, subject=subject, author=author, payload=payload)
    return _decision(event)


def take_back(ws: Workspace, number: int, author: str) -> Decision:
    """Undo a decision: what it said holds no more.

    Raises
    ------
    Refused
        There is no such decision, or it is undone already.
    """
    found = next((one for one in decisions(ws) if one.number == number), None)
    if found is None or found.is_undone:
        raise Refused(NO_DECISION, number=number)
    journal.append(ws, UNDONE, subject=str(number), author=author)
    return found


def decisions(ws: Workspace) -> list[Decision]:
    """Return every decision ever made, newest first, the undone ones among them."""
    events = journal.events(ws, KIND, UNDONE)
    undone = {int(one.subject): one for one in events if one.kind == UNDONE}
    made = [
        _decision(one, undone.get(one.event_id)) for one in events if one.kind == KIND
    ]
    return made[::-1]


def decided(ws: Workspace) -> Decided:
    """Return what holds now."""
    return hold(one for one in reversed(decisions(ws)) if not one.is_undone)


def hold(made: Iterable[Decision]) -> Decided:
    """Return what decisions, oldest first, say together: the last about one counts."""
    target: dict[str, str] = {}
    local: set[str] = set()
    different: set[tuple[str, str]] = set()
    for one in made:
        pair = (one.subject, one.company_id)
        if one.verdict == "different":
            different.add(pair)
            if target.get(one.subject) == one.company_id:
                del target[one.subject]
            continue
        target.pop(one.subject, None)
        local.discard(one.subject)
        if one.verdict == "local":
            local.add(one.subject)
        else:
            if followed(one.company_id, target) == one.subject:
                # the last word says which of the two stays
                target.pop(one.company_id, None)
            target[one.subject] = one.company_id
            different.discard(pair)
    companies = {subject: followed(subject, target) for subject in target}
    return Decided(companies, frozenset(local), frozenset(different))


def followed(subject: str, target: Mapping[str, str]) -> str:
    """Return whom an id means in the end; a circle ends where it began."""
    seen = {subject}
    while target.get(subject, subject) not in seen:
        subject = target[subject]
        seen.add(subject)
    return subject


def rows(ws: Workspace) -> list[dict[str, Any]]:
    """Return what holds now as rows of `landing.company_match`."""
    now = decided(ws)
    same = [(one, "same", company) for one, company in now.companies.items()]
    local = [(one, "local", one) for one in now.local]
    different = [(one, "different", company) for one, company in now.different]
    return [
        {"batch_id": "", "subject_id": one, "verdict": verdict, "company_id": company}
        for one, verdict, company in sorted([*same, *local, *different])
    ]


def _decision(event: Event, undone: Event | None = None) -> Decision:
    return Decision(
        number=event.event_id,
        at=event.at,
        author=event.author,
        subject=event.subject,
        verdict=event.payload["verdict"],
        company_id=event.payload["company_id"],
        about=event.payload.get("about", {}),
        is_undone=undone is not None,
        undone_at=undone.at if undone else "",
        undone_by=undone.author if undone else "",
    )


def _refuse_circle(
    ws: Workspace, subject: str, company_id: str, about: Mapping[str, Any]
) -> None:
    name = about.get("name") or subject
    if subject == company_id:
        raise Refused(JOINED_TO_ITSELF, company=name)
    now = decided(ws).companies
    if now.get(company_id, company_id) == subject:
        other = about.get("company_name") or company_id
        raise Refused(CIRCLE, company=other, other=name)

"""Who decided what may be given out, and why: events of the journal, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl import journal
from etl.errors import Refused
from etl.language import N_
from etl.publicity.material import Item
from etl.workspace import Workspace

KIND = "harm_weighed"
NO_REASON = N_(
    "The decision was not kept: it has no reason. Write what harm was weighed, in a "
    "sentence, as the act asks for a reason."
)


@dataclass(frozen=True)
class Decision:
    """One item of one company: given or not, on which ground, why, by whom, when."""

    company_id: str
    item: str
    is_given: bool
    reason: str
    disclosure_class: str
    ground: str
    author: str
    at: str


def decide(
    ws: Workspace,
    company_id: str,
    item: Item,
    *,
    is_given: bool,
    reason: str,
    author: str,
) -> Decision:
    """Write into the journal whether an item may be given out.

    Raises
    ------
    Refused
        There is no reason.
    """
    if not reason.strip():
        raise Refused(NO_REASON)
    payload = {
        "item": item.key,
        "is_given": is_given,
        "reason": reason.strip(),
        "disclosure_class": item.disclosure_class,
        "ground": item.ground,
    }
    event = journal.append(ws, KIND, subject=company_id, author=author, payload=payload)
    return _decision(event)


def decisions(
    ws: Workspace, company_id: str, items: Sequence[Item]
) -> dict[str, Decision]:
    """Return the newest decision of each item of a company that still holds.

    A decision of another class than the item has now is no decision: who weighed
    public answers has not weighed secret ones.
    """
    made = [one for one in journal.events(ws, KIND) if one.subject == company_id]
    newest = {one.payload["item"]: _decision(one) for one in made}
    held = {item.key: item.disclosure_class for item in items}
    return {
        key: one for key, one in newest.items() if held.get(key) == one.disclosure_class
    }


def _decision(event: journal.Event) -> Decision:
    told = event.payload
    return Decision(
        company_id=event.subject,
        item=told["item"],
        is_given=told["is_given"],
        reason=told["reason"],
        disclosure_class=told["disclosure_class"],
        ground=told["ground"],
        author=event.author,
        at=event.at,
    )

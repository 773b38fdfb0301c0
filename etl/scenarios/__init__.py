"""Breaks that somebody named and kept: what, for how long, where.

A scenario keeps the question and not its answer, so it is answered anew from the
newest interviews each time it is opened.
"""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from etl import journal
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

SAVED, FORGOTTEN = "scenario_saved", "scenario_forgotten"
MOST_LETTERS = 60
NO_NAME = N_("The scenario has no name. Give it one of at most {most} letters.")
TAKEN = N_(
    "There is a scenario called “{name}” already. Give another name, or delete that "
    "one."
)


@dataclass(frozen=True)
class Scenario:
    """A named break: its kind, what breaks (ids), days, region, and who kept it."""

    name: str
    kind: str
    objects: Sequence[str]
    days: int
    region: str
    scenario_id: str = ""
    author: str = ""


def saved(ws: Workspace) -> list[Scenario]:
    """Return the scenarios that are kept, the newest first."""
    found: dict[str, Scenario] = {}
    for event in journal.events(ws, SAVED, FORGOTTEN):
        if event.kind == FORGOTTEN:
            found.pop(event.subject, None)
        else:
            told = dict(event.payload) | {"objects": tuple(event.payload["objects"])}
            found[event.subject] = Scenario(
                **told, scenario_id=event.subject, author=event.author
            )
    return list(found.values())[::-1]


def save(ws: Workspace, scenario: Scenario, *, author: str) -> Scenario:
    """Keep a scenario under its name.

    Raises
    ------
    Refused : it has no name, a name that is too long, or one that is in use
    """
    name = " ".join(scenario.name.split())
    if not name or len(name) > MOST_LETTERS:
        raise Refused(NO_NAME, most=MOST_LETTERS)
    if any(one.name.casefold() == name.casefold() for one in saved(ws)):
        raise Refused(TAKEN, name=name)
    told = asdict(scenario) | {"name": name, "objects": list(scenario.objects)}
    del told["scenario_id"], told["author"]
    subject = f"S-{secrets.token_hex(6)}"
    journal.append(ws, SAVED, subject=subject, author=author, payload=told)
    return next(one for one in saved(ws) if one.scenario_id == subject)


def forget(ws: Workspace, scenario_id: str, *, author: str) -> None:
    """Delete a scenario; one that is not there is left alone."""
    if any(one.scenario_id == scenario_id for one in saved(ws)):
        journal.append(ws, FORGOTTEN, subject=scenario_id, author=author)

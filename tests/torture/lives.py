"""What a workspace lives through while it is killed: intake and undo, and builds.

A life is a list of steps in order. Each step leaves batches in known states and the
figures of a known moment, so what a killed process may leave behind is known too: the
state before the step that it was in, or the one after.
"""

from collections.abc import Callable
from dataclasses import dataclass

from etl.build import build
from etl.intake.batch import Proposal, accept, propose, restore, undo
from etl.workspace import Workspace
from tests.etl.intake.conftest import RIGHT, write_sheets

AUTHOR = "torture"
States = tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One thing done, the states of the batches after it, and the figures shown."""

    name: str
    act: Callable[[Workspace], object]
    states: States
    figures: int
    """0 for the figures of the beginning, 1 for those with the second file."""


def first_file() -> bytes:
    """Return the file that is in use and shown before a life begins."""
    return write_sheets(RIGHT)


def second_file() -> bytes:
    """Return the file whose intake is disturbed: a company that is new."""
    (company, *_), inputs = RIGHT["yritykset"], RIGHT["syotteet"]
    new = {"ytunnus": "9123458-1"}
    sheets = {
        "yritykset": [company | new | {"nimi": "Kolmas Keksitty Oy"}],
        "syotteet": [one | new for one in inputs],
    }
    return write_sheets(sheets)


def corrected_file() -> bytes:
    """Return the second file with a change."""
    (company, *_) = RIGHT["yritykset"]
    new = {"ytunnus": "9123458-1", "nimi": "Kolmas Oy", "henkilosto": 77}
    return write_sheets({"yritykset": [company | new]})


def proposed(ws: Workspace, content: bytes) -> Proposal:
    """Bring a file."""
    return propose(ws, content, name="kysely.xlsx", author=AUTHOR)


def taken(content: Callable[[], bytes]) -> Callable[[Workspace], object]:
    """Return the bringing and the acceptance of a file."""

    def act(ws: Workspace) -> object:
        return accept(ws, proposed(ws, content()), AUTHOR)

    return act


def newest(change: Callable[..., object]) -> Callable[[Workspace], object]:
    """Return a change of the batch that was accepted last."""

    def act(ws: Workspace) -> object:
        from etl import journal  # noqa: PLC0415

        return change(ws, journal.batches(ws)[0].batch_id, AUTHOR)

    return act


def beginning(ws: Workspace) -> None:
    """Make the workspace that every life begins with."""
    taken(first_file)(ws)
    build(ws)


INTAKE = [
    Step("proposed", lambda ws: proposed(ws, second_file()), ("live",), 0),
    Step("accepted", taken(second_file), ("live", "live"), 0),
    Step("undone", newest(undo), ("live", "undone"), 0),
    Step("restored", newest(restore), ("live", "live"), 0),
    Step("corrected", taken(corrected_file), ("live", "live", "live"), 0),
]
BUILD = [
    Step("accepted", taken(second_file), ("live", "live"), 0),
    Step("shown", build, ("live", "live"), 1),
    Step("undone", newest(undo), ("live", "undone"), 1),
    Step("hidden", build, ("live", "undone"), 0),
]
LIVES = {"intake": INTAKE, "build": BUILD}

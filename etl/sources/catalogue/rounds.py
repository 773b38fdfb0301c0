"""A round over all registers, as a scheduler runs it: one that fails stops no other.

How a load over the network went is noted in the journal; what a person loads from a
file is not, as a wrong folder says nothing about the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.errors import Refused
from etl.sources.catalogue.failure import note_failure, note_success
from etl.sources.network import FETCHERS
from etl.sources.refresh import MODULES, Online, Refreshed, refresh
from etl.workspace import Workspace


@dataclass(frozen=True)
class Turn:
    """How one source's turn went: what it loaded, or why it did not."""

    source: str
    done: Refreshed | None = None
    problem: Refused | None = None


def refresh_noted(
    ws: Workspace,
    source: str,
    path: Path | None,
    *,
    author: str,
    language: str,
    online: Online | None = None,
) -> Refreshed:
    """Load one source, and note in the journal how it went over the network."""
    is_noted = path is None and source in FETCHERS
    try:
        done = refresh(
            ws, source, path, author=author, language=language, online=online
        )
    except Refused as problem:
        if is_noted:
            note_failure(ws, source, problem, author)
        raise
    if is_noted:
        _note(ws, source, done, author)
    return done


def _note(ws: Workspace, source: str, done: Refreshed, author: str) -> None:
    """Note a success, or the parts that did not come beside those that did."""
    gone = [one for one in done.skipped if one.is_failure]
    if gone:
        problem = Refused(gone[0].text, **gone[0].values)
        note_failure(ws, source, problem, author, [one.file for one in gone])
    else:
        note_success(ws, source, author)


def refresh_every(
    ws: Workspace,
    path: Path | None,
    *,
    author: str,
    language: str,
    online: Online | None = None,
) -> Sequence[Turn]:
    """Load every source in turn: over the network, or what a folder has of each."""
    turns = []
    for source in MODULES if path else FETCHERS:
        try:
            done = refresh_noted(
                ws, source, path, author=author, language=language, online=online
            )
            turns.append(Turn(source, done=done))
        except Refused as problem:
            turns.append(Turn(source, problem=problem))
    return turns

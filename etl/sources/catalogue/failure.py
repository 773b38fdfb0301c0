"""How the last load of each source over the network went, as the journal tells.

A source that failed keeps its old tables; the failure is told beside them until a
load succeeds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl import journal
from etl.errors import Refused
from etl.language import translator
from etl.workspace import Workspace

FAILED, DONE = "refresh_failed", "refresh_done"
PARTS = "failed_parts"


@dataclass(frozen=True)
class SourceFailure:
    """Since when a source cannot be loaded, and why the newest try failed."""

    since: str
    """The first failure after the last success, ISO 8601 in UTC."""
    at: str
    text: str
    """An English msgid with {fields}, or a sentence as an older version noted it."""
    values: Mapping[str, str]

    @property
    def parts(self) -> tuple[str, ...]:
        """The services, tables or layers that failed; none when the source did."""
        return tuple(filter(None, self.values.get(PARTS, "").split(";")))

    def render(self, language: str) -> str:
        """Return the reason in `language`, after the names of what failed."""
        named = f"{', '.join(self.parts)}: " if self.parts else ""
        try:
            return named + Refused(self.text, **self.values).render(language)
        except (KeyError, IndexError, ValueError):
            # an older version noted a finished sentence, or the text is no more
            return named + translator(language).gettext(self.text)


def note_failure(
    ws: Workspace,
    source: str,
    problem: Refused,
    author: str,
    parts: Sequence[str] = (),
) -> None:
    """Note in the journal that a load failed, or some parts of it, and why."""
    values = {name: str(value) for name, value in problem.values.items()}
    values |= {PARTS: ";".join(parts)} if parts else {}
    reason = {"text": problem.text, "values": values}
    journal.append(ws, FAILED, subject=source, author=author, payload=reason)


def note_success(ws: Workspace, source: str, author: str) -> None:
    """Note in the journal that a load went well."""
    journal.append(ws, DONE, subject=source, author=author, payload={})


def failures(ws: Workspace) -> dict[str, SourceFailure]:
    """Return, by source, the failures that no success has followed."""
    found: dict[str, SourceFailure] = {}
    for event in journal.events(ws, FAILED, DONE):
        before = found.pop(event.subject, None)
        if event.kind == FAILED:
            told: Mapping[str, Any] = event.payload
            found[event.subject] = SourceFailure(
                since=before.since if before else event.at,
                at=event.at,
                text=told.get("text") or told.get("reason", ""),
                values=told.get("values", {}),
            )
    return found

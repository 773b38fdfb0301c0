"""The codebook: how each field has been asked, in every questionnaire so far.

A concept is a field of the template; it stays while the words of its question change.
"""

from dataclasses import dataclass

from etl import journal
from etl.intake.template import Localised, template
from etl.mapping.model import FileMapping
from etl.mapping.remembered import SAVED
from etl.reading.words import clean, compared
from etl.workspace import Workspace

ROUND = "yritykset.kierros"


@dataclass(frozen=True)
class Wording:
    """One way in which a field was asked, where and since when."""

    interview_round: str
    """The round that the mapping gives, else the name of the mapping."""
    text: str
    first_used: str
    """The moment of the first mapping that has it."""


@dataclass(frozen=True)
class Concept:
    """A field and its wordings, the oldest first."""

    target: str
    label: Localised
    wordings: tuple[Wording, ...]


def codebook(ws: Workspace) -> list[Concept]:
    """Return every field that has been asked, in the template's order."""
    found: dict[str, dict[str, Wording]] = {}
    for event in journal.events(ws, SAVED):
        mapping = FileMapping.from_json(dict(event.payload))
        for sheet in mapping.sheets:
            where = sheet.constants.get(ROUND) or mapping.name
            for column in sheet.columns:
                if column.target:
                    wording = Wording(where, clean(column.header), event.at)
                    known = found.setdefault(column.target, {})
                    known.setdefault(compared(column.header), wording)
    return [
        Concept(f"{form.key}.{one.id}", one.label, tuple(found[target].values()))
        for form in template().forms
        for one in form.fields
        if (target := f"{form.key}.{one.id}") in found
    ]

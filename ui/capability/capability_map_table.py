"""The rows of the capability map as a table and an export, one per company's skill."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ui import export, provenance
from ui.capability.capability_map_choice import PROVISIONS, Choice
from ui.capability.capability_map_rows import Found
from ui.tables import Column
from ui.text import _


def rows(found: Found) -> pd.DataFrame:
    """Return what the map shows: answers of companies, or counts of municipalities."""
    return found.answers if found.names_companies else found.places


@dataclass(frozen=True)
class About:
    """What the page says of its rows: question, answer, key figures, sources."""

    title: str
    answer: str
    figures: Sequence[tuple[str, str]]
    sources: Sequence[str]


def menu(found: Found, choice: Choice, about: About) -> None:
    """Offer the rows as files, with question, answer, key figures and filters."""
    export.menu(
        "capability_map",
        rows(found),
        columns(found, choice),
        title=about.title,
        filters=choice.written(),
        sources=about.sources,
        disclosure=provenance.disclosure(),
        answer=about.answer,
        figures=about.figures,
    )


def columns(found: Found, choice: Choice) -> list[Column]:
    """Return the columns of `rows`."""
    if not found.names_companies:
        return [
            Column("municipality_name", _("Municipality")),
            Column("count", _("Companies"), kind="number", missing=_("no interviews")),
        ]
    not_told = {"missing": _("not known")}
    return [
        Column("company_name", _("Company")),
        Column("company_id", _("Business ID")),
        Column("capability_name", _("Company capability")),
        Column("municipality_name", _("Municipality"), **not_told),
        Column(
            "provision",
            _("Does it already"),
            words={code: _(word) for code, word in PROVISIONS.items()},
        ),
        Column("readiness_level", _("TRL"), kind="number"),
        Column("capacity", _("Capacity"), kind="number"),
        Column("capacity_unit", _("Unit")),
        Column("utilisation_share", _("In use")),
        Column("ramp_up_weeks", _("Ramp-up, weeks")),
        Column(
            "dual_use_category",
            _("Dual-use category"),
            words=choice.names["dual_use"],
        ),
        Column("interview_date", _("Interviewed"), kind="date"),
    ]

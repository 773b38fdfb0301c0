"""The companies and the five conditions: met, missing or not known."""

from collections.abc import Sequence

import pandas as pd

from analysis.tendering import CONDITIONS
from ui import export, page, provenance
from ui.capability.card.tender import STATES
from ui.capability.tenders.choice import Choice
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import N_, _

SHOWN = 12
HEADINGS = {
    "quality_system": N_("Quality"),
    "security_clearance": N_("Clearance"),
    "defence_reference": N_("References"),
    "spare_capacity": N_("Capacity free"),
    "export_control": N_("Dual-use class"),
}


def show(rows: pd.DataFrame) -> None:
    """Show the companies, the readiest first."""
    page.section(
        _("Which conditions each company meets"),
        _(
            "A full bar is met for certain, a striped part may be: nobody has told of "
            "it."
        ),
    )
    if rows.empty:
        page.note(_("No company has told of the conditions yet."), mark="no_data")
        return
    caption = _("Companies and conditions of a defence tender")
    table(rows, columns(), caption=caption, first=SHOWN)
    if len(rows) > SHOWN:
        table_below(rows, columns(), caption=caption, label=_("All companies"))


def menu(
    rows: pd.DataFrame, choice: Choice, *, title: str, sources: Sequence[str]
) -> None:
    """Offer the checklist of all companies as files."""
    export.menu(
        "tenders",
        rows,
        columns(),
        title=title,
        filters=choice.written(),
        sources=sources,
        disclosure=provenance.disclosure(),
    )


@remembered(32)
def checked(companies: pd.DataFrame, conditions: pd.DataFrame) -> pd.DataFrame:
    """Put the states of the conditions beside each company, with their marks."""
    if companies.empty:
        return companies
    states = conditions.pivot(index="company_id", columns="condition", values="state")
    marks = states.map(lambda state: STATES[state][0]).add_suffix("_mark")
    counted = companies.assign(
        met_low=companies["met_count"],
        met_high=companies["met_count"]
        + companies["asked_count"]
        - companies["known_count"],
    )
    return counted.merge(
        pd.concat([states, marks], axis=1), left_on="company_id", right_index=True
    )


def columns() -> list[Column]:
    """Return the columns of the checklist."""
    words = {state: _(word) for state, (_mark, word) in STATES.items()}
    found = [
        Column("company_name", _("Company")),
        Column("municipality_name", _("Municipality")),
    ]
    found += [
        Column(name, _(HEADINGS[name]), words=words, mark=f"{name}_mark")
        for name in CONDITIONS
    ]
    met = ("met_low", "met_high")
    return [*found, Column(met, _("Met"), bar="accent", top=len(CONDITIONS))]

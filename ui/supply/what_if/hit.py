"""The companies that are hit, those that are hit for certain first."""

from typing import Any

import pandas as pd

from analysis.what_if import Effects
from ui import filters, page, text, what_if
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, offer
from ui.tables import Column, Group, Ranked, ranked_rows
from ui.text import N_, _

KEY = "hit"
STATES = {"certain": N_("For certain"), "possible": N_("Perhaps")}


def rows(found: Effects) -> pd.DataFrame:
    """Return the companies that are hit, with names, places and the reason."""
    return _rows(found.company, what_if.companies(), what_if.needs())


def picked(hit: pd.DataFrame) -> dict[Any, Any] | None:
    """Return the company that the address names, else the first, if there is one."""
    if hit.empty:
        return None
    known = {row["company_id"]: row for row in hit.to_dict("records")}
    return known[filters.picked(KEY, list(known))]


def show(hit: pd.DataFrame) -> None:
    """Show the companies as a list, one of which is chosen."""
    page.section(
        _("Who is hit, the first ones first"),
        _("The bar is the work that is lost, in days of normal output."),
    )
    if hit.empty:
        page.note(_("No company of this area is hit."), mark="no")
        return
    ranked_rows(
        _groups(hit),
        key=KEY,
        headings=[
            _("Day"),
            _("Company and what it lacks"),
            _("Staff"),
            _("Days lost"),
        ],
        widths=["4rem"],
        bar_top=float(hit["lost_days_high"].max()),
    )


def menu(hit: pd.DataFrame, about: About, title: str) -> None:
    """Offer the companies as files."""
    offer("companies", hit, columns(), title=title, about=about)


def columns() -> list[Column]:
    """Return the columns of the companies as a table."""
    sure = {str(state == "certain"): _(words) for state, words in STATES.items()}
    return [
        Column("company_name", _("Company")),
        Column("municipality_name", _("Municipality"), missing=_("not known")),
        Column("is_certain", _("Hit"), words=sure),
        Column(("first_day_low", "first_day_high"), _("First day")),
        Column(("back_day_low", "back_day_high"), _("Day back")),
        Column(("lost_days_low", "lost_days_high"), _("Days lost"), decimals=1),
        Column("input_name", _("What it lacks"), missing=_("its own site")),
        Column(("lost_share_low", "lost_share_high"), _("Share of the input missing")),
        Column("personnel_count", _("Staff"), missing=_("not known")),
        Column("vital_function_name", _("Vital function"), missing=_("not known")),
    ]


def day_words(row: Any) -> str:
    """Write between which days a company begins to work less."""
    return text.interval(row["first_day_low"], row["first_day_high"])


@remembered(32)
def _rows(
    company: pd.DataFrame, told: pd.DataFrame, needs: pd.DataFrame
) -> pd.DataFrame:
    named = needs[["need_id", "input_id", "input_name"]]
    found = company.merge(told, on="company_id", how="left")
    return found.merge(named, on="need_id", how="left")


@remembered(32)
def _groups(hit: pd.DataFrame) -> list[Group]:
    groups = []
    for state, words in STATES.items():
        own = hit[hit["is_certain"] == (state == "certain")]
        if len(own):
            listed = [_row(row) for row in own.to_dict("records")]
            groups.append(Group(listed, title=_(words), state=state))
    return groups


def _row(row: dict[Any, Any]) -> Ranked:
    lacks = row["input_name"]
    return Ranked(
        row_id=row["company_id"],
        name=row["company_name"],
        note=_("its own site stands still") if text.is_missing(lacks) else str(lacks),
        lead=day_words(row),
        cells=(text.number(row["personnel_count"]),),
        low=row["lost_days_low"],
        high=row["lost_days_high"],
    )

"""The industries that a region's jobs are specialised in: the location quotient.

The quotient compares shares of jobs with the whole country. It is of employment
statistics and not of the interviews.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from ui import figures, page, text
from ui.remembered import remembered
from ui.tables import Column, table_below
from ui.text import _, ngettext

SHOWN = 8
JOBS = "115h"
"""The table of jobs, public employers included."""
FEWEST_JOBS = 100
"""A quotient of some tens of jobs changes with one company's move."""


def show(rows: pd.DataFrame) -> None:
    """Show the industries with most and with least weight, and all as a table."""
    page.section(
        _("Which industries are the area's jobs specialised in"),
        _(
            "Share of the area's jobs divided by share of the country's jobs. At 2 the "
            "industry has twice the jobs that it would have if the area were like the "
            "whole country."
        ),
    )
    if rows.empty:
        page.note(_("There are no statistics of jobs by industry for this area yet."))
        return
    said = sentence(rows)
    if (rows["table_id"] != JOBS).any():
        page.note(
            _(
                "Counted from the personnel of enterprises' establishments: public "
                "employers are left out."
            )
        )
    above, below = _extremes(rows)
    sides = (
        ("more", _("More than in the whole country"), above),
        ("less", _("Less than in the whole country"), below),
    )
    for slot, (side, title, some) in zip(
        st.columns(2, gap="large"), sides, strict=True
    ):
        if len(some):
            with slot:
                page.note(f"**{title}**")
                _figure(some, side, alt=f"{title}. {said}".replace("**", ""))
    table_below(rows, columns(), caption=_("Location quotient of industries"))


def figures_of(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the key figure: how many industries have more weight than usual."""
    if rows.empty:
        return []
    above = int((rows["location_quotient"] > 1).sum())
    words = ngettext(
        "industry above the country", "industries above the country", above
    )
    return [(text.coverage(above, len(rows)), words)]


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the words that stand beside a dot: a short name, and the jobs."""
    short = rows["short_name"].fillna(rows["industry_name"])
    return rows.assign(short_name=short, jobs=rows["job_count"].map(_jobs))


@remembered(32)
def _extremes(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    drawn = named(rows[rows["job_count"] >= FEWEST_JOBS])
    above = drawn[drawn["location_quotient"] >= 1].head(SHOWN)
    below = drawn[drawn["location_quotient"] < 1].tail(SHOWN).iloc[::-1]
    return above, below


def _figure(rows: pd.DataFrame, side: str, *, alt: str) -> None:
    figures.show(_drawn(rows), f"capability-industry-{side}", alt=alt)


@remembered(32)
def _drawn(rows: pd.DataFrame) -> go.Figure:
    return figures.from_reference(
        rows,
        name="short_name",
        value="location_quotient",
        note="jobs",
        reference_word=_("whole country = 1"),
    )


@remembered(32)
def sentence(rows: pd.DataFrame) -> str:
    """Say which industry stands out most."""
    shown = rows[rows["job_count"] >= FEWEST_JOBS]
    if shown.empty:
        return _("No industry of the area has enough jobs for a comparison.")
    first = named(shown).iloc[0]
    return _(
        "**{industry}** stands out most: {quotient} times the country's share in "
        "{year}."
    ).format(
        industry=first["short_name"],
        quotient=text.number(first["location_quotient"], 1),
        year=first["year"],
    )


def _jobs(count: float) -> str:
    words = ngettext("({count} job)", "({count} jobs)", int(count))
    return words.format(count=text.number(count))


def columns() -> list[Column]:
    """Return the columns of the table."""
    return [
        Column("industry_name", _("Industry")),
        Column("location_quotient", _("Location quotient"), kind="number", decimals=2),
        Column("job_count", _("Jobs")),
        Column("company_count", _("Companies in the register"), missing="–"),
    ]

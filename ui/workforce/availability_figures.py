"""Vacancies per job-seeker now and over time: one dot an occupation, small lines.

A dot is the mean of twelve months and its line the range of the months; the lines
over time are the same mean, month by month, with the months themselves behind it.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from ui import figures, filters, page, text
from ui.remembered import remembered
from ui.text import _, ngettext
from ui.workforce.availability_answer import names_of
from ui.workforce.availability_choice import COUNTRY
from ui.workforce.availability_map import moved
from ui.workforce.availability_rows import (
    SHORTAGE_LIMIT,
    Asked,
    in_state,
    with_ratio,
)

HEIGHT = 414
ROW_HEIGHT, AXIS_HEIGHT = 37, 52
PANELS, PANEL_HEIGHT = 6, 138
KEY = "occupation"
SMALL = 10
TIGHTNESS = ("tightness", "tightness_low", "tightness_high")


def total(rows: pd.DataFrame, region: str) -> None:
    """Say what is known of all occupations together, where there is nothing finer."""
    if rows.empty:
        return
    row = rows.iloc[0]
    months = [f"{end.month}/{end.year}" for end in row[["period_start", "period_end"]]]
    words = _(
        "In all occupations together there were **{ratio} vacancies for each "
        "job-seeker**, {period}: {vacancies} vacancies and {seekers} job-seekers a "
        "month on average."
    )
    page.note(
        words.format(
            ratio=text.number(row["tightness"], 2),
            period=text.EN_DASH.join(months),
            vacancies=_mean(row["vacancy_mean"]),
            seekers=_mean(row["job_seeker_mean"]),
        )
    )
    if said := moved(region, row["period_end"].year):
        page.note(said)


def _mean(value: float) -> str:
    """Write a mean so that it is no bare 1, whose noun would be another."""
    return text.number(value, 0 if value >= SMALL else 1)


def nothing(asked: Asked, *, has_country: bool) -> None:
    """Say how statistics get here; without interviews there is nothing else."""
    words = _(
        "The statistics of job-seekers and vacancies (StatFin 12ti) have not been "
        "loaded for this area. The administrator can do it with the command "
        "**python -m etl refresh employment --from FOLDER**."
    )
    if has_country:
        page.note(_("The whole country has figures by occupation."), mark="tell")
        st.button(
            _("Show the whole country"),
            key="show-country",
            on_click=filters.pick,
            args=("region", COUNTRY),
        )
    if not asked.interviewed_count:
        page.nothing_yet(words)
    page.note(words, mark="no_data")


def dots(rows: pd.DataFrame, *, chosen: str, alt: str) -> None:
    """Show vacancies per job-seeker of each occupation, the tightest on top."""
    page.section(
        _("Vacancies per job-seeker"),
        _("A dot is the mean of 12 months, its line the range of the months."),
    )
    known = with_ratio(rows)
    if known.empty:
        page.note(_("Every ratio of this area is suppressed."), mark="no_data")
        return
    figures.show(_dots(known, chosen), "availability-dots", alt=alt, select_key=KEY)


def over_time(rows: pd.DataFrame, trend: pd.DataFrame, *, chosen: str) -> None:
    """Show how the tightest occupations and the chosen one have changed."""
    shown = panels(rows, trend, chosen)
    page.section(
        _("How the situation has changed"),
        _("Mean of 12 months, single months in grey; one scale for all."),
    )
    if shown.empty:
        page.note(_("Every ratio of this area is suppressed."), mark="no_data")
        return
    said = _("Vacancies per job-seeker over time")
    figures.show(_lines(shown), "availability-trend", alt=said)


@remembered(64)
def _dots(rows: pd.DataFrame, chosen: str) -> go.Figure:
    drawn = figures.dot_range(
        rows,
        name="short_name",
        value=TIGHTNESS[0],
        low=TIGHTNESS[1],
        high=TIGHTNESS[2],
        limit=SHORTAGE_LIMIT,
        limit_word=_("shortage"),
        choice=("occupation_code", chosen),
    )
    return drawn.update_layout(height=min(HEIGHT, ROW_HEIGHT * len(rows) + AXIS_HEIGHT))


@remembered(64)
def _lines(shown: pd.DataFrame) -> go.Figure:
    drawn = figures.small_multiples(
        shown,
        name="short_name",
        period="month",
        value="year_tightness",
        behind="month_tightness",
        limit=SHORTAGE_LIMIT,
    )
    lines = -(-shown["short_name"].nunique() // 2)
    return drawn.update_layout(height=min(HEIGHT, PANEL_HEIGHT * lines))


@remembered(64)
def panels(rows: pd.DataFrame, trend: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """Return the months of six occupations: the tightest, and the chosen one."""
    known = with_ratio(rows)
    codes = known["occupation_code"].tolist()
    first = codes[:PANELS]
    if chosen in codes and chosen not in first:
        first[-1] = chosen
    names = known.set_index("occupation_code")["short_name"]
    shown = trend[trend["occupation_code"].isin(first)]
    shown = shown.assign(short_name=shown["occupation_code"].map(names))
    order = {code: at for at, code in enumerate(first)}
    place = shown["occupation_code"].map(order)
    return shown.assign(place=place).sort_values(["place", "month"])


def notes(rows: pd.DataFrame, division: str) -> None:
    """Say of which region the figures are, and which occupations have no dot."""
    if division:
        page.note(division)
    without = in_state(rows, "missing")
    if without.empty or with_ratio(rows).empty:
        return
    words = ngettext(
        "The statistics have nothing of one occupation: {names}.",
        "The statistics have nothing of {count} occupations: {names}.",
        len(without),
    )
    page.note(
        words.format(count=text.number(len(without)), names=names_of(without)),
        mark="no_data",
    )

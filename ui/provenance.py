"""Where a page's figures come from: coverage of the interviews, sources, periods."""

import datetime as dt
from typing import Any

import pandas as pd

from ui import text
from ui.remembered import remembered
from ui.text import _, ngettext
from ui.warehouse import build_facts, query

NAMES = {
    "companies": lambda: _("Company register"),
    "employment": lambda: _("Labour statistics"),
    "establishments": lambda: _("Establishments of enterprises"),
    "boundaries": lambda: _("Municipal boundaries"),
    "procurement": lambda: _("Procurement notices"),
    "transport": lambda: _("Railways and main roads"),
    "places": lambda: _("Names of places"),
}
JOBS = ("employment", "establishments")
"""Where jobs by industry are counted from."""
GROUND = ("boundaries", "transport", "places")
"""What lies under the data of every map."""


@remembered(16)
def own_region(regions: pd.DataFrame) -> str:
    """Return the council's own region among the rows of `shared__region`."""
    own = regions[regions["is_own_region"].fillna(False)]
    return str(own["region_code"].iloc[0]) if len(own) else ""


def coverage_figure(region: str) -> tuple[str, str]:
    """Return the last key figure of a page: `31/58`, `haastateltu, 61 % …`."""
    return _coverage(query("shared__coverage", region=region))


@remembered(64)
def _coverage(rows: pd.DataFrame) -> tuple[str, str]:
    if rows.empty:
        return text.number(0), ngettext("interviewed", "interviewed", 0)
    row = rows.iloc[0]
    frame = row["frame_company_count"]
    number = (
        text.number(row["interviewed_count"])
        if text.is_missing(frame)
        else text.coverage(row["interviewed_count"], frame)
    )
    share = row["personnel_share"]
    # of one company, or one of a known number
    whole = row["interviewed_count"] if text.is_missing(frame) else frame
    count = 0 if text.is_missing(whole) else int(whole)
    if text.is_missing(share):
        words = ngettext(
            "interviewed, share of jobs not known",
            "interviewed, share of jobs not known",
            count,
        )
        return number, words
    words = ngettext(
        "interviewed, {share} of jobs", "interviewed, {share} of jobs", count
    )
    return number, words.format(share=text.percent(share))


def sources(region: str, *names: str) -> list[str]:
    """Return a line's sources: the interviews first, then the registers named."""
    rows = query("shared__source")
    if rows.empty:
        return []
    return _written(rows, query("shared__coverage", region=region), names)


def register(name: str) -> list[str]:
    """Return the line of one register alone; nothing when it was never loaded."""
    rows = query("shared__source")
    of_source = rows[rows["source"] == name]
    return [_register(name, of_source)] if len(of_source) else []


def disclosure() -> str:
    """Return the class of what the reader sees on this page."""
    facts = build_facts()
    return facts.audience if facts else "internal"


@remembered(64)
def _written(
    rows: pd.DataFrame, coverage: pd.DataFrame, names: tuple[str, ...]
) -> list[str]:
    found = [_interviews(coverage)]
    for name in names:
        of_source = rows[rows["source"] == name]
        if len(of_source):
            found.append(_register(name, of_source))
    return found


def _interviews(rows: pd.DataFrame) -> str:
    if rows.empty or not rows["interviewed_count"].iloc[0]:
        return _("Interviews: none in this area")
    row = rows.iloc[0]
    return _("Interviews, round {round} (n = {count})").format(
        round=row["interview_round"], count=text.number(row["interviewed_count"])
    )


def _register(name: str, rows: pd.DataFrame) -> str:
    period = _period(rows["period_to"].max(), name)
    licence = next((str(value) for value in rows["licence"].dropna()), "")
    if rows["is_made_up"].fillna(False).any():
        licence = _("made up")
    parts = [f"{NAMES[name]()} {period}".strip(), licence]
    return ", ".join(part for part in parts if part)


def _period(newest: Any, name: str) -> str:
    if text.is_missing(newest):
        return ""
    day = newest if isinstance(newest, dt.date) else pd.Timestamp(newest).date()
    return str(day.year) if name == "boundaries" else f"{day.month}/{day.year}"

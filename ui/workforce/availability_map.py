"""Where the chosen occupation is hardest to find: a map, and the areas as rows.

The limits are the same for every occupation and period, so that maps can be laid
side by side.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from ui import page, text
from ui.drawing import colours, legend
from ui.maps import Areas, Classes, region_map
from ui.maps.region import selection
from ui.remembered import remembered
from ui.text import EN_DASH, _
from ui.warehouse import query
from ui.workforce.availability_answer import joined
from ui.workforce.availability_choice import Choice
from ui.workforce.availability_rows import STATES, ratio

LIMITS = (0.5, 1.0, 2.0, 3.0)


def shapes(choice: Choice) -> pd.DataFrame:
    """Return the areas to draw: larger ones as they were in the year of the figures."""
    return query(
        "availability__shape",
        level=choice.level,
        region=choice.region,
        year=choice.year,
    )


@remembered(64)
def areas_of(rows: pd.DataFrame, shapes: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return one row per area of the region, also where nothing was published."""
    if shapes.empty:
        return rows.assign(words="")
    own = shapes[
        (shapes["area_level"] == choice.level)
        & (shapes["region_code"] == choice.region)
    ]
    joined = own[["area_code", "area_name"]].merge(
        rows.drop(columns="area_name"), on="area_code", how="left"
    )
    joined["state"] = joined["state"].fillna("missing")
    joined["words"] = [in_words(row) for row in joined.to_dict("records")]
    return joined.sort_values(
        ["tightness", "area_name"], ascending=[False, True]
    ).reset_index(drop=True)


def classes() -> Classes:
    """Return the classes of the map."""
    words = [text.number(limit, 0 if limit.is_integer() else 1) for limit in LIMITS]
    labels = [
        f"{EN_DASH}{words[0]}",
        *(f"{low}{EN_DASH}{high}" for low, high in pairwise(words)),
        f"{words[-1]}{EN_DASH}",
    ]
    return Classes(LIMITS, colours.RUSKA, tuple(labels), decimals=1)


def in_words(row: Mapping[Any, Any]) -> str:
    """Write what is known of an area, as it stands beside its name."""
    value = ratio(row)
    if not text.is_missing(row["tightness"]):
        return _("{value} ({vacancies} vacancies, {job_seekers} job-seekers)").format(
            value=value,
            vacancies=text.number(row["vacancy_mean"], 1),
            job_seekers=text.number(row["job_seeker_mean"], 1),
        )
    if value == text.suppressed():
        return f"{value} ({_(STATES[row['state']])})"
    return value


def show(
    areas: pd.DataFrame, shapes: pd.DataFrame, choice: Choice, *, occupation: str
) -> None:
    """Show the legend, the map and a sentence of the worst or the chosen area."""
    page.section(
        _("{occupation}: where the shortage is worst").format(occupation=occupation),
        _("Vacancies per job-seeker, mean of 12 months."),
    )
    if (areas["state"] == "missing").all():
        # a map without a single answer would only take room
        page.note(sentence(areas, ""), mark="no_data")
        return
    drawn, has_no_seekers = _drawn(areas, choice.level)
    legend.map_legend(
        "",
        drawn.classes,
        suppressed=bool(drawn.suppressed),
        no_data=_("no data") if drawn.no_data else "",
        bare=text.no_job_seekers() if has_no_seekers else "",
    )
    region_map(
        "availability",
        shapes,
        region_code=choice.region,
        alt=sentence(areas, ""),
        areas=drawn,
        size="narrow",
    )
    page.note(sentence(areas, selection("company").area_code))
    if words := division(shapes, choice, merged(choice)):
        page.note(words)


def moved(region: str, year: int) -> str:
    """Say which municipalities have moved into or out of a region since a year."""
    rows = query("availability__moved", region=region, year=year)
    said = []
    for has_joined, words in (
        (True, _("The figures are of the region of {year}: without {names}.")),
        (False, _("The figures are of the region of {year}: {names} included.")),
    ):
        names = rows[rows["has_joined"] == has_joined] if len(rows) else rows
        if len(names):
            listed = joined(names["municipality_name"].tolist())
            said.append(words.format(year=year, names=listed))
    return " ".join(said)


def merged(choice: Choice) -> pd.DataFrame:
    """Return the municipalities of the figures' year that have merged since."""
    return query("availability__merged", region=choice.region, year=choice.year)


@remembered(64)
def division(shapes: pd.DataFrame, choice: Choice, since: pd.DataFrame) -> str:
    """Say which division is on the map when it is not that of the figures."""
    own = shapes[shapes["region_code"] == choice.region]
    if choice.level != "municipality":
        past = own[own["area_level"] == choice.level]["membership_until"].notna()
        words = _("The areas are drawn as they were in {year}.")
        return words.format(year=choice.year) if past.any() else ""
    if since.empty:
        return ""
    pairs = zip(since["municipality_name"], since["current_name"], strict=True)
    words = _("Counted with the municipality that they are part of today: {names}.")
    return words.format(names=joined([f"{old} → {new}" for old, new in pairs]))


@remembered(64)
def _drawn(areas: pd.DataFrame, level: str) -> tuple[Areas, bool]:
    """Return how the areas are coloured, and whether one has no job-seekers."""
    states = areas["state"]
    has_no_seekers = states == "no_job_seekers"
    is_missing = states == "missing"
    is_hidden = areas["tightness"].isna() & ~is_missing & ~has_no_seekers
    by_code = areas.set_index("area_code")
    shown = Areas(
        values=by_code["tightness"].dropna().to_dict(),
        classes=classes(),
        suppressed=areas.loc[is_hidden, "area_code"].tolist(),
        no_data=areas.loc[is_missing, "area_code"].tolist(),
        level=level,
        words=by_code["words"].to_dict(),
    )
    return shown, bool(has_no_seekers.any())


@remembered(96)
def sentence(areas: pd.DataFrame, picked: str) -> str:
    """Say what is known of the picked area, else of the one with the worst shortage."""
    chosen = areas[areas["area_code"] == picked]
    if len(chosen):
        row = chosen.iloc[0]
        return f"**{row['area_name']}**: {row['words']}"
    known = areas[areas["tightness"].notna()]
    if known.empty:
        return _("Nothing can be said of any area here.")
    row = known.iloc[0]
    return _("Worst: **{area}**, {words}.").format(
        area=row["area_name"], words=row["words"]
    )

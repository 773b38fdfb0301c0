"""The companies beside the map: ranked, opened by place, and those without a place."""

from typing import Any

import pandas as pd
import streamlit as st

from ui import page, text
from ui.capability.capability_map_choice import Choice
from ui.capability.capability_map_rows import Found
from ui.drawing import marks
from ui.frame import address
from ui.maps import MapSelection
from ui.tables import Group, Ranked, ranked_rows
from ui.text import _, ngettext

SHOWN = 7
KEY = "company"


def ranked(found: Found, choice: Choice) -> pd.DataFrame:
    """Return the companies in the order of the list, with what the bar shows."""
    rows = found.companies
    if choice["capability"]:
        rows = rows.assign(low=rows["surge_low"], high=rows["surge_high"])
        # the end that nobody told counts as none when rows are put in order
        weight = rows["low"].fillna(0) + rows["high"].fillna(0)
    else:
        count = rows["capability_count"].astype("float64")
        rows = rows.assign(low=count, high=count)
        weight = count
    ordered = rows.assign(weight=weight).sort_values(
        ["weight", "company_name"], ascending=[False, True]
    )
    return ordered.drop(columns="weight").reset_index(drop=True)


def unit(found: Found) -> str | None:
    """Return the unit of the capacities, None when companies told in several."""
    told = found.answers["capacity_unit"].dropna().unique()
    return str(told[0]) if len(told) == 1 else None


def show(found: Found, choice: Choice, place: MapSelection) -> None:
    """Show the ranked list, or the companies of the place that was opened."""
    rows = ranked(found, choice)
    at_place = _of_place(rows, place)
    if at_place is None:
        _heading(found, choice)
        _rows(rows, choice)
        _unlocated(found, choice)
        return
    name, some = at_place
    count = ngettext("{count} company", "{count} companies", len(some))
    page.section(f"{name}: {count.format(count=text.number(len(some)))}")
    _rows(some, choice)
    st.button(_("Show all companies"), key="close-place", on_click=close_place)


def close_place() -> None:
    """Go back from the companies of one place to all of them."""
    address.write("place", "", "")
    address.write("area", "", "")


def _of_place(
    rows: pd.DataFrame, place: MapSelection
) -> tuple[str, pd.DataFrame] | None:
    """Return the name and the companies of the opened place, None if none is."""
    if len(place.company_ids) > 1:
        some = rows[rows["company_id"].isin(place.company_ids)]
    elif place.area_code:
        some = rows[rows["municipality_code"] == place.area_code]
    else:
        return None
    if some.empty:
        return None
    return str(some["municipality_name"].iloc[0]), some


def _heading(found: Found, choice: Choice) -> None:
    if not choice["capability"]:
        page.section(
            _("Companies with most capabilities"),
            _("The bar is the number of capabilities that the company told of."),
        )
        return
    told = unit(found)
    within = _("Added within {weeks} weeks").format(weeks=choice.weeks)
    first = f"{within} ({told})." if told else f"{within}."
    second = _("A full bar is certain, a striped one possible.")
    page.section(_("Companies with most capacity to add"), f"{first} {second}")


def _rows(rows: pd.DataFrame, choice: Choice) -> None:
    if rows.empty:
        page.note(page.nothing_words(choice.written(region=False)), mark="no_data")
        return
    top = float(rows["high"].max())
    top = 1.0 if text.is_missing(top) or not top else top
    by_capability = bool(choice["capability"])
    # small numbers of people or machines need their decimal
    decimals = 1 if by_capability and top < 20 else 0
    listed = [
        _row(row, decimals, by_capability=by_capability)
        for row in rows.to_dict("records")
    ]
    groups = [Group(listed[:SHOWN])]
    if listed[SHOWN:]:
        title = _("The other companies")
        groups.append(Group(listed[SHOWN:], title=title, state="", closed=True))
    headings = ["", _("Company"), _("Municipality")]
    headings += [_("TRL"), _("Can add")] if by_capability else [_("Capabilities")]
    ranked_rows(
        groups,
        key=KEY,
        headings=headings,
        widths=["6.5rem", "2rem"] if by_capability else ["6.5rem"],
        bar_tone="accent",
        bar_top=top,
    )


def _row(row: dict[Any, Any], decimals: int, *, by_capability: bool) -> Ranked:
    known = not text.is_missing(row["latitude"])
    fill = marks.PRECISIONS.get(str(row["location_precision"]), "dashed")
    place = str(row["municipality_name"]) if known else text.unknown()
    cells = [place]
    if by_capability:
        level = row["readiness_level"]
        cells.append("–" if text.is_missing(level) else text.number(level))
    return Ranked(
        row_id=str(row["company_id"]),
        name=str(row["company_name"]),
        symbol=marks.symbol(row["mark"], fill) if known else marks.state("no_data"),
        cells=tuple(cells),
        low=row["low"],
        high=row["high"],
        bar_text=written(row["low"], row["high"], decimals),
    )


def written(low: float, high: float, decimals: int) -> str:
    """Write an interval; whole numbers stay whole."""
    ends = [end for end in (low, high) if not text.is_missing(end)]
    whole = all(float(end).is_integer() for end in ends)
    return text.interval(low, high, 0 if whole else decimals)


def _unlocated(found: Found, choice: Choice) -> None:
    missing = found.unlocated
    if len(missing):
        words = ngettext(
            "**One company is not on the map**, because its place is not known: "
            "{names}.",
            "**{count} companies are not on the map**, because their place is not "
            "known: {names}.",
            len(missing),
        )
        names = ", ".join(missing["company_name"].astype(str))
        page.note(
            words.format(count=text.number(len(missing)), names=names), mark="no_data"
        )
    told = unit(found)
    if choice["capability"] and told and len(found.companies):
        total = text.interval(
            found.companies["surge_low"].sum(),
            found.companies["surge_high"].sum(skipna=False),
        )
        words = _("Together they can add {total} ({unit}) within {weeks} weeks.")
        page.note(words.format(total=total, unit=told, weeks=choice.weeks))

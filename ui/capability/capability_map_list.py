"""The companies beside the map: ranked, opened by place, and those without a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ui import filters, page, text
from ui.capability.capability_map_choice import LEVELS, Choice
from ui.capability.capability_map_rows import Found
from ui.drawing import marks
from ui.frame import address
from ui.maps import MapSelection
from ui.remembered import remembered
from ui.tables import Group, Ranked, ranked_rows
from ui.text import EN_DASH, _, ngettext

SHOWN = 7
KEY = "company"


@dataclass(frozen=True)
class Listing:
    """How the list is written: what the bar measures, and up to where.

    `measure` is capacity (in one unit), told (capacities in several units, which no
    bar compares), count (of capabilities), or empty when nothing is measured.
    """

    measure: str
    top: float = 1.0

    @property
    def has_bar(self) -> bool:
        """Return whether rows end in a bar."""
        return self.measure in {"capacity", "count"}

    @property
    def decimals(self) -> int:
        """Return the decimals: small numbers of people or machines need one."""
        return 1 if self.measure in {"capacity", "told"} and self.top < 20 else 0


@remembered(48)
def listing(found: Found, choice: Choice) -> Listing:
    """Choose what the list measures."""
    if not found.names_companies:
        return Listing("")
    if not choice["capability"]:
        return Listing("count", _top(found.companies["capability_count"]))
    measure = "capacity" if unit(found) else "told"
    return Listing(measure, _top(found.companies["surge_high"]))


def unit(found: Found) -> str:
    """Return the unit of the capacities, empty when they are told in several."""
    told = found.answers["capacity_unit"].dropna().unique()
    return str(told[0]) if len(told) == 1 else ""


@remembered(48)
def ranked(found: Found, choice: Choice) -> pd.DataFrame:
    """Return the companies in the order of the list, with the ends of their bars."""
    rows, measure = found.companies, listing(found, choice).measure
    if measure == "count":
        count = rows["capability_count"].astype("float64")
        rows = rows.assign(low=count, high=count)
    else:
        rows = rows.assign(low=rows["surge_low"], high=rows["surge_high"])
    # an end that nobody told counts as none when rows are put in order
    weight = rows["low"].fillna(0) + rows["high"].fillna(0)
    if measure not in {"capacity", "count"}:
        weight = weight * 0
    ordered = rows.assign(weight=weight).sort_values(
        ["weight", "company_name"], ascending=[False, True]
    )
    return ordered.drop(columns="weight").reset_index(drop=True)


def chosen(found: Found, choice: Choice, place: MapSelection) -> str:
    """Return the company that is chosen in the list, which may be that of a place."""
    rows = ranked(found, choice)
    opened = of_place(rows, place, choice)
    shown = rows if opened is None else opened[1]
    return filters.picked(KEY, shown["company_id"].tolist())


def show(found: Found, choice: Choice, place: MapSelection) -> None:
    """Show the ranked list, or the companies of the place that was opened."""
    rows, style = ranked(found, choice), listing(found, choice)
    opened = of_place(rows, place, choice)
    if rows.empty:
        nothing = page.nothing_words(choice.written(region=False))
        page.note(nothing if found.is_asked else nobody_asked(), mark="no_data")
        return
    if opened is None:
        page.section(*_headings(found, choice, style))
        _rows(rows, style)
        _unlocated(found.unlocated)
        _total(found, choice, style)
        return
    name, some = opened
    count = ngettext("{count} company", "{count} companies", len(some))
    page.section(f"{name}: {count.format(count=text.number(len(some)))}")
    _rows(some, style)
    st.button(_("Show all companies"), key="close-place", on_click=close_place)


def nobody_asked() -> str:
    """Say that nothing can be told before somebody is interviewed, and what to do."""
    return _(
        "There are no interviews of this area yet. Bring in a filled workbook, and "
        "they are shown here."
    )


def close_place() -> None:
    """Go back from the companies of one place to all of them."""
    address.write("place", "", "")
    address.write("area", "", "")


def of_place(
    rows: pd.DataFrame, place: MapSelection, choice: Choice
) -> tuple[str, pd.DataFrame] | None:
    """Return the name and the companies of the opened place, None if none is."""
    level = choice["areas"] or LEVELS[0]
    name = choice.names.get(level, {}).get(place.area_code, "")
    if len(place.company_ids) > 1:
        some = rows[rows["company_id"].isin(place.company_ids)]
    elif place.area_code:
        some = rows[rows[f"{level}_code"] == place.area_code]
    else:
        return None
    if some.empty:
        return None
    return name or str(some["municipality_name"].iloc[0]), some


def written(row: Mapping[Any, Any], style: Listing) -> str:
    """Write the number at the end of a row; whole numbers stay whole."""
    ends = [end for end in (row["low"], row["high"]) if not text.is_missing(end)]
    whole = all(float(end).is_integer() for end in ends)
    number = text.interval(row["low"], row["high"], 0 if whole else style.decimals)
    if style.measure == "told" and ends and not text.is_missing(row["capacity_unit"]):
        return text.with_unit(number, str(row["capacity_unit"]))
    return number


def _headings(found: Found, choice: Choice, style: Listing) -> tuple[str, str]:
    if not style.measure:
        note = _("Others are in the numbers only, and not on the map.")
        return _("Companies that may be named"), note
    if style.measure == "count":
        note = _("The bar is the number of capabilities that the company told of.")
        return _("Companies with most capabilities"), note
    within = _("Added within {weeks} weeks").format(weeks=choice.weeks)
    if style.measure == "told":
        note = _("Units differ, so the companies stand in alphabetical order.")
        return _("Capacity that companies can add"), f"{within}. {note}"
    note = _("A full bar is certain, a striped one possible.")
    title = _("Companies with most capacity to add")
    return title, f"{within} ({unit(found)}). {note}"


def _rows(rows: pd.DataFrame, style: Listing) -> None:
    listed = _listed(rows, style)
    groups = _groups(listed, filters.picked(KEY, [row.row_id for row in listed]))
    headings, widths = ["", _("Company"), _("Municipality")], ["6.5rem"]
    if style.measure == "count":
        headings.append(_("Capabilities"))
    else:
        headings.append(_("TRL"))
        widths.append("2rem")
    if style.measure in {"capacity", "told"}:
        headings.append(_("Can add"))
        widths += ["9rem"] if style.measure == "told" else []
    ranked_rows(
        groups,
        key=KEY,
        headings=headings,
        widths=widths,
        bar_tone="accent",
        bar_top=style.top,
    )


@remembered(48)
def _listed(rows: pd.DataFrame, style: Listing) -> list[Ranked]:
    return [_row(row, style) for row in rows.to_dict("records")]


def _groups(listed: list[Ranked], chosen_id: str) -> list[Group]:
    """Put the first rows and the chosen one in sight, the others behind a click."""
    rest = [row for row in listed[SHOWN:] if row.row_id != chosen_id]
    hidden = {row.row_id for row in rest}
    groups = [Group([row for row in listed if row.row_id not in hidden])]
    if rest:
        groups.append(Group(rest, title=_("The other companies"), closed=True))
    return groups


def _row(row: dict[Any, Any], style: Listing) -> Ranked:
    known = not text.is_missing(row["latitude"])
    fill = marks.PRECISIONS.get(str(row["location_precision"]), "dashed")
    cells = [str(row["municipality_name"]) if known else text.unknown()]
    if style.measure != "count":
        level = row["readiness_level"]
        cells.append(EN_DASH if text.is_missing(level) else text.number(level))
    if style.measure == "told":
        cells.append(written(row, style))
    return Ranked(
        row_id=str(row["company_id"]),
        name=str(row["company_name"]),
        symbol=marks.symbol(row["mark"], fill) if known else marks.state("no_data"),
        cells=tuple(cells),
        low=row["low"],
        high=row["high"],
        bar_text=written(row, style),
    )


def _unlocated(missing: pd.DataFrame) -> None:
    if missing.empty:
        return
    words = ngettext(
        "**One company is not on the map**, because its place is not known: {names}.",
        "**{count} companies are not on the map**, because their place is not known: "
        "{names}.",
        len(missing),
    )
    names = ", ".join(missing["company_name"].astype(str))
    count = text.number(len(missing))
    page.note(words.format(count=count, names=names), mark="no_data")


def _total(found: Found, choice: Choice, style: Listing) -> None:
    if style.measure != "capacity":
        return
    rows = found.companies
    total = text.interval(rows["surge_low"].sum(), rows["surge_high"].sum(skipna=False))
    words = _("Together they can add {total} ({unit}) within {weeks} weeks.")
    page.note(words.format(total=total, unit=unit(found), weeks=choice.weeks))


def _top(values: pd.Series) -> float:
    top = float(values.max()) if len(values) else 0.0
    return 1.0 if text.is_missing(top) or not top else top

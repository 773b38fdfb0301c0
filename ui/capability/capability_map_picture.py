"""The map of a capability with its legend above, and its stacks as buttons below.

A stack of companies opens with the pointer on the map; the buttons open the same
list from the keyboard.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import text
from ui.capability.capability_map_choice import LEVELS, PROVISIONS, Choice
from ui.capability.capability_map_rows import MARKS, Found
from ui.drawing import legend, marks
from ui.frame import address
from ui.maps import Areas, classes_by_hand, region_map
from ui.remembered import remembered
from ui.text import N_, _, ngettext
from ui.warehouse import query

MOST_STACKS = 8
MEASURES = {
    "municipality": N_("Companies in the municipality"),
    "sub_region": N_("Companies in the sub-region"),
}


def show(found: Found, choice: Choice, *, chosen: str, alt: str) -> None:
    """Show the legend, the map and the stacks."""
    classes = classes_by_hand()
    level = choice["areas"] or LEVELS[0]
    areas = by_area(found.places, level)
    hidden, not_asked = (
        areas.loc[areas["state"] == state, "area_code"].tolist()
        for state in ("suppressed", "not_asked")
    )
    legend.map_legend(
        _(MEASURES[level])
        if found.names_companies
        else _("Companies that make it now"),
        classes,
        suppressed=bool(hidden),
        no_data=_("no interviews") if not_asked else "",
    )
    if len(found.located):
        legend.symbol_legend(
            _("Company"),
            _symbols(found.located),
            fills={marks.PRECISIONS[name] for name in _precisions(found.located)},
            stacks=bool(stacks(found.located)),
        )
    region_map(
        "capability",
        query("shared__area_shape", level=level),
        region_code=choice["region"],
        alt=alt,
        areas=Areas(
            values=dict(zip(areas["area_code"], areas["count"], strict=True)),
            classes=classes,
            suppressed=hidden,
            no_data=not_asked,
            level=level,
            words=_words(areas),
        ),
        points=found.located,
        selected=[chosen] if chosen else [],
    )
    _stack_buttons(found.located)


@remembered(48)
def by_area(places: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return area_code, count and state of the municipalities or of sub-regions.

    A company stands in one municipality, so counts add up; a sub-region with a hidden
    part is hidden, and one where nobody was asked in any part was not asked.
    """
    code = f"{level}_code"
    if level == LEVELS[0]:
        return places.assign(area_code=places[code])
    states = places.groupby(code)["state"].agg(set)
    counts = places.groupby(code)["count"].sum(min_count=1)
    order = ("suppressed", "known", "not_asked")
    state = states.map(lambda found: next(one for one in order if one in found))
    whole = counts.mask(state == "suppressed")
    return (
        pd.DataFrame({"count": whole, "state": state})
        .rename_axis("area_code")
        .reset_index()
    )


@remembered(48)
def stacks(located: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Return the places with several companies: name and company ids."""
    by_place: dict[tuple[float, float], list[tuple[str, str]]] = {}
    columns = ["longitude", "latitude", "municipality_name", "company_id"]
    for east, north, name, company in located[columns].itertuples(index=False):
        by_place.setdefault((east, north), []).append((str(name), str(company)))
    several = [rows for rows in by_place.values() if len(rows) > 1]
    several.sort(key=len, reverse=True)
    return [(rows[0][0], [company for _name, company in rows]) for rows in several]


def _symbols(located: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return the symbols that occur on the map."""
    return [
        (MARKS[provision], "full", _(words))
        for provision, words in PROVISIONS.items()
        if (located["provision"] == provision).any()
    ]


@remembered(48)
def _words(places: pd.DataFrame) -> dict[str, str]:
    """Return what the pointer says of each area whose count is shown."""
    words = dict.fromkeys(
        places.loc[places["state"] == "not_asked", "area_code"],
        _("no interviews"),
    )
    known = places[places["state"] == "known"]
    for code, count in zip(known["area_code"], known["count"], strict=True):
        number = int(count)
        said = ngettext("{count} company", "{count} companies", number)
        words[code] = said.format(count=text.number(number))
    return words


def _precisions(located: pd.DataFrame) -> set[str]:
    return set(located["location_precision"].dropna()) & set(marks.PRECISIONS)


def _stack_buttons(located: pd.DataFrame) -> None:
    several = stacks(located)[:MOST_STACKS]
    if not several:
        return
    with st.container(horizontal=True, key="stacks", vertical_alignment="center"):
        words = _("Several at one place:")
        st.html(f'<p class="vv-note">{escape(words)}</p>', width="content")
        for name, ids in several:
            st.button(
                f"{name} {text.number(len(ids))}",
                key=f"stack-{ids[0]}",
                type="tertiary",
                on_click=open_stack,
                args=(ids,),
            )


def open_stack(ids: list[str]) -> None:
    """Open the companies of one place as a list; the first one is chosen."""
    address.write("area", "", "")
    address.write("place", ",".join(ids), "")
    address.write("company", ids[0], "")

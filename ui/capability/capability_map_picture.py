"""The map of a capability with its legend above, and its stacks as buttons below.

A stack of companies opens with the pointer on the map; the buttons open the same
list from the keyboard.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import text
from ui.capability.capability_map_choice import PROVISIONS
from ui.capability.capability_map_rows import MARKS, Found
from ui.drawing import legend, marks
from ui.frame import address
from ui.maps import Areas, classes_by_hand, region_map
from ui.remembered import remembered
from ui.text import _, ngettext
from ui.warehouse import query

MOST_STACKS = 8


def show(found: Found, *, region: str, chosen: str, alt: str) -> None:
    """Show the legend, the map and the stacks."""
    classes = classes_by_hand()
    hidden = found.places_in("suppressed")["municipality_code"].tolist()
    not_asked = found.places_in("not_asked")["municipality_code"].tolist()
    legend.map_legend(
        _("Companies in the municipality")
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
        query("shared__area_shape", level="municipality"),
        region_code=region,
        alt=alt,
        areas=Areas(
            values=dict(
                zip(
                    found.places["municipality_code"],
                    found.places["count"],
                    strict=True,
                )
            ),
            classes=classes,
            suppressed=hidden,
            no_data=not_asked,
            words=_words(found.places),
        ),
        points=found.located,
        selected=[chosen] if chosen else [],
    )
    _stack_buttons(found.located)


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
    """Return what the pointer says of each municipality whose count is shown."""
    words = dict.fromkeys(
        places.loc[places["state"] == "not_asked", "municipality_code"],
        _("no interviews"),
    )
    known = places[places["state"] == "known"]
    for code, count in zip(known["municipality_code"], known["count"], strict=True):
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

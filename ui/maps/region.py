"""The map of a region: ground, classes, borders, companies, names, selection.

What is selected lives in the address and not in the map: Streamlit keeps a place in
a list, which after a change of filter would be another company.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import pydeck as pdk
import streamlit as st
from pydeck.bindings.json_tools import default_serialize

from ui.drawing.colours import INK, MAP
from ui.frame import address
from ui.maps import drawing, prepared, view
from ui.maps import lines as ways
from ui.maps.drawing import Areas
from ui.text import _
from ui.warehouse import query

TOOLTIP = {
    "backgroundColor": "#FFFFFF",
    "color": INK.light,
    "border": f"1px solid {MAP['own_region_line']}",
    "borderRadius": "3px",
    "padding": "3px 8px",
    "fontFamily": "Source Sans, sans-serif",
    "fontSize": "13px",
}


@dataclass(frozen=True)
class MapSelection:
    """What the reader pointed at: one company, a stack of them, or an area."""

    company_ids: tuple[str, ...] = ()
    area_code: str = ""


class WrittenDeck(pdk.Deck):  # type: ignore[misc]
    """A deck whose layers are written already, and sent without line breaks."""

    def __init__(self, written: Sequence[str], **rest: Any) -> None:
        super().__init__(layers=[], **rest)
        # by this name, because pydeck leaves it out of what it writes
        self._kwargs = written

    def to_json(self) -> str:
        """Return the deck as one line of JSON."""
        frame = json.dumps(self, default=default_serialize, separators=(",", ":"))
        return frame.replace('"layers":[]', f'"layers":[{",".join(self._kwargs)}]', 1)


def region_map(
    key: str,
    shapes: pd.DataFrame,
    *,
    region_code: str,
    alt: str,
    areas: Areas | None = None,
    points: pd.DataFrame | None = None,
    selected: Collection[str] = (),
    select_key: str = "company",
    size: str = "tall",
) -> MapSelection:
    """Draw the region and return what the reader selected.

    `shapes` are rows of marts.area_shape (area_level, area_code, area_name,
    region_code, geometry, label_latitude, label_longitude, is_schematic,
    boundary_year): at least
    the level of `areas`, for the whole country or the region and its neighbours,
    and the level `region`. `points` have company_id, company_name,
    municipality_name, latitude, longitude, location_precision and mark (`disc` or
    `diamond`). `selected` company ids get the ring. A click writes the company
    into `?select_key=`, where `ranked_rows` with the same key finds it. `size`
    is tall (495 px), narrow (390 px, for a third of the page) or small (300 px).
    Railways and main roads lie on every map when they are loaded, with a box to hide
    them.
    """
    level = areas.level if areas else "municipality"
    ground = prepared.ground(shapes, level, region_code) if len(shapes) else None
    if ground is None:
        words = _("There is no map of this area yet.")
        st.html(f'<p class="vv-empty">{escape(words)}</p>')
        return selection(select_key)
    widget = f"map-{key}"
    with st.container(key=f"{size}map-{key}"):
        rows = query("shared__transport_line")
        lines = None
        if ways.toggle(rows, key):
            lines = ways.cut(rows, ground.near, ground.scale)
        drawn = drawing.layers_of(
            ground,
            areas,
            points,
            selected,
            size=size,
            lines=lines,
            villages=query("shared__place"),
        )
        st.pydeck_chart(
            _deck(drawn, ground.view(size)),
            key=widget,
            height=view.SIZES[size][1],
            on_select=lambda: _take(widget, select_key),
            alt=alt,
        )
        if words := _corner(ground):
            st.html(f'<span class="vv-corner">{escape(words)}</span>')
    return selection(select_key)


def _corner(ground: prepared.Ground) -> str:
    """Say what the borders on the map are."""
    if ground.is_schematic:
        return _("schematic map")
    if ground.boundary_year is None:
        return ""
    return _("borders of {year}").format(year=ground.boundary_year)


def selection(select_key: str) -> MapSelection:
    """Return what was last pointed at on the map of `select_key`."""
    stack = st.query_params.get("place", "")
    company = st.query_params.get(select_key, "")
    area = st.query_params.get("area", "")
    together = tuple(stack.split(",")) if stack else ()
    alone = (company,) if company else ()
    # the first row of a list is chosen without standing in the address
    is_open = bool(together) and company in {"", *together}
    return MapSelection(together if is_open else alone, area)


def _deck(drawn: Sequence[str], look: view.View) -> WrittenDeck:
    return WrittenDeck(
        drawn,
        initial_view_state=pdk.ViewState(
            longitude=look.longitude,
            latitude=look.latitude,
            zoom=look.zoom,
            min_zoom=min(3.5, look.zoom),
            max_zoom=12,
        ),
        views=[pdk.View("MapView", controller={"scrollZoom": False})],
        map_provider=None,
        tooltip={"html": "{title}", "style": TOOLTIP},
    )


def _take(widget: str, select_key: str) -> None:
    """Carry a click on the map into the address."""
    objects = st.session_state[widget]["selection"]["objects"]
    picked = next((found[0] for found in objects.values() if found), None)
    if picked is None:
        return
    ids = [str(company) for company in picked.get("company_ids", [])]
    address.write("place", ",".join(ids) if len(ids) > 1 else "", "")
    code = picked.get("area_code") or picked.get("properties", {}).get("area_code")
    address.write("area", str(code) if code else "", "")
    if ids:
        address.write(select_key, ids[0], "")

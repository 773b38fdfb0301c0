"""The map of a region: ground, classes, borders, companies, names, selection.

What is selected lives in the address and not in the map: Streamlit keeps a place in
a list, which after a change of filter would be another company.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

import pandas as pd
import pydeck as pdk
import shapely
import streamlit as st
from pydeck.bindings.json_tools import default_serialize

from ui.drawing.colours import INK, MAP
from ui.frame import address
from ui.maps import labels as naming
from ui.maps import layers, overlay, prepared, view
from ui.maps.classes import Classes
from ui.text import _, is_missing, suppressed, unknown

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


@dataclass(frozen=True)
class Areas:
    """How areas are coloured: `values` by area code, in `classes`.

    Areas in `suppressed` are hatched, those in `no_data` dotted. `words` by area
    code stand beside the area's name instead of the value.
    """

    values: Mapping[str, float]
    classes: Classes
    suppressed: Collection[str] = ()
    no_data: Collection[str] = ()
    level: str = "municipality"
    words: Mapping[str, str] = field(default_factory=dict)


class CompactDeck(pdk.Deck):  # type: ignore[misc]
    """A deck that is sent without the line breaks and indents of pydeck's own."""

    def to_json(self) -> str:
        """Return the deck as one line of JSON."""
        return json.dumps(self, default=default_serialize, separators=(",", ":"))


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
    region_code, geometry, label_latitude, label_longitude, is_schematic): at least
    the level of `areas`, for the whole country or the region and its neighbours,
    and the level `region`. `points` have company_id, company_name,
    municipality_name, latitude, longitude, location_precision and mark (`disc` or
    `diamond`). `selected` company ids get the ring. A click writes the company
    into `?select_key=`, where `ranked_rows` with the same key finds it. `size`
    is tall (495 px), narrow (390 px, for a third of the page) or small (300 px).
    """
    level = areas.level if areas else "municipality"
    ground = prepared.ground(shapes, level, region_code) if len(shapes) else None
    if ground is None:
        words = _("There is no map of this area yet.")
        st.html(f'<p class="vv-empty">{escape(words)}</p>')
        return selection(select_key)
    look = ground.view(size)
    spots = prepared.spots(points)
    widget = f"map-{key}"
    with st.container(key=f"{size}map-{key}"):
        st.pydeck_chart(
            _deck(_layers(ground, areas, spots, selected, look), look),
            key=widget,
            height=view.SIZES[size][1],
            on_select=lambda: _take(widget, select_key),
            alt=alt,
        )
        if ground.is_schematic:
            words = _("schematic map")
            st.html(f'<span class="vv-corner">{escape(words)}</span>')
    return selection(select_key)


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


def _layers(
    ground: prepared.Ground,
    areas: Areas | None,
    spots: list[dict[str, Any]],
    selected: Collection[str],
    look: view.View,
) -> list[pdk.Layer]:
    nonce = "+".join(sorted(selected)) or "none"
    drawn = layers.ground()
    drawn.append(layers.borders("outside", ground.outside, MAP["outside_line"], 0.6))
    if areas is not None:
        drawn += _surfaces(ground, areas)
    drawn.append(layers.lakes())
    drawn.append(
        layers.borders(
            "inside", [area.shape for area in ground.own], *_pen(ground, areas)
        )
    )
    regions = [area.shape for area in ground.regions]
    drawn.append(layers.borders("regions", regions, MAP["region_line"], 0.9))
    drawn.append(layers.borders("own", [ground.own_region], MAP["own_region_line"], 2))
    drawn.append(layers.pointer(_titled(ground, areas), nonce))
    labels = _labels(ground, areas, spots)
    places = [(spot["longitude"], spot["latitude"], spot["size"] / 2) for spot in spots]
    drawn += overlay.names(naming.place(labels, places, look))
    chosen = [spot for spot in spots if set(spot["company_ids"]) & set(selected)]
    drawn += overlay.symbols(spots, nonce)
    drawn += layers.ring([(spot["longitude"], spot["latitude"]) for spot in chosen])
    return drawn


def _surfaces(ground: prepared.Ground, areas: Areas) -> list[pdk.Layer]:
    hidden, empty = set(areas.suppressed), set(areas.no_data)
    shown = {
        code: value
        for code, value in areas.values.items()
        if code not in hidden | empty and not is_missing(value)
    }
    drawn = layers.choropleth(ground.own, shown, areas.classes)
    drawn += layers.hatched([area for area in ground.own if area.code in hidden])
    drawn += layers.dotted([area for area in ground.own if area.code in empty])
    return drawn


def _pen(ground: prepared.Ground, areas: Areas | None) -> tuple[str, float]:
    if areas is None:
        return MAP["border"], 1.1
    return "#FFFFFF", 0.6 if ground.is_schematic else 1.1


def _titled(ground: prepared.Ground, areas: Areas | None) -> list[layers.Area]:
    return [replace(area, title=_title(area, areas)) for area in ground.own]


def _title(area: layers.Area, areas: Areas | None) -> str:
    if areas is None:
        return area.name
    if area.code in areas.words:
        return f"{area.name}: {areas.words[area.code]}"
    if area.code in areas.suppressed:
        return f"{area.name}: {suppressed()}"
    value = areas.values.get(area.code)
    if area.code in areas.no_data or is_missing(value):
        return f"{area.name}: {unknown()}"
    return f"{area.name}: {areas.classes.write(value)}"


def _labels(
    ground: prepared.Ground, areas: Areas | None, spots: list[dict[str, Any]]
) -> list[naming.Label]:
    """Name places with companies first, then by value, then the regions around."""
    places = [(spot["longitude"], spot["latitude"]) for spot in spots]
    inhabited = shapely.multipoints(places) if places else shapely.Point()
    values = areas.values if areas else {}
    order = sorted(ground.own, key=lambda area: -(values.get(area.code) or 0))
    labels = [
        naming.Label(
            area.name,
            *area.middle,
            "town" if area.shape.intersects(inhabited) else "place",
        )
        for area in order
    ]
    inside = ground.own_region.buffer(-0.05)
    return labels + [
        naming.Label(area.name, *area.middle, "region")
        for area in ground.regions
        if area.shape.disjoint(inside)
    ]


def _deck(drawn: list[pdk.Layer], look: view.View) -> CompactDeck:
    return CompactDeck(
        layers=drawn,
        initial_view_state=pdk.ViewState(
            longitude=look.longitude,
            latitude=look.latitude,
            zoom=look.zoom,
            min_zoom=3.5,
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

"""Railways and main roads as quiet ground of a map, and the box that shows them.

A railway is a thin line with ticks and a road a broader one: told apart without
colour. Whether they are shown lives in the address, for all maps at once.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
import streamlit as st
from shapely.geometry.base import BaseGeometry

from ui.drawing import marks
from ui.drawing.colours import MAP
from ui.frame import address
from ui.maps import layers
from ui.remembered import remembered
from ui.text import _

RAILWAY, ROAD = "rautatie", "maantie"
KEY, SHOWN, HIDDEN = "lines", "on", "off"
TICKS_APART, TICK = 0.06, 0.009
"""Degrees of latitude between two ticks, and from a line to the end of a tick."""
RAILWAY_WIDTH, ROAD_WIDTH, RIM = 1.2, 1.7, 1.2
"""Pixels; the white rim is what a line has on both sides together."""


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of one map, cut to what it shows."""

    railways: BaseGeometry
    roads: BaseGeometry
    ticks: BaseGeometry


def toggle(rows: pd.DataFrame, key: str) -> bool:
    """Show the box over the map and return whether lines are wanted."""
    if rows.empty:
        return False
    modes = set(rows["transport_mode"])
    widget = f"lines-{key}"
    wanted = address.value(KEY, (SHOWN, HIDDEN), SHOWN) == SHOWN
    st.session_state[widget] = wanted
    with st.container(key=f"maplines-{key}", horizontal=True, gap="xxsmall"):
        st.checkbox(
            _name(modes), key=widget, on_change=_carry, args=(widget,), width="content"
        )
        st.html(_swatch(modes), width="content")
    return wanted


@remembered(24)
def cut(rows: pd.DataFrame, frame: BaseGeometry, scale: float) -> Lines:
    """Return what lies in `frame`; `scale` sets the ticks of a larger land apart."""
    west, south, east, north = frame.bounds
    near = rows[
        (rows["west"] <= east)
        & (rows["east"] >= west)
        & (rows["south"] <= north)
        & (rows["north"] >= south)
    ]
    railways = _of_mode(near, RAILWAY, frame)
    ticks = _ticks(railways, scale)
    return Lines(railways, _of_mode(near, ROAD, frame), ticks)


def drawn(lines: Lines) -> list[str]:
    """Return the layers: roads lowest, each line on a white rim."""
    found = []
    for name, shape, colour, width in (
        ("road", lines.roads, MAP["road"], ROAD_WIDTH),
        ("railway", lines.railways, MAP["railway"], RAILWAY_WIDTH),
    ):
        if not shape.is_empty:
            found.append(layers.strokes(f"{name}-rim", shape, MAP["rim"], width + RIM))
            found.append(layers.strokes(name, shape, colour, width))
    if not lines.ticks.is_empty:
        found.append(
            layers.strokes("ticks", lines.ticks, MAP["railway"], RAILWAY_WIDTH)
        )
    return found


def _carry(widget: str) -> None:
    address.write(KEY, SHOWN if st.session_state[widget] else HIDDEN, SHOWN)


def _name(modes: Collection[str]) -> str:
    if set(modes) == {RAILWAY}:
        return _("Railways")
    if set(modes) == {ROAD}:
        return _("Main roads")
    return _("Railways and main roads")


def _swatch(modes: Collection[str]) -> str:
    """Draw the lines one under the other, in the order of their names."""
    drawn = {
        RAILWAY: f'<g stroke="{MAP["railway"]}" stroke-width="1.4"><path d="M0 4h26"/>'
        '<path d="M4 1v6M10 1v6M16 1v6M22 1v6"/></g>',
        ROAD: f'<path d="M0 11h26" stroke="{MAP["road"]}" stroke-width="2.2"/>',
    }
    lines = "".join(drawn[mode] for mode in drawn if mode in modes)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="26" height="14"'
        f' viewBox="0 0 26 14">{lines}</svg>'
    )
    return marks.image(svg, width=26, height=14, css="vv-swatch")


def _of_mode(rows: pd.DataFrame, mode: str, frame: BaseGeometry) -> BaseGeometry:
    texts = rows.loc[rows["transport_mode"] == mode, "geometry"]
    shapes = shapely.from_geojson(texts.to_numpy(dtype=object))
    found = shapely.unary_union(shapely.intersection(shapes, frame))
    return shapely.line_merge(found)


def _ticks(lines: BaseGeometry, scale: float) -> BaseGeometry:
    """Return short strokes across each line, as far apart as they look on the map."""
    found = []
    apart, reach = TICKS_APART * scale, TICK * scale
    for line in shapely.get_parts(lines):
        if line.is_empty:
            continue
        narrow = np.cos(np.radians(shapely.get_y(shapely.get_point(line, 0))))
        flat = shapely.transform(line, lambda at, by=narrow: at * [by, 1])
        places = np.arange(apart / 2, flat.length, apart)
        here = shapely.get_coordinates(flat.interpolate(places))
        ahead = shapely.get_coordinates(flat.interpolate(places + reach / 2))
        back = shapely.get_coordinates(
            flat.interpolate(np.maximum(places - reach / 2, 0))
        )
        way = ahead - back
        length = np.hypot(way[:, 0], way[:, 1])[:, None]
        across = np.column_stack([-way[:, 1], way[:, 0]]) / np.maximum(length, 1e-12)
        ends = np.stack([here - across * reach, here + across * reach], axis=1)
        found += list(shapely.linestrings(np.round(ends / [narrow, 1], 4)))
    return shapely.multilinestrings(found) if found else shapely.MultiLineString()

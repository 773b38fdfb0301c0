"""Railways and main roads as quiet ground of a map, and the box that shows them.

A railway is a thin line with ticks and a road a broader one: told apart without
colour. Whether they are shown lives in the address, for all maps at once.
"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
import shapely
import streamlit as st
from shapely.geometry.base import BaseGeometry

from ui.drawing import marks
from ui.drawing.colours import MAP
from ui.frame import address
from ui.maps import layers
from ui.maps.lines.ticks import across
from ui.remembered import remembered
from ui.text import _

RAILWAY, ROAD = "rautatie", "maantie"
KEY, SHOWN, HIDDEN = "lines", "on", "off"
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
    return Lines(railways, _of_mode(near, ROAD, frame), across(railways, scale))


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

"""Rows of areas and companies made ready to be drawn.

Geometry is read once per build and region; companies at one place become one stack.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ui.drawing.marks import PRECISIONS
from ui.maps.layers import Area
from ui.maps.symbols import STACK
from ui.maps.view import SIZES, View, fit
from ui.remembered import remembered
from ui.text import ngettext, number

SYMBOL_SIZE, STACK_SIZE = 17, 24
USUAL_HEIGHT = 3.2
"""Height of a region in degrees, for which surfaces were drawn."""
SURROUNDINGS = 2.4
"""How far around the region land is drawn, in widths of the region."""


@dataclass(frozen=True, eq=False)
class Ground:
    """The shapes of one map: own areas, those around, regions."""

    own: list[Area]
    outside: list[BaseGeometry]
    regions: list[Area]
    own_region: BaseGeometry
    is_schematic: bool
    boundary_year: int | None = None

    @property
    def is_country(self) -> bool:
        """Tell whether nothing of the land lies outside."""
        return not self.outside

    @property
    def near(self) -> BaseGeometry:
        """Return the land around the region that its map shows."""
        return _surroundings(self.own_region)

    @property
    def scale(self) -> float:
        """Return how much larger the land is than a usual region."""
        _west, south, _east, north = self.own_region.bounds
        return max(1.0, (north - south) / USUAL_HEIGHT)

    def view(self, size: str) -> View:
        """Return the view that holds the whole region on a map of a size."""
        box, _height, air = SIZES[size]
        look = fit(self.own_region.bounds, box, air)
        return look if size == "tall" else replace(look, frame=box)


@remembered(24)
def ground(shapes: pd.DataFrame, level: str, region_code: str) -> Ground | None:
    """Read the shapes of a region; None when the region has none.

    A map of regions is of all areas that have the code, the country's.
    """
    regions = _areas(shapes[shapes["area_level"] == "region"])
    members = _areas(shapes[shapes["area_level"] == level])
    own = [area for area in members if area.region_code == region_code]
    named = [area.shape for area in regions if area.code == region_code]
    own_region = named[0] if named else shapely.union_all([area.shape for area in own])
    if own_region.is_empty:
        return None
    near = _surroundings(own_region)
    outside = [
        area.shape
        for area in members
        if area.region_code != region_code and area.shape.intersects(near)
    ]
    around = [area for area in regions if area.shape.intersects(near)]
    drawn = shapes[shapes["area_level"] == level]
    years = drawn["boundary_year"].dropna()
    year = int(years.max()) if len(years) else None
    schematic = bool(drawn["is_schematic"].any())
    return Ground(own, outside, around, own_region, schematic, year)


@remembered(64)
def spots(points: pd.DataFrame | None) -> list[dict[str, Any]]:
    """Return one symbol a place: a company's own, or a stack with its count."""
    if points is None or points.empty:
        return []
    located = points.dropna(subset=["latitude", "longitude"])
    by_place: dict[tuple[float, float], list[dict[Any, Any]]] = {}
    for row in located.to_dict("records"):
        by_place.setdefault((row["longitude"], row["latitude"]), []).append(row)
    found = []
    for place, together in by_place.items():
        spot = _single(together[0]) if len(together) == 1 else _stack(together)
        found.append({"longitude": place[0], "latitude": place[1], **spot})
    return found


def _single(row: Mapping[Any, Any]) -> dict[str, Any]:
    fill = PRECISIONS.get(str(row.get("location_precision")), "dashed")
    place = row.get("municipality_name")
    title = str(row["company_name"]) + (f" · {place}" if place else "")
    return {
        "icon": f"{row.get('mark') or 'disc'}_{fill}",
        "size": SYMBOL_SIZE,
        "title": title,
        "company_ids": [str(row["company_id"])],
        "count": 1,
    }


def _stack(rows: list[dict[Any, Any]]) -> dict[str, Any]:
    count = len(rows)
    words = ngettext(
        "{count} company at this place", "{count} companies at this place", count
    )
    return {
        "icon": STACK,
        "size": STACK_SIZE,
        "title": words.format(count=number(count)),
        "company_ids": [str(row["company_id"]) for row in rows],
        "count": count,
    }


def _areas(rows: pd.DataFrame) -> list[Area]:
    shapes = shapely.from_geojson(rows["geometry"].to_numpy(dtype=object))
    return [
        Area(
            code=str(row["area_code"]),
            name=str(row["area_name"]),
            region_code=str(row["region_code"]),
            shape=shape,
            middle=(row["label_longitude"], row["label_latitude"]),
        )
        for row, shape in zip(rows.to_dict("records"), shapes, strict=True)
    ]


def _surroundings(region: BaseGeometry) -> BaseGeometry:
    west, south, east, north = region.bounds
    across, up = (east - west) * SURROUNDINGS / 2, (north - south) * 0.5
    return shapely.box(west - across, south - up, east + across, north + up)

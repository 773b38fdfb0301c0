"""Geometry of areas: cells around centres, unions by code, light GeoJSON.

Coordinates are degrees (longitude, latitude). Neighbours keep their common border
through every step here, so no gaps show between them.
"""

import json
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

Shapes = NDArray[Any]

DECIMALS = 4
# degrees, about 150 to 330 m in Finland: less than a map of the country shows
TOLERANCE = 0.003
# length of a degree of longitude over one of latitude in the middle of Finland
SQUEEZE = 0.424
# degrees of land drawn around a centre on an island that the outline has not
ISLET = 0.02


def cells(longitudes: Shapes, latitudes: Shapes, outline: Geometry) -> Shapes:
    """Return for each centre the plane that is nearer to it than to any other."""
    squeezed = shapely.points(longitudes * SQUEEZE, latitudes)
    frame = _stretch(outline.envelope.buffer(1), SQUEEZE)
    found = shapely.voronoi_polygons(
        shapely.multipoints(squeezed), extend_to=frame, ordered=True
    )
    return np.array([_stretch(cell, 1 / SQUEEZE) for cell in found.geoms])


def on_land(areas: Shapes, outline: Geometry) -> Shapes:
    """Return the part of each area inside the outline, as polygons only."""
    shapely.prepare(outline)
    return np.array([_polygons(area.intersection(outline)) for area in areas])


def with_islets(areas: Shapes, owned: Shapes, centres: Shapes) -> Shapes:
    """Return the areas, with a small islet instead of one that has no land."""
    islets = [
        centre.buffer(ISLET).intersection(cell)
        for centre, cell in zip(centres, owned, strict=True)
    ]
    empty = shapely.is_empty(areas)
    return np.where(empty, np.array(islets), areas)


def unions(areas: Shapes, codes: Shapes, wanted: Shapes) -> Shapes:
    """Return for each wanted code the union of the areas that carry it."""
    return np.array(
        [_polygons(shapely.unary_union(areas[codes == code])) for code in wanted]
    )


def lighten(areas: Shapes) -> Shapes:
    """Return areas with fewer corners, neighbours still sharing their borders."""
    if shapely.coverage_is_valid(areas):
        light: Shapes = shapely.coverage_simplify(areas, TOLERANCE)
        return light
    each: Shapes = shapely.simplify(areas, TOLERANCE)
    return each


def from_geojson(texts: Any) -> Shapes:
    """Read GeoJSON geometries and repair those that cross themselves."""
    areas = shapely.from_geojson(np.asarray(texts, dtype=object))
    return np.array([_polygons(area) for area in areas])


def to_geojson(area: Geometry) -> str:
    """Write an area as GeoJSON geometry with as few digits as a map needs."""
    rounded = _polygons(shapely.set_precision(area, 10**-DECIMALS, mode="pointwise"))
    text = json.dumps(shapely.geometry.mapping(rounded))
    digits = json.loads(text, parse_float=lambda part: round(float(part), DECIMALS))
    return json.dumps(digits, separators=(",", ":"))


def _stretch(area: Geometry, factor: float) -> Geometry:
    return shapely.transform(area, lambda xy: xy * [factor, 1.0])


def _polygons(area: Geometry) -> Geometry:
    whole = area if area.is_valid else shapely.make_valid(area)
    if whole.geom_type in {"Polygon", "MultiPolygon"}:
        return whole
    parts = [part for part in shapely.get_parts(whole) if shapely.area(part) > 0]
    return shapely.unary_union(parts)

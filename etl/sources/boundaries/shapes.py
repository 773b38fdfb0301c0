"""Areas of a map file, under the names that their publishers use.

An area whose shape is missing or broken is left out, so a damaged file is seen as a
part of the country and never as the whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import shapely
from shapely import Geometry

from etl.sources.boundaries.layers import Layers
from etl.sources.plane import degrees

POLYGONS = {"Polygon", "MultiPolygon"}
# Statistics Finland, National Land Survey, and older files made from the former
LEVELS = {
    "kunta": ("municipality", 3),
    "maakunta": ("region", 2),
    "natcode": ("", 0),
    "id": ("municipality", 3),
}
NAMES_FI = ("nimi", "namefin", "name_fi")
NAMES_SV = ("namn", "nameswe", "name_sv")
DIGITS = {3: "municipality", 2: "region"}
# metres east and north of ETRS-TM35FIN (EPSG:3067), sea areas included
PLANE = shapely.box(0, 6_500_000, 850_000, 7_900_000)


@dataclass(frozen=True)
class Area:
    """One area as published: its code with leading zeros, names and shape."""

    level: str
    code: str
    name_fi: str
    name_sv: str
    year: int | None
    has_sea: bool
    """The National Land Survey's areas reach into the sea, others end at the shore."""
    geometry: Geometry


def areas_of(layers: Layers) -> list[Area]:
    """Return the municipalities or regions of a map; other areas are left out.

    Coordinates of the plane ETRS-TM35FIN are turned into degrees.
    """
    for layer in layers.values():
        found = [area for area in map(_area, layer) if area is not None]
        if found:
            level = found[0].level
            return _in_degrees([area for area in found if area.level == level])
    return []


def other_layers(layers: Layers, used: int) -> dict[str, int]:
    """Return the size of each named layer but the one of `used` areas."""
    sizes = {name: len(layer) for name, layer in layers.items() if name}
    return {name: size for name, size in sizes.items() if size not in {0, used}}


def _in_degrees(areas: list[Area]) -> list[Area]:
    shapes = [area.geometry for area in areas]
    if not PLANE.contains(shapely.box(*shapely.total_bounds(shapes))):
        return areas
    turned = shapely.transform(shapes, lambda points: degrees(*points.T))
    return [
        replace(area, geometry=shape) for area, shape in zip(areas, turned, strict=True)
    ]


def _area(feature: Mapping[str, Any]) -> Area | None:
    told, geometry = feature.get("properties"), _geometry(feature.get("geometry"))
    if not isinstance(told, Mapping):
        return None
    # the same columns are in capitals in one file and not in the next
    properties = {str(name).lower(): value for name, value in told.items()}
    key = next((name for name in LEVELS if properties.get(name) is not None), None)
    if key is None or geometry is None:
        return None
    level, digits = LEVELS[key]
    code = str(properties[key]).strip().removesuffix(".0").zfill(digits)
    level = level or DIGITS.get(len(code), "")
    if not code.isdigit() or DIGITS.get(len(code)) != level:
        return None
    return Area(
        level=level,
        code=code,
        name_fi=_text(properties, NAMES_FI),
        name_sv=_text(properties, NAMES_SV),
        year=_year(properties.get("vuosi")),
        has_sea=key == "natcode",
        geometry=geometry,
    )


def _text(properties: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((str(properties[name]) for name in names if properties.get(name)), "")


def _year(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isdigit() and len(text) == 4 else None


def _geometry(drawn: Any) -> Geometry | None:
    if isinstance(drawn, Geometry):
        return drawn if drawn.geom_type in POLYGONS and not drawn.is_empty else None
    if not isinstance(drawn, Mapping) or drawn.get("type") not in POLYGONS:
        return None
    try:
        geometry = shapely.geometry.shape(drawn)
    except (LookupError, AttributeError, TypeError, ValueError, shapely.GEOSException):
        return None
    return None if geometry.is_empty else geometry

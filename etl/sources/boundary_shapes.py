"""Areas of a GeoJSON or TopoJSON document, under the names their publishers use.

An area whose shape is missing or broken is left out, so a damaged file is seen as a
part of the country and never as the whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely import Geometry

POLYGONS = {"Polygon", "MultiPolygon"}
# Statistics Finland, National Land Survey, and older files made from the former
LEVELS = {
    "kunta": ("municipality", 3),
    "maakunta": ("region", 2),
    "NATCODE": ("", 0),
    "id": ("municipality", 3),
}
NAMES_FI = ("nimi", "NAMEFIN", "name_fi")
NAMES_SV = ("namn", "NAMESWE", "name_sv")
DIGITS = {3: "municipality", 2: "region"}


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


def is_map(document: Any) -> bool:
    """Say whether a JSON document holds shapes at all."""
    kinds = {"FeatureCollection", "Topology"}
    return isinstance(document, Mapping) and document.get("type") in kinds


def areas_of(document: Mapping[str, Any]) -> list[Area]:
    """Return the municipalities or regions of a document; other areas are left out."""
    for layer in _layers(document):
        found = [area for area in map(_area, layer) if area is not None]
        if found:
            return [area for area in found if area.level == found[0].level]
    return []


def other_layers(document: Mapping[str, Any], used: int) -> dict[str, int]:
    """Return the size of each TopoJSON layer but the one of `used` areas."""
    layers = document.get("objects")
    sizes = {
        name: len(_objects(layer.get("geometries")))
        for name, layer in (layers.items() if isinstance(layers, Mapping) else ())
        if _is_object(layer)
    }
    return {name: size for name, size in sizes.items() if size not in {0, used}}


def _layers(document: Mapping[str, Any]) -> Iterator[list[Mapping[str, Any]]]:
    if document["type"] == "FeatureCollection":
        yield _objects(document.get("features"))
        return
    layers = document.get("objects")
    for layer in layers.values() if isinstance(layers, Mapping) else ():
        members = _objects(layer.get("geometries")) if _is_object(layer) else []
        yield [
            {"properties": one.get("properties"), "geometry": _joined(document, one)}
            for one in members
        ]


def _objects(values: Any) -> list[Mapping[str, Any]]:
    return [one for one in values if _is_object(one)] if _is_list(values) else []


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _area(feature: Mapping[str, Any]) -> Area | None:
    properties, shape = feature.get("properties"), feature.get("geometry")
    if not isinstance(properties, Mapping) or not isinstance(shape, Mapping):
        return None
    key = next((name for name in LEVELS if properties.get(name) is not None), None)
    geometry = _geometry(shape)
    if key is None or geometry is None:
        return None
    level, digits = LEVELS[key]
    code = str(properties[key]).zfill(digits)
    level = level or DIGITS.get(len(code), "")
    if not code.isdigit() or DIGITS.get(len(code)) != level:
        return None
    return Area(
        level=level,
        code=code,
        name_fi=_text(properties, NAMES_FI),
        name_sv=_text(properties, NAMES_SV),
        year=_year(properties.get("vuosi")),
        has_sea=key == "NATCODE",
        geometry=geometry,
    )


def _text(properties: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((str(properties[name]) for name in names if properties.get(name)), "")


def _year(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isdigit() and len(text) == 4 else None


def _geometry(shape: Mapping[str, Any]) -> Geometry | None:
    if shape.get("type") not in POLYGONS:
        return None
    try:
        geometry = shapely.geometry.shape(shape)
    except (LookupError, AttributeError, TypeError, ValueError, shapely.GEOSException):
        return None
    return None if geometry.is_empty else geometry


def _joined(document: Mapping[str, Any], one: Mapping[str, Any]) -> Any:
    """Return a TopoJSON geometry as GeoJSON: its rings put together from arcs."""
    try:
        depth = {"Polygon": 1, "MultiPolygon": 2}[one["type"]]
        return {
            "type": one["type"],
            "coordinates": _rings(document, one["arcs"], depth),
        }
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def _rings(document: Mapping[str, Any], arcs: Any, depth: int) -> list[Any]:
    if depth:
        return [_rings(document, part, depth - 1) for part in arcs]
    ring: list[tuple[float, float]] = []
    for number in arcs:
        arc = _arc(document, number if number >= 0 else ~number)
        points = arc if number >= 0 else arc[::-1]
        ring += points[1:] if ring else points  # arcs share their end points
    return ring


def _arc(document: Mapping[str, Any], number: int) -> list[tuple[float, float]]:
    points = document["arcs"][number]
    if "transform" not in document:
        return [(point[0], point[1]) for point in points]
    scale, origin = document["transform"]["scale"], document["transform"]["translate"]
    x = y = 0
    found = []
    for point in points:
        x, y = x + point[0], y + point[1]
        found.append((x * scale[0] + origin[0], y * scale[1] + origin[1]))
    return found

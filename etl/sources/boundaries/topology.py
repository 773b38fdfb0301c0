"""Layers of a TopoJSON document: rings put together from arcs that areas share."""

from collections.abc import Mapping, Sequence
from typing import Any

DEPTHS = {"Polygon": 1, "MultiPolygon": 2}


def layers_of_topology(
    document: Mapping[str, Any],
) -> dict[str, list[Mapping[str, Any]]]:
    """Return the members of each layer as features."""
    layers = document.get("objects")
    return {
        str(name): [
            {"properties": one.get("properties"), "geometry": _joined(document, one)}
            for one in objects(layer.get("geometries"))
        ]
        for name, layer in (layers.items() if isinstance(layers, Mapping) else ())
        if isinstance(layer, Mapping)
    }


def objects(values: Any) -> list[Mapping[str, Any]]:
    """Return the objects among the values of a list; none of anything else."""
    is_list = isinstance(values, Sequence) and not isinstance(values, str)
    return [one for one in values if isinstance(one, Mapping)] if is_list else []


def _joined(document: Mapping[str, Any], one: Mapping[str, Any]) -> Any:
    """Return a TopoJSON geometry as GeoJSON: its rings put together from arcs."""
    try:
        depth = DEPTHS[one["type"]]
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

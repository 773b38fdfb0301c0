"""The layers of a map made of areas, from the neighbours' land up to the ring.

A layer is the JSON that the browser gets: shapes write themselves much faster than
lists of numbers are written, and a text can be kept. Streamlit dims whatever has a
colour accessor as soon as something is selected, so all colours are given to the
sub-layers, which it leaves alone.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk
import shapely
from pydeck.bindings.json_tools import default_serialize
from shapely.geometry.base import BaseGeometry

from ui.drawing.colours import INK, MAP, rgba
from ui.maps import surfaces
from ui.maps.classes import Classes

GROUND = "/app/static/ground/"
NONCE = "@"
"""Stands for what makes a layer's name new when another company is selected."""
DATA = "data of the layer"


@dataclass(frozen=True)
class Area:
    """One area of the map; `title` is what the pointer shows over it."""

    code: str
    name: str
    region_code: str
    shape: BaseGeometry
    middle: tuple[float, float]
    title: str = ""


def written(layer: pdk.Layer) -> str:
    """Return a layer as the browser gets it."""
    return json.dumps(layer, default=default_serialize, separators=(",", ":"))


def ground() -> list[str]:
    """Return the land of the neighbours and of Finland."""
    edge = (MAP["neighbour_line"], 0.6)
    return [
        _geo(
            "neighbours",
            _address("neighbours"),
            fill=MAP["neighbour"],
            line=edge,
        ),
        _geo("finland", _address("finland"), fill=MAP["land"]),
    ]


def lakes() -> str:
    """Return the lakes; they lie over the colours, so the land is recognised."""
    edge = (MAP["lake_line"], 0.5)
    return _geo("lakes", _address("lakes"), fill=MAP["lake"], line=edge)


def borders(
    name: str, shapes: Iterable[BaseGeometry], colour: str, width: float
) -> str:
    """Return the outlines of `shapes`, `width` pixels wide."""
    lines = [shape.boundary for shape in shapes]
    return _geo(name, _collection(lines), line=(colour, width))


def strokes(name: str, shape: BaseGeometry, colour: str, width: float) -> str:
    """Return lines, `width` pixels wide."""
    return _geo(name, _collection([shape]), line=(colour, width))


def choropleth(
    areas: Sequence[Area], values: Mapping[str, float], classes: Classes
) -> list[str]:
    """Return one layer a class, coloured as a whole."""
    by_class: dict[int, list[BaseGeometry]] = {}
    for area in areas:
        if area.code in values:
            at = classes.index(values[area.code])
            by_class.setdefault(at, []).append(area.shape)
    return [
        _geo(f"class-{at}", _collection(shapes), fill=classes.colours[at])
        for at, shapes in sorted(by_class.items())
    ]


def hatched(areas: Sequence[Area], scale: float = 1) -> list[str]:
    """Return the surface of suppressed areas: lines on white."""
    if not areas:
        return []
    shapes = [area.shape for area in areas]
    lines = shapely.multilinestrings(
        [
            line
            for shape in shapes
            for line in map(shapely.linestrings, surfaces.hatch(shape, scale))
        ]
    )
    return [
        _geo("suppressed", _collection(shapes), fill="#FFFFFF"),
        _geo("hatch", _collection([lines]), line=(MAP["hatch"], 1.1)),
    ]


def dotted(areas: Sequence[Area], scale: float = 1) -> list[str]:
    """Return the surface of areas without data: dots on bare land."""
    if not areas:
        return []
    shapes = [area.shape for area in areas]
    spots = shapely.multipoints(
        [spot for shape in shapes for spot in surfaces.dots(shape, scale)]
    )
    return [
        _geo("no-data", _collection(shapes), fill=MAP["land"]),
        _geo("dots", _collection([spots]), dots=(MAP["dot"], 1)),
    ]


def pointer(areas: Sequence[Area]) -> str:
    """Return the unseen layer that tells which area the pointer is on.

    Its name holds `NONCE`.
    """
    features = [
        _feature(area.shape, {"area_code": area.code, "title": area.title or area.name})
        for area in areas
    ]
    name = f"areas-{NONCE}"
    return _geo(name, _bundle(features), fill="#FFFFFF", alpha=1, pickable=True)


def ring(places: Sequence[tuple[float, float]]) -> list[str]:
    """Return the selection's ring: ink with a white rim inside and outside."""
    if not places:
        return []
    spots = _collection([shapely.points(place) for place in places])
    return [
        _geo("ring-rim", spots, circles=("#FFFFFF", 14, 6.5)),
        _geo("ring", spots, circles=(INK.light, 14, 2.6)),
    ]


def _geo(
    name: str,
    data: str,
    *,
    fill: str = "",
    line: tuple[str, float] | None = None,
    dots: tuple[str, float] | None = None,
    circles: tuple[str, float, float] | None = None,
    alpha: int = 255,
    pickable: bool = False,
) -> str:
    parts: dict[str, dict[str, Any]] = {}
    if fill:
        parts["polygons-fill"] = {"getFillColor": rgba(fill, alpha)}
    if line:
        pen = {"getColor": rgba(line[0]), "getWidth": line[1], "widthUnits": "pixels"}
        parts["polygons-stroke"] = parts["linestrings"] = pen
    if dots:
        parts["points-circle"] = {"getFillColor": rgba(dots[0]), **_radius(dots[1])}
    if circles:
        parts["points-circle"] = _outline(*circles)
    layer = pdk.Layer(
        "GeoJsonLayer",
        DATA,
        id=name,
        filled=bool(fill or dots),
        stroked=bool(line or circles),
        pickable=pickable,
        _sub_layer_props=parts,
        parameters={"depthCompare": "always"},
    )
    return written(layer).replace(f'"{DATA}"', data, 1)


def _address(name: str) -> str:
    return json.dumps(f"{GROUND}{name}.geojson")


def _radius(pixels: float) -> dict[str, Any]:
    return {"getRadius": pixels, "radiusUnits": "pixels"}


def _outline(colour: str, radius: float, width: float) -> dict[str, Any]:
    pen = {"getLineWidth": width, "lineWidthUnits": "pixels"}
    surface = {"filled": False, "stroked": True, "getLineColor": rgba(colour)}
    return _radius(radius) | pen | surface


def _collection(shapes: Iterable[BaseGeometry]) -> str:
    return _bundle([_feature(shape, {}) for shape in shapes])


def _bundle(features: Iterable[str]) -> str:
    return '{"type":"FeatureCollection","features":[' + ",".join(features) + "]}"


def _feature(shape: BaseGeometry, properties: Mapping[str, Any]) -> str:
    about, geometry = json.dumps(properties), shapely.to_geojson(shape)
    return f'{{"type":"Feature","properties":{about},"geometry":{geometry}}}'

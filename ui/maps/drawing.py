"""What a map consists of, layer by layer, in the order in which they lie.

What does not depend on the selected company is kept, so that choosing another one
sends a map at once.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import shapely

from ui.drawing.colours import MAP
from ui.maps import labels as naming
from ui.maps import layers, overlay, prepared
from ui.maps.classes import Classes
from ui.maps.lines import Lines, drawn
from ui.remembered import remembered
from ui.text import is_missing, suppressed, unknown

NAMED = 5
"""How many areas have their name on a map that is narrow."""


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


def layers_of(
    ground: prepared.Ground,
    areas: Areas | None,
    points: pd.DataFrame | None,
    selected: Collection[str],
    *,
    size: str,
    lines: Lines | None = None,
    villages: pd.DataFrame | None = None,
) -> list[str]:
    """Return the layers of a map, the lowest first, each as its JSON."""
    nonce = "+".join(sorted(selected)) or "none"
    spots = prepared.spots(points)
    chosen = [spot for spot in spots if set(spot["company_ids"]) & set(selected)]
    return [
        *_below(ground, areas, lines),
        _pointer(ground, areas).replace(
            json.dumps(f"areas-{layers.NONCE}"), json.dumps(f"areas-{nonce}"), 1
        ),
        *_names(ground, areas, points, size, villages),
        *overlay.symbols(spots, nonce),
        *layers.ring([(spot["longitude"], spot["latitude"]) for spot in chosen]),
    ]


@remembered(48)
def _below(
    ground: prepared.Ground, areas: Areas | None, lines: Lines | None
) -> list[str]:
    """Return all that lies under names and companies."""
    below, above = _ground(ground, _pen(ground, areas))
    coloured = _surfaces(ground, areas) if areas else []
    return [*below, *coloured, *above, *(drawn(lines) if lines else [])]


@remembered(24)
def _ground(
    ground: prepared.Ground, pen: tuple[str, float]
) -> tuple[list[str], list[str]]:
    """Return what lies under the colours of areas, and what lies over them."""
    own = [area.shape for area in ground.own]
    regions = [area.shape for area in ground.regions]
    return (
        [
            *layers.ground(),
            layers.borders("outside", ground.outside, MAP["outside_line"], 0.6),
        ],
        [
            layers.lakes(),
            layers.borders("inside", own, *pen),
            layers.borders("regions", regions, MAP["region_line"], 0.9),
            layers.borders(
                "own",
                [ground.own_region],
                MAP["own_region_line"],
                1 if ground.is_country else 2,
            ),
        ],
    )


@remembered(48)
def _pointer(ground: prepared.Ground, areas: Areas | None) -> str:
    titled = [replace(area, title=_title(area, areas)) for area in ground.own]
    return layers.pointer(titled)


@remembered(48)
def _names(
    ground: prepared.Ground,
    areas: Areas | None,
    points: pd.DataFrame | None,
    size: str,
    villages: pd.DataFrame | None,
) -> list[str]:
    spots = prepared.spots(points)
    if size == "tall":
        labels = [*_labels(ground, areas, spots), *_villages(ground, villages)]
    else:
        labels = _worst(ground, areas)
    places = [(spot["longitude"], spot["latitude"], spot["size"] / 2) for spot in spots]
    return overlay.names(naming.place(labels, places, ground.view(size)))


def _surfaces(ground: prepared.Ground, areas: Areas) -> list[str]:
    hidden, empty = set(areas.suppressed), set(areas.no_data)
    shown = {
        code: value
        for code, value in areas.values.items()
        if code not in hidden | empty and not is_missing(value)
    }
    drawn = layers.choropleth(ground.own, shown, areas.classes)
    drawn += layers.hatched(
        [area for area in ground.own if area.code in hidden], ground.scale
    )
    drawn += layers.dotted(
        [area for area in ground.own if area.code in empty], ground.scale
    )
    return drawn


def _pen(ground: prepared.Ground, areas: Areas | None) -> tuple[str, float]:
    if areas is None:
        return MAP["border"], 1.1
    return "#FFFFFF", 0.6 if ground.is_schematic else 1.1


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


def _worst(ground: prepared.Ground, areas: Areas | None) -> list[naming.Label]:
    """Name only the areas with the highest values: there is no room for all."""
    values = areas.values if areas else {}
    known = [area for area in ground.own if not is_missing(values.get(area.code))]
    known.sort(key=lambda area: -values[area.code])
    return [naming.Label(area.name, *area.middle, "town") for area in known[:NAMED]]


def _villages(
    ground: prepared.Ground, villages: pd.DataFrame | None
) -> list[naming.Label]:
    """Name places inside the region that are no municipality's centre."""
    if villages is None or villages.empty or ground.is_country:
        return []
    places = villages[["longitude", "latitude"]].to_numpy(dtype=float)
    inside = shapely.contains_xy(ground.own_region, places)
    return [
        naming.Label(name, *place, "village")
        for name, place in zip(
            villages.loc[inside, "label"], places[inside].tolist(), strict=True
        )
    ]


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

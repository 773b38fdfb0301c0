"""The map of a region: ground, classes, borders, points, labels, selection."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from ui.maps.classes import Classes


@dataclass(frozen=True)
class MapSelection:
    """What the reader pointed at: one company, a stack of them, or an area."""

    company_ids: tuple[str, ...] = ()
    area_code: str = ""


@dataclass(frozen=True)
class Areas:
    """How areas are coloured: `values` by area code, in `classes`.

    Areas in `suppressed` are hatched, those in `no_data` dotted.
    """

    values: Mapping[str, float]
    classes: Classes
    suppressed: Collection[str] = ()
    no_data: Collection[str] = ()
    level: str = "municipality"


def region_map(
    key: str,
    shapes: pd.DataFrame,
    *,
    region_code: str,
    alt: str,
    areas: Areas | None = None,
    points: pd.DataFrame | None = None,
    selected: Collection[str] = (),
    compact: bool = False,
) -> MapSelection:
    """Draw the region and return what the reader selected.

    `shapes` are rows of marts.area_shape: area_level, area_code, area_name,
    region_code, geometry, label_latitude, label_longitude, is_schematic; at least
    the level of `areas` and `region`. `points` have company_id, company_name, latitude, longitude, location_precision and
    mark (`disc` or `diamond`). `selected` company ids get the ring. `compact`
    makes the map 300 px high, for a column beside other figures.
    """
    raise NotImplementedError

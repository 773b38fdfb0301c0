"""Lines light enough to be sent with a map, and in whose area a place lies.

Degrees of longitude and latitude throughout.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

Lines = Sequence[npt.NDArray[np.float64]]
GRID = 0.001
"""Degrees, about 50 to 110 m: tracks side by side become one line."""
LIGHTER = 0.002
"""How far, in degrees, a drawn line may run beside the real one."""


def drawn_lines(mode: str, lines: Lines) -> pd.DataFrame:
    """Return lines for the ground of a map, joined where they meet."""
    light = shapely.simplify([shapely.linestrings(line) for line in lines], LIGHTER)
    gridded = shapely.set_precision(light, GRID)
    every = shapely.unary_union(gridded[~shapely.is_empty(gridded)])
    merged = shapely.line_merge(every) if len(lines) > 1 else every
    found = shapely.get_parts(shapely.simplify(merged, GRID))
    frames = shapely.bounds(found)
    return pd.DataFrame(
        {
            "line_id": [f"{mode}:{at}" for at in range(1, len(found) + 1)],
            "transport_mode": mode,
            "geometry": [_written(line) for line in found],
            "west": frames[:, 0],
            "south": frames[:, 1],
            "east": frames[:, 2],
            "north": frames[:, 3],
        }
    )


def _written(line: Any) -> str:
    return str(shapely.to_geojson(shapely.set_precision(line, GRID)))


def municipalities(shapes: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """Return code, newest shape, centre, and whether the shape is schematic."""
    towns = shapes[shapes["area_level"] == "municipality"]
    if "membership_until" in towns:
        towns = towns[towns["membership_until"].isna()]
    towns = towns.sort_values(["area_code", "boundary_year"], na_position="first")
    towns = towns.drop_duplicates("area_code", keep="last")
    joined = towns.rename(columns={"area_code": "municipality_code"}).merge(
        listed[["municipality_code", "latitude", "longitude"]], on="municipality_code"
    )
    return pd.DataFrame(
        {
            "municipality_code": joined["municipality_code"],
            "shape": shapely.from_geojson(joined["geometry"].to_numpy(dtype=object)),
            "latitude": joined["latitude"].to_numpy(dtype=float),
            "longitude": joined["longitude"].to_numpy(dtype=float),
            "drawn": joined["is_schematic"].astype(bool),
        }
    )


def nearest_area(
    areas: pd.DataFrame, places: npt.NDArray[Any], reach: float
) -> npt.NDArray[np.intp]:
    """Return which area each place is in, or nearest to within `reach`; -1: none.

    A place on a common border is of the area that comes first.
    """
    owner = np.full(len(places), -1, dtype=np.intp)
    if areas.empty or not len(places):
        return owner
    tree = shapely.STRtree(areas["shape"].to_numpy())
    place, area = tree.query_nearest(places, max_distance=reach, all_matches=True)
    # the first wins, so it is written last
    owner[place[::-1]] = area[::-1]
    return owner

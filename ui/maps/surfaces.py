"""Hatching and dots as geometry: the same lines serve screen, slide and paper.

Drawn as lines cut to the area, so no picture file and no shader is needed.
"""

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

HATCH_STEP = 0.045
HATCH_SLOPE = math.tan(math.radians(30))
DOT_STEPS = (0.055, 0.026)

Path = list[list[float]]


def hatch(area: BaseGeometry, scale: float = 1) -> list[Path]:
    """Return lines of about 30° across `area`, as lists of [longitude, latitude].

    `scale` sets them further apart on a map of a larger land.
    """
    apart = HATCH_STEP * scale
    west, south, east, north = area.bounds
    # a degree of longitude is shorter than one of latitude
    slope = HATCH_SLOPE * math.cos(math.radians((south + north) / 2))
    rise = (east - west) * slope
    starts = np.arange(math.floor((south - rise) / apart) * apart, north, apart)
    if not len(starts):
        return []
    ends = [[(west, start), (east, start + rise)] for start in starts]
    cut = shapely.intersection(shapely.linestrings(ends), area)
    parts = shapely.get_parts(cut)
    parts = parts[~shapely.is_empty(parts)]
    lines = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    return [_rounded(line) for line in lines]


def dots(area: BaseGeometry, scale: float = 1) -> list[list[float]]:
    """Return a lattice of points inside `area`, each [longitude, latitude]."""
    west, south, east, north = area.bounds
    across, up = (step * scale for step in DOT_STEPS)
    columns = np.arange(math.floor(west / across) * across, east + across, across)
    rows = np.arange(math.floor(south / up) * up, north + up, up)
    x, y = np.meshgrid(columns, rows)
    # every other row is shifted by half a step
    x = x + (np.round(rows / up).astype(int) % 2)[:, None] * across / 2
    inside = shapely.contains_xy(area, x.ravel(), y.ravel())
    found = np.column_stack([x.ravel()[inside], y.ravel()[inside]])
    return [[round(float(lon), 4), round(float(lat), 4)] for lon, lat in found]


def _rounded(line: BaseGeometry) -> Path:
    return [[round(x, 4), round(y, 4)] for x, y in line.coords]

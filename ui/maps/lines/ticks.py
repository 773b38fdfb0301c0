"""The short strokes across a railway as geometry: they serve screen and paper alike."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

TICKS_APART, TICK = 0.06, 0.009
"""Degrees of latitude between two ticks, and from a line to the end of a tick."""


def across(lines: BaseGeometry, scale: float) -> BaseGeometry:
    """Return short strokes across each line, as far apart as they look on the map."""
    found = []
    apart, reach = TICKS_APART * scale, TICK * scale
    for line in shapely.get_parts(lines):
        if line.is_empty:
            continue
        narrow = np.cos(np.radians(shapely.get_y(shapely.get_point(line, 0))))
        flat = shapely.transform(line, lambda at, by=narrow: at * [by, 1])
        places = np.arange(apart / 2, flat.length, apart)
        here = shapely.get_coordinates(flat.interpolate(places))
        ahead = shapely.get_coordinates(flat.interpolate(places + reach / 2))
        back = shapely.get_coordinates(
            flat.interpolate(np.maximum(places - reach / 2, 0))
        )
        way = ahead - back
        length = np.hypot(way[:, 0], way[:, 1])[:, None]
        beside = np.column_stack([-way[:, 1], way[:, 0]]) / np.maximum(length, 1e-12)
        ends = np.stack([here - beside * reach, here + beside * reach], axis=1)
        found += list(shapely.linestrings(np.round(ends / [narrow, 1], 4)))
    return shapely.multilinestrings(found) if found else shapely.MultiLineString()

"""Where the map looks: the region fitted into its box, degrees to pixels and back.

The box's real size is the browser's business; the fit is for the smaller of the two
heights, so the region is whole in both.
"""

import math
from dataclasses import dataclass

TILE = 512
BOX = (560.0, 432.0)
SIZES = {
    "tall": (BOX, 495, 0.0),
    "narrow": ((325.0, 365.0), 390, 0.0),
    "small": ((330.0, 300.0), 300, 18.0),
}
"""Smallest box, height in pixels, and how far names keep from their neighbours."""
MARGIN = 0.93


@dataclass(frozen=True)
class View:
    """Centre and zoom of a map."""

    longitude: float
    latitude: float
    zoom: float
    air: float = 0.0
    """Pixels that a name on this map keeps from its neighbours."""
    frame: tuple[float, float] | None = None
    """Size of a box that is known well enough to leave out a name cut by its edge."""

    def pixels(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a place is, in pixels from the centre, right and down."""
        scale = TILE * 2**self.zoom
        across = (longitude - self.longitude) / 360 * scale
        down = (mercator(self.latitude) - mercator(latitude)) / (2 * math.pi) * scale
        return across, down


def mercator(latitude: float) -> float:
    """Return the height of a latitude on the Mercator map, in radians."""
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def fit(
    bounds: tuple[float, float, float, float],
    box: tuple[float, float] = BOX,
    air: float = 0.0,
) -> View:
    """Return the view that holds `bounds` (west, south, east, north) in `box`."""
    west, south, east, north = bounds
    low, high = mercator(south), mercator(north)
    across = max((east - west) / 360, 1e-6)
    up = max((high - low) / (2 * math.pi), 1e-6)
    zoom = min(
        math.log2(box[0] * MARGIN / TILE / across),
        math.log2(box[1] * MARGIN / TILE / up),
    )
    middle = math.degrees(2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2)
    return View((west + east) / 2, middle, round(zoom, 3), air)

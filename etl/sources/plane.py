"""From metres of the plane ETRS-TM35FIN (EPSG:3067) to degrees.

Krüger's series as in the recommendation JHS 197 (Karney 2011 gives the same terms):
to the third order it is good to a millimetre everywhere in Finland.
"""

import math

import numpy as np
import numpy.typing as npt

HALF_AXIS, FLATTENING = 6_378_137.0, 1 / 298.257222101
MIDDLE, SCALE, FALSE_EAST = 27.0, 0.9996, 500_000.0
N = FLATTENING / (2 - FLATTENING)
RADIUS = HALF_AXIS / (1 + N) * (1 + N**2 / 4 + N**4 / 64)
BETAS = (
    N / 2 - 2 * N**2 / 3 + 37 * N**3 / 96,
    N**2 / 48 + N**3 / 15,
    17 * N**3 / 480,
)
ECCENTRICITY = math.sqrt(2 * FLATTENING - FLATTENING**2)
ROUNDS = 6


Numbers = npt.NDArray[np.float64]


def degrees(east: npt.ArrayLike, north: npt.ArrayLike) -> Numbers:
    """Return longitude and latitude of points of the plane, one row a point."""
    xi = np.asarray(north, dtype=np.float64) / (SCALE * RADIUS)
    eta = (np.asarray(east, dtype=np.float64) - FALSE_EAST) / (SCALE * RADIUS)
    flat_xi, flat_eta = xi, eta
    for order, beta in enumerate(BETAS, start=1):
        angle, height = 2 * order * xi, 2 * order * eta
        flat_xi = flat_xi - beta * np.sin(angle) * np.cosh(height)
        flat_eta = flat_eta - beta * np.cos(angle) * np.sinh(height)
    conformal = np.arcsin(np.sin(flat_xi) / np.cosh(flat_eta))
    longitude = np.arctan2(np.sinh(flat_eta), np.cos(flat_xi))
    turned = np.degrees(longitude), np.degrees(_geodetic(conformal))
    return np.stack([MIDDLE + turned[0], turned[1]], axis=-1)


def _geodetic(conformal: Numbers) -> Numbers:
    """Return the geodetic latitude of a conformal one, by fixed-point rounds."""
    height = np.arcsinh(np.tan(conformal))
    sine = np.sin(conformal)
    for _ in range(ROUNDS):
        swollen = ECCENTRICITY * np.arctanh(ECCENTRICITY * sine)
        sine = np.tanh(height + swollen)
    return np.asarray(np.arcsin(sine))

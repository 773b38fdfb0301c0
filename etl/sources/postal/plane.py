"""From metres of the plane ETRS-TM35FIN (EPSG:3067) to degrees.

Krüger's series as in the recommendation JHS 197 (Karney 2011 gives the same terms):
to the third order it is good to a millimetre everywhere in Finland.
"""

import math

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


def degrees(east: float, north: float) -> tuple[float, float]:
    """Return longitude and latitude of a point of the plane."""
    xi = north / (SCALE * RADIUS)
    eta = (east - FALSE_EAST) / (SCALE * RADIUS)
    flat_xi, flat_eta = xi, eta
    for order, beta in enumerate(BETAS, start=1):
        flat_xi -= beta * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
        flat_eta -= beta * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
    conformal = math.asin(math.sin(flat_xi) / math.cosh(flat_eta))
    longitude = math.atan2(math.sinh(flat_eta), math.cos(flat_xi))
    return MIDDLE + math.degrees(longitude), math.degrees(_geodetic(conformal))


def _geodetic(conformal: float) -> float:
    """Return the geodetic latitude of a conformal one, by fixed-point rounds."""
    height = math.asinh(math.tan(conformal))
    sine = math.sin(conformal)
    for _ in range(ROUNDS):
        swollen = ECCENTRICITY * math.atanh(ECCENTRICITY * sine)
        sine = math.tanh(height + swollen)
    return math.asin(sine)

"""Places of the example companies that staff confirmed, near their municipality.

About half of the located companies have one; a point may fall into a lake, as there
is no geocoder to ask.
"""

from math import cos, radians, sin, sqrt, tau

from etl import journal
from etl.demo.story import Company, centres, chance, companies
from etl.workspace import Workspace

CONFIRMED_SHARE = 0.55
FARTHEST_KM = 12
KM_PER_DEGREE = 111.2
AUTHOR = "Esimerkkihoitaja"
EVENT = "place_confirmed"


def confirmed_places() -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of the confirmed places by company id."""
    return {
        one.business_id: _place(one)
        for one in companies()
        if one.municipality_code
        and chance(one.key, "confirmed").random() < CONFIRMED_SHARE
    }


def confirm_places(ws: Workspace) -> None:
    """Write the confirmed places into the journal."""
    for company_id, (latitude, longitude) in confirmed_places().items():
        journal.append(
            ws,
            EVENT,
            subject=company_id,
            author=AUTHOR,
            payload={"latitude": latitude, "longitude": longitude},
        )


def _place(one: Company) -> tuple[float, float]:
    dice = chance(one.key, "place")
    latitude, longitude = centres()[one.municipality_code]
    # the root spreads points evenly over the circle
    distance = FARTHEST_KM * sqrt(dice.random()) / KM_PER_DEGREE
    direction = tau * dice.random()
    north, east = distance * cos(direction), distance * sin(direction)
    east /= cos(radians(latitude))
    return round(latitude + north, 5), round(longitude + east, 5)

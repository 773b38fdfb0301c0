"""Points of the postal code areas: a list of them, or Statistics Finland's Paavo.

Paavo tells a point in metres of the plane ETRS-TM35FIN; it is turned into degrees.
"""

import re
from collections.abc import Mapping
from typing import Any

from etl.sources.lists import csv_rows
from etl.sources.plane import degrees
from etl.sources.postal.codes import Rows, is_code, with_zeros

COLUMNS = ("postcode", "lon", "lat")
TOWN = re.compile(r"kunta(?:_((?:19|20)\d\d))?")
# west, south, east and north of Finland
WEST, SOUTH, EAST, NORTH = 19.0, 59.3, 31.7, 70.2


def of_csv(content: bytes) -> tuple[Rows, str]:
    """Return the points of a list and the year of its municipalities, if it tells."""
    lines = csv_rows(content, COLUMNS)
    if not lines:
        return [], ""
    towns = [found for name in lines[0] if (found := TOWN.fullmatch(name or ""))]
    rows = []
    for line in lines:
        if None in line.values():  # a row that breaks off
            continue
        place, code = _place(line["lon"], line["lat"]), with_zeros(line["postcode"])
        if is_code(code) and place:
            town = line[towns[0].string].zfill(3) if towns else None
            rows.append(_row(code, town, place))
    return rows, (towns[0][1] or "") if towns else ""


def of_paavo(document: Any) -> tuple[Rows, str]:
    """Return the points of an answer of Paavo and its year."""
    features = document.get("features") if isinstance(document, Mapping) else None
    rows, years = [], set()
    for feature in features if isinstance(features, list) else []:
        about = feature.get("properties") if isinstance(feature, Mapping) else None
        if not isinstance(about, Mapping):
            continue
        code: Any = about.get("postinumeroalue") or about.get("posti_alue")
        east: Any = about.get("euref_x")
        north: Any = about.get("euref_y")
        if not is_code(code) or not _are_numbers(east, north):
            continue
        longitude, latitude = degrees(east, north).tolist()
        place = _place(longitude, latitude)
        if place:
            rows.append(_row(code, about.get("kunta"), place))
            years.add(str(about.get("vuosi") or ""))
    return rows, max(years, default="")


def _are_numbers(*values: Any) -> bool:
    return all(isinstance(one, int | float) for one in values)


def _place(longitude: Any, latitude: Any) -> tuple[float, float] | None:
    try:
        east, north = float(longitude), float(latitude)
    except ValueError:
        return None
    is_finnish = WEST < east < EAST and SOUTH < north < NORTH
    return (east, north) if is_finnish else None


def _row(code: str, town: Any, place: tuple[float, float]) -> dict[str, Any]:
    return {
        "post_code": code,
        "municipality_code": town or None,
        "longitude": place[0],
        "latitude": place[1],
    }

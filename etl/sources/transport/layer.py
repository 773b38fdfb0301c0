"""One layer of a map service: the features of a GeoJSON answer, and what it tells.

A feature may lack its properties altogether, and coordinates may carry a height and
a measure along the road: only longitude and latitude are taken. Metres of the plane
ETRS-TM35FIN are turned into degrees; what lies far outside Finland is left out, and a
document of nothing else is refused.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.sources.plane import degrees

NOT_DEGREES = N_(
    "Its coordinates are neither degrees of longitude and latitude in or near Finland "
    "nor metres of ETRS-TM35FIN; the first is {first}. Fetch it again in WGS84 "
    "(EPSG:4326)."
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
WEST, SOUTH, EAST, NORTH = 15.0, 58.0, 36.0, 72.0
PLANE = (0.0, 6_500_000.0, 850_000.0, 7_900_000.0)
"""West, south, east and north of the plane, in metres."""


@dataclass(frozen=True)
class Layer:
    """Rows of one layer, and how whole it is."""

    kind: str
    rows: list[dict[str, Any]]
    """Landing columns, and `key`: the id of the feature, or None."""
    keys: tuple[str, ...]
    """One key a feature that came, also of those that were left out."""
    matched: int | None
    """How many features the server says there are; None when it does not tell."""
    day: str
    """Day of the answer, ISO, or nothing."""

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_page(self) -> bool:
        """Whether the server promised more features than came."""
        return self.matched is not None and self.matched > len(set(self.keys))

    @property
    def left_out(self) -> int:
        """How many features are of a kind that is not taken."""
        return len(self.keys) - len({row["key"] or row["line_id"] for row in self.rows})


def features_of(document: Any) -> list[Mapping[str, Any]]:
    """Return the features of a collection; none of another document."""
    if not isinstance(document, Mapping):
        return []
    if document.get("type") != "FeatureCollection":
        return []
    features = document.get("features")
    found = features if isinstance(features, list) else []
    return [one for one in found if isinstance(one, Mapping)]


def about(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the properties of a feature, which may have none."""
    told = feature.get("properties")
    return told if isinstance(told, Mapping) else {}


def matched(document: Mapping[str, Any]) -> int | None:
    """Return how many features the server says there are."""
    told = document.get("numberMatched")
    return told if isinstance(told, int) and not isinstance(told, bool) else None


def day_of(document: Mapping[str, Any]) -> str:
    """Return the day on which the server answered, or nothing."""
    told = DAY.match(str(document.get("timeStamp") or ""))
    return told.group() if told else ""


def parts(feature: Mapping[str, Any], wanted: str) -> Iterator[list[list[float]]]:
    """Yield the coordinates of each part of a feature's geometry.

    `wanted` is Point or LineString; a geometry of another kind has no parts, a
    damaged one neither, and one outside Finland and its neighbours neither.
    """
    for part in _drawn(feature, wanted):
        cleaned = _cleaned(part)
        if cleaned and all(map(_is_near, cleaned)):
            yield cleaned


def refuse_elsewhere(features: Sequence[Mapping[str, Any]], wanted: str) -> None:
    """Refuse features that have places, none of which is in or near Finland."""
    places = [
        place
        for feature in features
        for part in _drawn(feature, wanted)
        for place in _cleaned(part)[:1]
    ]
    if places and not any(map(_is_near, places)):
        longitude, latitude = places[0]
        raise Refused(NOT_DEGREES, first=f"{longitude:.5g}, {latitude:.5g}")


def _drawn(feature: Mapping[str, Any], wanted: str) -> list[Any]:
    shape = feature.get("geometry")
    if not isinstance(shape, Mapping):
        return []
    kind, places = str(shape.get("type")), shape.get("coordinates")
    if not isinstance(places, list) or kind.removeprefix("Multi") != wanted:
        return []
    every = places if kind != wanted else [places]
    return [[one] for one in every] if wanted == "Point" else every


def _cleaned(part: Any) -> list[list[float]]:
    """Return the places of a part in degrees; none of a damaged one."""
    found: list[list[float]] = []
    for place in part if isinstance(part, list) else []:
        if not isinstance(place, list) or len(place) < len("xy"):
            return []
        if not all(isinstance(one, int | float) for one in place[:2]):
            return []
        if not found or found[-1] != place[:2]:
            found.append(place[:2])
    if found and all(map(_is_of_the_plane, found)):
        turned: list[list[float]] = degrees(*zip(*found, strict=True)).tolist()
        return turned
    return found


def _is_near(place: Sequence[float]) -> bool:
    return WEST < place[0] < EAST and SOUTH < place[1] < NORTH


def _is_of_the_plane(place: Sequence[float]) -> bool:
    west, south, east, north = PLANE
    return west < place[0] < east and south < place[1] < north

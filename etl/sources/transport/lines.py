"""Railways and main roads: lines of a map service, or a file with bare lines.

A road with two carriageways is drawn twice by its publisher and taken once.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from etl.language import N_
from etl.sources import Skipped
from etl.sources.transport.layer import (
    Layer,
    about,
    day_of,
    features_of,
    matched,
    parts,
    refuse_elsewhere,
)

UNNAMED = N_(
    "It has lines and does not say of what. Add “rail” to the name of the file when "
    "they are railways."
)
NOTHING_USED = N_(
    "Its lines are none that are used: only main tracks in use and roads with the "
    "numbers 1 to 99 are."
)
TRACKS = {"pääraide", "sivuraide", "kujaraide", "turvaraide"}
RAILWAY_WORDS = ("rail", "rata", "radat", "raide", "raiteet", "järnväg", "track")
LAST_MAIN_ROAD = 99
ONE_SIDE = (0, 1)
TWO_ENDS = 2


def layer_of(document: Any, name: str) -> Layer | Skipped | None:
    """Return the lines of a document; None when it has none."""
    features = features_of(document)
    refuse_elsewhere(features, "LineString")
    drawn = [(one, list(parts(one, "LineString"))) for one in features]
    if not any(found for _one, found in drawn):
        return None
    mode = _mode(features, name)
    if not mode:
        return Skipped(name, UNNAMED)
    keys = [_key(one, at) for at, one in enumerate(features)]
    rows = [
        _row(mode, feature, key, coordinates)
        for (feature, found), key in zip(drawn, keys, strict=True)
        if _is_used(mode, about(feature))
        for coordinates in found
        if len(coordinates) >= TWO_ENDS
    ]
    found = Layer(mode, rows, tuple(keys), matched(document), day_of(document))
    # a page of side tracks is still a page of the whole
    return found if rows or found.is_page else Skipped(name, NOTHING_USED)


def _mode(features: Sequence[Mapping[str, Any]], name: str) -> str:
    """Tell what the lines are: by what they say, else by the name of the file."""
    for feature in features:
        told = about(feature)
        if "tie" in told and {"osa", "ajorata"} & told.keys():
            return "road"
        if told.get("type") in TRACKS:
            return "railway"
    is_named = any(word in name.lower() for word in RAILWAY_WORDS)
    return "railway" if is_named else ""


def _is_used(mode: str, told: Mapping[str, Any]) -> bool:
    if mode == "road":
        number, side = _whole(told.get("tie")), _whole(told.get("ajorata", 0))
        return number is not None and 1 <= number <= LAST_MAIN_ROAD and side in ONE_SIDE
    # bare lines were chosen by whoever saved them
    is_main = told.get("type", "pääraide") == "pääraide"
    return bool(is_main and told.get("state", "IN USE") == "IN USE")


def _whole(value: Any) -> int | None:
    """Return a whole number, also one that is written as a text."""
    return int(value) if str(value).isdecimal() else None


def _key(feature: Mapping[str, Any], at: int) -> str:
    told = feature.get("id")
    return f"#{at}" if told is None else str(told)


def _row(
    mode: str, feature: Mapping[str, Any], key: str, coordinates: list[list[float]]
) -> dict[str, Any]:
    told = about(feature)
    name = told.get("nimi") if mode == "road" else told.get("name")
    shape = {"type": "LineString", "coordinates": coordinates}
    return {
        "key": None if key.startswith("#") else key,
        "line_id": key,
        "road_number": _whole(told["tie"]) if mode == "road" else None,
        "name": str(name) if name else None,
        "geometry": json.dumps(shape, separators=(",", ":")),
    }

"""Stations, ports and airports: lists of points of Digitraffic, or GeoJSON of them.

Stations that no passenger train serves are kept and marked; a point without a name is
left out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from etl.sources.transport.layer import (
    Layer,
    about,
    day_of,
    features_of,
    matched,
    parts,
    refuse_elsewhere,
)

# names of the fields of each kind: id, name, country
STATION = ("stationShortCode", "stationName", "countryCode")
SHORT_STATION = ("s", "n", "c")
PORT = ("locode", "locationName", "country")
AIRPORT = ("icao", "name", "country")
SHAPES = (
    ("station", SHORT_STATION),
    ("station", STATION),
    ("port", PORT),
    ("airport", AIRPORT),
)
COUNTRIES = {"finland": "FI", "sweden": "SE", "": "FI"}


def layer_of(document: Any) -> Layer | None:
    """Return the points of a document; None when it is none of these lists."""
    if isinstance(document, Mapping) and "ssnLocations" in document:
        document = document["ssnLocations"]
    if isinstance(document, list):
        document = {"type": "FeatureCollection", "features": _features(document)}
    features = features_of(document)
    told = [_told(one) for one in features]
    shape = next((one for one in SHAPES if _fits(one[1], told)), None)
    if shape is None:
        return None
    kind, names = shape
    refuse_elsewhere(features, "Point")
    rows = [
        _row(names, one, place)
        for feature, one in zip(features, told, strict=True)
        if str(one[names[1]]).strip() and (place := _place(feature)) is not None
    ]
    keys = tuple(str(one[names[0]]) for one in told)
    return Layer(kind, rows, keys, matched(document), day_of(document))


def _fits(names: Sequence[str], told: Sequence[Mapping[str, Any]]) -> bool:
    return bool(told) and all(set(names[:2]) <= one.keys() for one in told)


def _features(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the rows of Digitraffic's list of stations as features."""
    return [
        {
            "properties": row,
            "geometry": {
                "type": "Point",
                "coordinates": [row.get("longitude"), row.get("latitude")],
            },
        }
        for row in rows
        if isinstance(row, Mapping)
    ]


def _told(feature: Mapping[str, Any]) -> dict[str, Any]:
    # a port has its code beside the properties
    code = {"locode": feature["locode"]} if "locode" in feature else {}
    return {**about(feature), **code}


def _place(feature: Mapping[str, Any]) -> list[float] | None:
    found = next(parts(feature, "Point"), None)
    return found[0] if found else None


def _row(
    names: Sequence[str], told: Mapping[str, Any], place: Sequence[float]
) -> dict[str, Any]:
    country = str(told.get(names[2]) or "")
    code = str(told[names[0]])
    return {
        "key": code,
        "line_id": code,
        "point_id": code,
        "country_code": COUNTRIES.get(country.casefold(), country.upper()),
        "name": str(told[names[1]]).strip(),
        "longitude": place[0],
        "latitude": place[1],
        "has_passengers": told.get("passengerTraffic"),
    }

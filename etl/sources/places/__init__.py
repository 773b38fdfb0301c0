"""Populated places of GeoNames: names for maps where no municipality's centre is.

Old municipalities are there as places (Nilsiä, Juankoski). Åland is a country of its
own in GeoNames, so a list of Finland has none of its places. Population is a figure
that anybody may have written: it ranks names and is never shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.language import N_
from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.decoding import refuse_web_page
from etl.sources.lists import csv_rows, newest

TABLE, TITLE = "place_name", "Asutut paikat (GeoNames)"
COLUMNS = ("geonameid", "name", "lat", "lon", "population")
# the fields of a line of the dump, as its readme names them
FIELDS = 19
ID, NAME, LATITUDE, LONGITUDE, CLASS, COUNTRY = 0, 1, 4, 5, 6, 8
POPULATION, CHANGED = 14, 18
POPULATED = "P"
WEST, SOUTH, EAST, NORTH = 19.0, 59.3, 31.7, 70.2
DUMP = re.compile(rb"\d+\t[^\t]+\t(?:[^\t]*\t){16}\d{4}-\d\d-\d\d\r?\n")
NO_PLACE = N_("It has no populated place in Finland.")


@dataclass(frozen=True)
class Places:
    """A dump of GeoNames (cities500, FI), or a csv file made of one."""

    name: str = "places"
    address: str = "https://download.geonames.org/export/dump/"
    licence: str = "CC BY 4.0"
    attribution: str = "Source: GeoNames (geonames.org), CC BY 4.0"
    parser_version: int = 1

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say whether the file is a list of places of GeoNames."""
        refuse_web_page(file.content)
        found = _of_dump(file.content) or _of_csv(file.content)
        if found is None:
            return None
        rows, changed = found
        if not rows:
            return Skipped(file.name, NO_PLACE)
        day = date.fromisoformat(changed) if changed else None
        return Recognised(file, TABLE, TITLE, changed, day, day, rows)

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose the newest list."""
        return newest(found, in_use)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return one row per place."""
        every = [row for one in chosen for row in one.content]
        counts = {one.file.name: len(one.content) for one in chosen}
        return Parsed({TABLE: landed.rows(TABLE, every)}, counts)


SOURCE = Places()
Found = tuple[list[dict[str, Any]], str]


def _of_csv(content: bytes) -> Found | None:
    lines = csv_rows(content, COLUMNS)
    if lines is None:
        return None
    told = [tuple(line[name] for name in COLUMNS) for line in lines]
    return [row for line in told if (row := _row(*line))], ""


def _of_dump(content: bytes) -> Found | None:
    if not DUMP.match(content):
        return None
    rows, days = [], []
    for line in content.decode("utf-8", errors="replace").splitlines():
        field = line.split("\t")
        if len(field) != FIELDS or field[CLASS] != POPULATED or field[COUNTRY] != "FI":
            continue
        told = (field[at] for at in (ID, NAME, LATITUDE, LONGITUDE, POPULATION))
        if row := _row(*told):
            rows.append(row)
            days.append(field[CHANGED])
    return rows, max(days, default="")


def _row(
    place_id: str, name: str, latitude: str, longitude: str, population: str
) -> dict[str, Any] | None:
    try:
        north, east, count = float(latitude), float(longitude), int(population or 0)
    except (TypeError, ValueError):
        return None
    if not (WEST < east < EAST and SOUTH < north < NORTH) or not name.strip():
        return None
    return {
        "place_id": place_id,
        "country_code": "FI",
        "name": name.strip(),
        "latitude": north,
        "longitude": east,
        "population": count,
    }

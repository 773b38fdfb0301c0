"""The story of the example data, as it stands in `data/demo`: who, what, where.

Everything is made up; a business ID starts with 9 and passes its check digit, which
no real one does at that height. Codes stay text.
"""

import csv
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from stdnum.fi import ytunnus

from etl.settings import DEMO_STORY, REFERENCE

SEED = "voimavara-2026"
ROUNDS = ("2025-1", "2026-1")
FIRST_NUMBER = 9200011
NUMBER_STEP = 173
# the last number of a company is FIRST_NUMBER + 120 steps; the dead come far above
DEAD_NUMBER = 9700001


@dataclass(frozen=True)
class Company:
    """One made-up company of Eastern Finland."""

    key: str
    name: str
    segment: str
    industry: str
    """TOL 2008, five digits."""
    municipality_code: str
    personnel: int
    rounds: tuple[str, ...]
    group: str
    heavy_repair: str
    """makes, could_make, or nothing."""
    capabilities: tuple[str, ...]
    business_id: str


@dataclass(frozen=True)
class Supplier:
    """Somebody from whom a company buys; a company of the story may be one too."""

    key: str
    name: str
    country: str
    municipality_code: str
    business_id: str
    owner: str
    tier: int
    distance_km: int
    transport: str
    route: str
    border: str


def chance(*about: object) -> random.Random:
    """Return the dice of one subject, so that a new subject moves no other."""
    return random.Random(":".join([SEED, *map(str, about)]))


def business_id(number: int) -> str:
    """Return the first valid business ID at or above `number`."""
    while True:
        for check in "0123456789":
            if ytunnus.is_valid(f"{number}{check}"):
                return f"{number}-{check}"
        number += 1


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one csv file of the story."""
    with (DEMO_STORY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def told(name: str) -> Mapping[str, Any]:
    """Return one toml file of the story."""
    with (DEMO_STORY / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def companies() -> tuple[Company, ...]:
    """Return all companies, in the order of the story."""
    return tuple(
        Company(
            key=row["key"],
            name=row["name"],
            segment=row["segment"],
            industry=row["industry"],
            municipality_code=row["municipality_code"],
            personnel=int(row["personnel"]),
            rounds=tuple(ROUNDS[int(one) - 1] for one in row["rounds"]),
            group=row["group"],
            heavy_repair=row["heavy_repair"],
            capabilities=tuple(filter(None, row["capabilities"].split("|"))),
            business_id=business_id(FIRST_NUMBER + NUMBER_STEP * place),
        )
        for place, row in enumerate(rows("company"))
    )


def interviewed(round_name: str) -> tuple[Company, ...]:
    """Return the companies that answered in a round."""
    return tuple(one for one in companies() if round_name in one.rounds)


@lru_cache(maxsize=1)
def suppliers() -> Mapping[str, Supplier]:
    """Return suppliers by key; companies of the story that sell are among them."""
    listed = {row["key"]: _supplier(row) for row in rows("supplier")}
    return {one.key: _seller(one) for one in companies()} | listed


def _supplier(row: Mapping[str, str]) -> Supplier:
    number = row["business_number"]
    return Supplier(
        key=row["key"],
        name=row["name"],
        country=row["country"],
        municipality_code=row["municipality_code"],
        business_id=business_id(int(number)) if number else "",
        owner=row["owner"],
        tier=int(row["tier"]),
        distance_km=int(row["distance_km"]),
        transport=row["transport"],
        route=row["route"],
        border=row["border"],
    )


def _seller(one: Company) -> Supplier:
    return Supplier(
        key=one.key,
        name=one.name,
        country="FI",
        municipality_code=one.municipality_code,
        business_id=one.business_id,
        owner=one.group,
        tier=1,
        distance_km=80,
        transport="maantie",
        route="Valtatie 5",
        border="",
    )


@lru_cache(maxsize=1)
def municipalities() -> Mapping[str, Mapping[str, str]]:
    """Return the 66 eastern municipalities by code."""
    return {row["municipality_code"]: row for row in rows("municipality")}


@lru_cache(maxsize=1)
def centres() -> Mapping[str, tuple[float, float]]:
    """Return latitude and longitude of municipalities, from the reference tables."""
    path = REFERENCE / "municipality.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["municipality_code"]: (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
        }

"""What is looked for in the procurement services: codes, places, days.

A CPV code stands for all that is below it, as 506 or 50600000 for every repair of
security and defence materials. A day that is not over yet is left for the next load,
so that the pages of one load don't move while they are read.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from etl.errors import Refused
from etl.language import N_
from etl.reference import read_table
from etl.settings import settings
from etl.sources.network import Wanted

CODE = re.compile(r"(\d{2,8})(-\d)?")
NOT_CPV = N_(
    "“{code}” is not a CPV code: 2 to 8 digits are expected, as 35 or 35100000. Mend "
    "it where it stands, in --only or in the setting VOIMAVARA_PROCUREMENT_CPV."
)
NO_PLACE = N_(
    "The own region {region} has no NUTS code, so notices can't be looked for by "
    "region. Check the setting VOIMAVARA_REGION, or leave out --region."
)


@dataclass(frozen=True)
class Search:
    """The notices that one load asks for."""

    cpv: tuple[str, ...]
    """Beginnings of CPV codes; empty: all codes."""
    places: tuple[str, ...]
    """NUTS codes of places of performance; empty: the whole country."""
    since: date
    until: date
    """The first day that is left out."""


def searched(wanted: Wanted, today: date | None = None) -> Search:
    """Return the search of what is wanted, else of what the settings say."""
    own = settings()
    codes = wanted.only or tuple(own.procurement_cpv.replace(",", " ").split())
    until = today or datetime.now(UTC).date()
    return Search(
        cpv=tuple(dict.fromkeys(map(_beginning, codes))),
        places=_places(own.region) if wanted.is_region else (),
        since=until - timedelta(days=max(own.procurement_days, 1)),
        until=until,
    )


def _beginning(code: str) -> str:
    found = CODE.fullmatch(code.strip())
    if found is None:
        raise Refused(NOT_CPV, code=code)
    short = found[1].rstrip("0")
    return short.ljust(2, "0")


def _places(region: str) -> tuple[str, ...]:
    # notices of years before 2025 may have the codes of NUTS 2021
    rows = read_table("nuts_region").to_pylist()
    found = [row["nuts_code"] for row in rows if row["region_code"] == region]
    if not found:
        raise Refused(NO_PLACE, region=region)
    return tuple(found)

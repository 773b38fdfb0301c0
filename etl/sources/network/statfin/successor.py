"""What stands in for a table that has ended: the newest alike in its folder.

Tables get new ids when a classification changes, and the old id then answers 400.
"""

import re
from collections.abc import Mapping
from typing import Any

from etl.sources.network.statfin.selection import Metadata
from etl.sources.statfin.tables import needs_of, owner_of
from etl.statistics.cube import short_id

MAX_CANDIDATES = 20
"""Metadata of so many tables is read: half of what the service allows in a minute."""


def candidates(listing: Any, title: str) -> list[str]:
    """Return file names of the tables of a folder whose title fits, newest first."""
    rows = [one for one in listing if isinstance(one, Mapping)]
    tables = [one for one in rows if one.get("type") == "t" and one.get("id")]
    fitting = [
        one
        for one in tables
        if re.search(title, str(one.get("text", "")), re.IGNORECASE)
        and not owner_of(short_id(str(one["id"])))
    ]
    fitting.sort(key=lambda one: str(one.get("updated", "")), reverse=True)
    return [str(one["id"]) for one in fitting[:MAX_CANDIDATES]]


def newest_alike(found: Mapping[str, Metadata], how: Mapping[str, Any]) -> str:
    """Return the address of the table that measures the same up to the last period.

    Of several the one with the fewest other variables, so that least is summed up.
    """
    alike = [place for place, one in found.items() if needs_of(how) <= set(one.kinds)]
    return max(alike, key=lambda place: _worth(found[place]), default="")


def _worth(metadata: Metadata) -> tuple[str, int]:
    time = metadata.dimensions[metadata.kinds.index("time")]
    return max(time.codes), -len(metadata.kinds)

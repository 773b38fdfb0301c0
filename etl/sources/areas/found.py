"""What one file of classifications holds, and which municipalities it must have.

A code of a merged municipality stands for the one that it is part of now, so that a
key of any year can be held against the list of today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.reference import code_list
from etl.reference_areas import successor

LEVELS = {
    "maakunta": "region",
    "seutukunta": "sub_region",
    "tyollisyysalue": "employment_area",
    "hyvinvointialue": "wellbeing_county",
    "evk": "development_centre",
    "elinvoimakeskus": "development_centre",
    "ely": "ely",
}
"""Levels of areas by the name that the publisher gives to their classification."""
DIGITS = {"sub_region": 3}
"""How many digits the codes of a level have, where they are not two."""
SHARES = {"0": "whole", "1": "main", "2": "part"}
"""What the figures of the key of industries mean, as read off its rows."""


@dataclass(frozen=True)
class Found:
    """One key or list: the table that it is, and its rows as they land."""

    landing: str
    table: str
    title: str
    vintage: str
    """The year, or nothing where the list is of no year."""
    rows: Sequence[Mapping[str, Any]]

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The year that the key is of."""
        if not self.vintage:
            return None, None
        year = int(self.vintage)
        return date(year, 1, 1), date(year, 12, 31)


def present(code: str) -> str:
    """Return the code in force of a municipality of any year."""
    return successor(code) or code


def wanted() -> set[str]:
    """Return the codes of the municipalities in force."""
    return set(code_list("municipality"))


def bare(code: str, digits: int = 0) -> str:
    """Return a code without the quotes that the publisher's csv wraps it in.

    With `digits` the zeros come back that a spreadsheet takes from a number.
    """
    plain = code.strip().strip("'")
    return plain.zfill(digits) if plain.isdecimal() else plain

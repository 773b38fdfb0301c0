"""Which of several files of one table is used: one vintage, and never a part of it.

The same table is the same short id (`table_id`, or its signature). What a file covers
is its areas, contents and classes, and the number of its periods:

1. A file is a part of another when it lacks more than a tenth of what the other has in
   some respect, and the other lacks no more than a tenth of what it has. A tenth,
   because merged municipalities make a newer whole a few codes smaller. A part never
   replaces a whole, however new it is.
2. Between two wholes the newer wins: by the publisher's update where both tell it,
   otherwise by the last period.
3. Between two parts of different things the one with more cells wins.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

LARGE_PART = 0.9
HASHES = 2**64
CLASSES = (
    "occupation_code",
    "industry_code",
    "age_code",
    "sex_code",
    "education_field_code",
    "education_level_code",
)
LISTS = ("area", "content", "class_", "period")
RESPECTS = ("area", "content", "class", "period")


@dataclass(frozen=True)
class Coverage:
    """What one file of a table covers."""

    area: tuple[str, ...]
    content: tuple[str, ...]
    class_: tuple[str, ...]
    """Occupations, industries, ages and sexes, each with its kind: age:55-64."""
    period: tuple[str, ...]
    updated: str
    cells: int
    digest: str
    """The same for the same cells, in whatever file format they came."""

    @property
    def last_period(self) -> str:
        """The newest month, quarter or year."""
        return self.period[-1]

    def facts(self) -> dict[str, Any]:
        """Return what the journal keeps, in JSON's types."""
        lists = {name: list(getattr(self, name)) for name in LISTS}
        return asdict(self) | lists

    def size(self, respect: str) -> int:
        """Return how many areas, contents, classes or periods there are."""
        return len(self._codes(respect))

    def _codes(self, respect: str) -> tuple[str, ...]:
        name = "class_" if respect == "class" else respect
        codes: tuple[str, ...] = getattr(self, name)
        return codes

    def lacks(self, other: "Coverage") -> list[str]:
        """Return the respects in which a large part of `other` is not here."""
        return [one for one in RESPECTS if self._share(other, one) < LARGE_PART]

    def is_apart(self, other: "Coverage") -> bool:
        """Say whether no cell can be in both."""
        mine, theirs = self._axes(), other._axes()
        common = mine.keys() & theirs.keys()
        return any(mine[one].isdisjoint(theirs[one]) for one in common)

    def _share(self, other: "Coverage", respect: str) -> float:
        theirs = other._codes(respect)
        if respect == "period":  # a newer vintage may begin later
            return len(self.period) / max(len(theirs), 1)
        here = set(self._codes(respect))
        return sum(code in here for code in theirs) / len(theirs) if theirs else 1.0

    def _axes(self) -> dict[str, set[str]]:
        axes = {name: set(self._codes(name)) for name in ("area", "content", "period")}
        for code in self.class_:
            axes.setdefault(code.partition(":")[0], set()).add(code)
        return axes


def union(parts: Sequence[Coverage]) -> Coverage:
    """Return what parts of one version cover together."""

    def merged(respect: str) -> tuple[str, ...]:
        return tuple(sorted({code for one in parts for code in one._codes(respect)}))

    digest = sum(int(one.digest, 16) for one in parts) % HASHES
    return Coverage(
        area=merged("area"),
        content=merged("content"),
        class_=merged("class"),
        period=merged("period"),
        updated=parts[0].updated,
        cells=sum(one.cells for one in parts),
        digest=f"{digest:016x}",
    )


def from_facts(facts: Mapping[str, Any]) -> Coverage:
    """Return the coverage that the journal kept."""
    known = {name: facts[name] for name in Coverage.__dataclass_fields__}
    return Coverage(**known | {name: tuple(known[name]) for name in LISTS})


def coverage_of(cells: pa.Table, periods: tuple[str, ...], updated: str) -> Coverage:
    """Return what landed cells cover."""
    levels = _distinct(cells, "area_level", "area_code")
    classes = [
        f"{name}:{code}"
        for name in CLASSES
        for (code,) in _distinct(cells, name)
        if code is not None
    ]
    return Coverage(
        area=tuple(f"{level}:{code}" for level, code in levels),
        content=tuple(code for (code,) in _distinct(cells, "content_code")),
        class_=tuple(classes),
        period=periods,
        updated=updated,
        cells=cells.num_rows,
        digest=_digest(cells),
    )


def is_newer(one: Coverage, other: Coverage) -> bool | None:
    """Say whether `one` is of a newer vintage; None when they are of the same."""
    mine, theirs = (one.updated, one.last_period), (other.updated, other.last_period)
    if not (one.updated and other.updated):
        mine, theirs = ("", one.last_period), ("", other.last_period)
    return None if mine == theirs else mine > theirs


def _distinct(cells: pa.Table, *columns: str) -> list[tuple[Any, ...]]:
    found = cells.group_by(list(columns)).aggregate([]).to_pydict()
    return sorted(zip(*found.values(), strict=True), key=str)


def _digest(cells: pa.Table) -> str:
    # a sum, so that neither the order of the rows nor their file matters
    hashes = pd.util.hash_pandas_object(cells.to_pandas(), index=False)
    return f"{int(hashes.sum()) % HASHES:016x}"

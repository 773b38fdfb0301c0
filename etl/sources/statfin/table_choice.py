"""Choosing among files of the same statistical table, and the table in use.

The rules are those of `etl.statistics.coverage`. Files of one update that cover
different parts of a table, as a chunked fetch makes them, are loaded together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.language import N_
from etl.sources import Choice, Recognised, Skipped
from etl.statistics.coverage import Coverage, from_facts, is_newer, union

PARTS = {
    "area": N_(
        "Number of areas of table {table}: {part} here, {whole} in “{other}”. A "
        "part never replaces a whole."
    ),
    "content": N_(
        "Number of measures of table {table}: {part} here, {whole} in “{other}”. A "
        "part never replaces a whole."
    ),
    "class": N_(
        "Number of classes of table {table}: {part} here, {whole} in “{other}”. A "
        "part never replaces a whole."
    ),
    "period": N_(
        "Number of periods of table {table}: {part} here, {whole} in “{other}”. A "
        "part never replaces a whole."
    ),
}
OTHER_PARTS = N_(
    "It covers other parts of table {table} than “{other}”, which has more cells. One "
    "version of a table is used: put the parts of one version into one folder."
)
OLDER = N_(
    "It is an older version of table {table}, up to {period}; “{other}” is newer, up "
    "to {newer}."
)
SAME = N_("It is table {table} once more, with the same figures as “{other}”.")
SAME_IN_USE = N_("Table {table} is in use already with the same figures.")
CONFLICT = N_(
    "It has other figures than “{other}” for the same version of table {table}. Load "
    "only the right one."
)
Reason = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class _Version:
    """One version of a table: its files together, found now or in use."""

    table: str
    files: tuple[str, ...]
    covered: Coverage
    found: tuple[Recognised, ...] = ()

    @property
    def is_in_use(self) -> bool:
        return not self.found


def choose_tables(
    found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
) -> Choice:
    """Choose one version of each table that was found; the others get a reason."""
    loaded: list[Recognised] = []
    skipped: list[Skipped] = []
    for table in sorted({one.table_name for one in found}):
        versions = _versions([one for one in found if one.table_name == table])
        known = [entry for entry in in_use if entry["table_name"] == table]
        if known:
            versions.insert(0, _version_in_use(table, known))
        winner = versions[0]
        for challenger in versions[1:]:
            winner = winner if _why_not(challenger, winner) else challenger
        loaded += winner.found
        skipped += [
            Skipped(one.file.name, *(_why_not(loser, winner) or _same(loser, winner)))
            for loser in versions
            if loser is not winner
            for one in loser.found
        ]
    return Choice(loaded, skipped)


def _versions(found: Sequence[Recognised]) -> list[_Version]:
    """Put the parts of one update together; the fullest version stands first."""
    groups: list[list[tuple[Coverage, Recognised]]] = []
    covered = [(from_facts(one.facts), one) for one in found]
    for part in sorted(covered, key=lambda pair: (-pair[0].cells, pair[1].file.name)):
        fitting = (group for group in groups if _fits(part[0], group))
        group = next(fitting, None)
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    return [
        _Version(
            table=group[0][1].table_name,
            files=tuple(one.file.name for _, one in group),
            covered=union([coverage for coverage, _ in group]),
            found=tuple(one for _, one in group),
        )
        for group in groups
    ]


def _fits(part: Coverage, group: Sequence[tuple[Coverage, Recognised]]) -> bool:
    return bool(part.updated) and all(
        part.updated == other.updated and part.is_apart(other) for other, _ in group
    )


def _version_in_use(table: str, entries: Sequence[Mapping[str, Any]]) -> _Version:
    covered = union([from_facts(entry) for entry in entries])
    return _Version(table, tuple(entry["file"] for entry in entries), covered)


def _why_not(one: _Version, other: _Version) -> Reason | None:
    """Return why `one` gives way to `other`; None when it does not."""
    mine, theirs = one.covered, other.covered
    lacks, lacked = mine.lacks(theirs), theirs.lacks(mine)
    if lacks and not lacked:
        sizes = {"part": mine.size(lacks[0]), "whole": theirs.size(lacks[0])}
        return PARTS[lacks[0]], _names(one, other) | sizes
    if lacked and not lacks:
        return None
    if lacks:
        fewer = mine.cells <= theirs.cells
        return (OTHER_PARTS, _names(one, other)) if fewer else None
    newer = is_newer(mine, theirs)
    if newer is None:
        is_correction = other.is_in_use and mine.digest != theirs.digest
        return None if is_correction else _same(one, other)
    periods = {"period": mine.last_period, "newer": theirs.last_period}
    return None if newer else (OLDER, _names(one, other) | periods)


def _same(one: _Version, other: _Version) -> Reason:
    if one.covered.digest != other.covered.digest:
        return CONFLICT, _names(one, other)
    return (SAME_IN_USE if other.is_in_use else SAME), _names(one, other)


def _names(one: _Version, other: _Version) -> dict[str, Any]:
    return {"table": one.table, "other": other.files[0]}

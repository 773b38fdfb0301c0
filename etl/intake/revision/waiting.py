"""Which rows of which batch still wait to be mended.

A row counts once. What a correction took along waits there and not in the first file;
what a longer export of the form tells anew waits in that, unless it only repeats what
somebody has mended since. Undoing the later file gives the rows back.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from etl import journal, landing
from etl.journal import Batch
from etl.reading.finding import LAYER
from etl.workspace import Workspace

Place = tuple[str, int]
"""Sheet and row number."""
Answer = tuple[str, str | None]
"""The form tool's id of an answer, and when it was given."""
Repeat = tuple[str, int, frozenset[Answer]]
"""Sheet, turn among the rows of one answer, and the answers that the row holds."""


def waiting(ws: Workspace) -> Mapping[str, frozenset[Place]]:
    """Return the rows to mend of each batch in use; batches with none are left out."""
    live = [one for one in journal.live_batches(ws) if one.kind == "workbook"]
    found = {}
    for batch in live:
        parked = _parked(_table(ws, batch, "parked_row"))
        rows = parked - corrected_by(live, batch.batch_id)
        if rows:
            rows -= told_anew(ws, live, batch, rows)
        if rows:
            found[batch.batch_id] = rows
    return found


def corrected_by(live: Sequence[Batch], batch_id: str) -> frozenset[Place]:
    """Return the rows of a batch that its corrections in use have taken along."""
    return frozenset(
        (sheet, row)
        for batch in live
        if batch.about.get("revises") == batch_id
        for sheet, rows in batch.about.get("corrected", {}).items()
        for row in rows
    )


def told_anew(
    ws: Workspace, live: Sequence[Batch], batch: Batch, rows: frozenset[Place]
) -> frozenset[Place]:
    """Return which rows a later export tells anew, or an earlier one had mended."""
    mine = _answers(_table(ws, batch, "respondent"))
    if not mine:
        return frozenset()
    later: set[str] = set()
    mended: set[Repeat] = set()
    for other in live:
        if other is batch or other.about.get("revises"):
            continue
        if _is_same_form(ws, batch, other):
            theirs = _answers(_table(ws, other, "respondent"))
            later |= _repeated(mine, theirs) if other.place > batch.place else set()
            mended.update(_repeats(_mended(ws, live, other.batch_id), theirs))
    anew = {
        place
        for place in rows
        if (told := mine.get(place[1] % LAYER)) and {who for who, _ in told} <= later
    }
    return frozenset(anew | {one for one in rows if _repeat(one, mine) in mended})


def _mended(ws: Workspace, live: Sequence[Batch], batch_id: str) -> frozenset[Place]:
    """Return the rows that corrections have taken along and that wait no more."""
    still = [
        _parked(_table(ws, one, "parked_row"))
        for one in live
        if one.about.get("revises") == batch_id
    ]
    return corrected_by(live, batch_id).difference(*still)


def _repeated(
    mine: Mapping[int, frozenset[Answer]], theirs: Mapping[int, frozenset[Answer]]
) -> set[str]:
    """Return the ids that both have, if most are of the same moment.

    Two copies of one form both count from one; without moments none is taken for one.
    """
    ours = dict(one for told in mine.values() for one in told)
    shared = [
        (who, at is not None and ours[who] == at)
        for told in theirs.values()
        for who, at in told
        if who in ours
    ]
    is_later = 2 * sum(is_same for _, is_same in shared) >= len(shared)
    return {who for who, _ in shared} if is_later else set()


def _repeats(
    places: frozenset[Place], held: Mapping[int, frozenset[Answer]]
) -> Iterator[Repeat]:
    for place in places:
        repeat = _repeat(place, held)
        if repeat is not None:
            yield repeat


def _repeat(place: Place, held: Mapping[int, frozenset[Answer]]) -> Repeat | None:
    """Return by what a row is known in another export, None without moments."""
    sheet, row = place
    told = held.get(row % LAYER)
    if not told or any(at is None for _, at in told):
        return None
    return sheet, row // LAYER, told


def _is_same_form(ws: Workspace, one: Batch, other: Batch) -> bool:
    """Say whether two batches were read of one form, by its headers or mapping."""
    mapping = one.about.get("mapping_id")
    if mapping and mapping == other.about.get("mapping_id"):
        return True
    forms = _forms(_table(ws, one, "respondent"))
    return not forms.isdisjoint(_forms(_table(ws, other, "respondent")))


def _table(ws: Workspace, batch: Batch, name: str) -> Path | None:
    return landing.read_parsed(ws, batch.parsed_key).tables.get(name)


# what was parsed under a key is written once and never changed


@lru_cache(maxsize=4096)
def _parked(path: Path | None) -> frozenset[Place]:
    if path is None:
        return frozenset()
    table = pq.read_table(path, columns=["sheet", "row_number"])
    rows = zip(*(table[name].to_pylist() for name in table.column_names), strict=True)
    return frozenset(rows)


@lru_cache(maxsize=512)
def _answers(path: Path | None) -> Mapping[int, frozenset[Answer]]:
    """Return the answers that each row of sheet A holds."""
    found: dict[int, set[Answer]] = {}
    for line in pq.read_table(path).to_pylist() if path else ():
        told = line["respondent"], line["answered_at"]
        found.setdefault(line["row_number"] % LAYER, set()).add(told)
    return {row: frozenset(told) for row, told in found.items()}


@lru_cache(maxsize=512)
def _forms(path: Path | None) -> frozenset[str]:
    table = pq.read_table(path, columns=["form"]) if path else None
    return frozenset(table["form"].to_pylist()) if table else frozenset()

"""Which rows of which batch still wait to be mended.

A row that a correction took along waits there and not in the first file, so each
row is counted once; undoing the correction gives it back.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from etl import journal, landing
from etl.journal import Batch
from etl.workspace import Workspace

Place = tuple[str, int]
"""Sheet and row number."""


def waiting(ws: Workspace) -> Mapping[str, frozenset[Place]]:
    """Return the rows to mend of each batch in use; batches with none are left out."""
    live = [one for one in journal.live_batches(ws) if one.kind == "workbook"]
    found = {}
    for batch in live:
        path = landing.read_parsed(ws, batch.parsed_key).tables["parked_row"]
        rows = _parked(path) - corrected_by(live, batch.batch_id)
        if rows:
            found[batch.batch_id] = rows
    return found


def corrected_by(live: list[Batch], batch_id: str) -> frozenset[Place]:
    """Return the rows of a batch that its corrections in use have taken along."""
    return frozenset(
        (sheet, row)
        for batch in live
        if batch.about.get("revises") == batch_id
        for sheet, rows in batch.about.get("corrected", {}).items()
        for row in rows
    )


# what was parsed under a key is written once and never changed


@lru_cache(maxsize=4096)
def _parked(path: Path) -> frozenset[Place]:
    table = pq.read_table(path, columns=["sheet", "row_number"])
    rows = zip(*(table[name].to_pylist() for name in table.column_names), strict=True)
    return frozenset(rows)

"""The same bytes again: the reading in use, or another that would take its place.

A file counts once. Read by another mapping or under other answers it replaces what was
read of it before, in the same place among the batches; undoing it brings that back.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl import journal, landing
from etl.intake.revision.parts import KIND
from etl.journal import Batch
from etl.landing import Original
from etl.workspace import Workspace

SOURCE = "interviews"
LAST = 2**62
"""The place of a batch that is not accepted yet: after all others."""

NOT_YET = "proposal"
"""The identifier of a batch until it is accepted."""

ANSWERS = ["sheet", "row_number", "digest"]
WAITING = ["sheet", "row_number", "code"]


def in_use(ws: Workspace, sha256: str) -> Batch | None:
    """Return the batch in use that was read of these bytes."""
    found = (one for one in journal.live_batches(ws) if one.sha256 == sha256)
    return next((one for one in found if one.kind == KIND), None)


def compared(
    ws: Workspace, made: Batch, tables: Mapping[str, pa.Table]
) -> tuple[Batch, Batch | None, Batch | None]:
    """Return what accepting gives, the batch that is the same, and one that gives way.

    `made` is what was read of the bytes now, and `tables` are its rows.
    """
    known = in_use(ws, made.sha256)
    if known is not None and is_same(ws, known, made.about, tables):
        return known, known, None
    return incoming(ws, made, known), None, known


def is_same(
    ws: Workspace,
    known: Batch,
    facts: Mapping[str, Any],
    tables: Mapping[str, pa.Table],
) -> bool:
    """Whether a batch was read under the same decisions, or gave the same rows.

    Batches of before decisions were noted count as read the same way.
    """
    if known.about.get("choices", facts["choices"]) == facts["choices"]:
        return True
    paths = landing.read_parsed(ws, known.parsed_key).tables
    pairs = (("answer_row", ANSWERS), ("parked_row", WAITING))
    return all(
        pq.read_table(paths[name], columns=columns).equals(tables[name].select(columns))
        for name, columns in pairs
    )


def incoming(ws: Workspace, made: Batch, beside: Batch | None) -> Batch:
    """Return the batch that accepting would give: a new one, or one that comes back.

    `beside` is the other reading of the same bytes that is in use.
    """
    for known in journal.batches(ws):
        is_back = beside is None or known.replaces == beside.batch_id
        same = known.parsed_key == made.parsed_key and known.state == "undone"
        if same and is_back:
            return replace(known, state="live")
    replaces, place = (beside.batch_id, beside.place) if beside else ("", LAST)
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    made = replace(made, batch_id=NOT_YET, accepted_at=at)
    return replace(made, replaces=replaces, place=place)


def as_batch(
    original: Original, author: str, key: str, facts: Mapping[str, Any]
) -> Batch:
    """Return the batch that a file would be."""
    counts = facts["counts"]
    return Batch(
        kind=KIND,
        source=SOURCE,
        file_name=original.name,
        sha256=original.sha256,
        parsed_key=key,
        author=author,
        row_count=counts.get("rows_imported", 0),
        parked_count=counts.get("rows_parked", 0),
        about=facts,
    )

"""The names that wait for a person, and the companies that each may mean.

Candidates are worked out when a card is shown and kept; the register's names are read
once for each load of it, as they may be a million.
"""

from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import streamlit as st

from etl.matching.decisions import Decided
from etl.matching.engine import Candidate, Pool
from etl.matching.waiting import (
    Item,
    Queue,
    candidates_for,
    items,
    offered,
    queue_of,
)
from ui.remembered import remembered
from ui.text import _
from ui.warehouse import many_rows, query

FOUND = "matching-pool-found"


def queue(kind: str, now: Decided, skipped: Sequence[str]) -> Queue:
    """Return the names of a kind; those left for later come last."""
    found = queue_of(items(query("matching__queue", kind=kind).to_dict("records")), now)
    waiting = found.waiting
    if kind == "supplier":
        waiting = [one for one in waiting if found_for(one, now)]
    later = {subject: place for place, subject in enumerate(skipped)}
    waiting.sort(key=lambda one: later.get(one.subject_id, -1))
    return Queue(waiting, found.settled, found.automatic)


def found_for(item: Item, now: Decided) -> list[Candidate]:
    """Return up to five companies that a name may mean, without those ruled out."""
    return [] if item.kind == "id" else offered(item, _candidates(item), now)


def _candidates(item: Item) -> list[Candidate]:
    rows = query("matching__answered_name")
    kept = st.session_state.setdefault(FOUND, {})
    pool = registered()
    key = (item.local_id, id(pool), id(rows))
    if key not in kept:
        kept[key] = candidates_for(item, _told(rows), pool)
    found: list[Candidate] = kept[key]
    return found


@remembered(400)
def _told(rows: pd.DataFrame) -> Pool:
    return _pool(pa.Table.from_pandas(rows, preserve_index=False))


def registered() -> Pool:
    """Return the names of the register that is in use, read once for each load."""
    load = query("matching__load")
    batch_id = "" if load.empty else str(load["batch_id"].iloc[0])
    return _register(batch_id)


def _register(batch_id: str) -> Pool:
    if batch_id in {"", "None", "nan"}:
        return Pool.of([])
    with st.spinner(_("Reading the names of the register…")):
        return _read(batch_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(batch_id: str) -> Pool:
    del batch_id  # only tells one load from another
    return _pool(many_rows("matching__register_name"))


def _pool(names: pa.Table) -> Pool:
    return Pool(names) if names.num_rows else Pool.of([])

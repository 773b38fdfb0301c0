"""Which tables of the registers are in use, and how old each is against its rhythm.

A table whose name ends in the hash of its files (`companies 1f0c9a7b`) is one of many
loads that add to each other; together they are told as one table.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from etl import journal, landing
from etl.settings import PROJECT
from etl.workspace import Workspace

RHYTHM = PROJECT / "etl" / "mappings" / "registers" / "rhythm.toml"
OF_MANY = re.compile(r"(?P<table>.+) [0-9a-f]{8}")
STATES = ("fresh", "unknown", "late", "very_late")
"""What an age means, from good to bad; unknown where the age cannot be told."""
Row = Mapping[str, Any]


@dataclass(frozen=True)
class TableInUse:
    """One published table of a source, of which rows are in use."""

    source: str
    table_name: str
    title: str
    vintage: str
    period_from: date | None
    period_to: date | None
    fetched_at: datetime
    licence: str
    attribution: str
    origin: str
    row_count: int | None
    is_made_up: bool


@dataclass(frozen=True)
class TableAge(TableInUse):
    """A table in use, and whether it is as new as it should be."""

    age_days: int | None
    state: str

    def as_json(self) -> dict[str, Any]:
        """Return the facts in JSON's types."""
        told = asdict(self)
        for name in ("period_from", "period_to", "fetched_at"):
            told[name] = told[name].isoformat() if told[name] else None
        return told


def table_ages(ws: Workspace, today: date | None = None) -> list[TableAge]:
    """Return the age of each table in use, by source and table."""
    day = today or datetime.now(UTC).date()
    return [aged(one, day) for one in tables_in_use(ws, journal.live_batches(ws))]


def tables_in_use(ws: Workspace, live: Sequence[journal.Batch]) -> list[TableInUse]:
    """Return the tables of registers in these batches: newer loads replace older."""
    newest: dict[tuple[str, str], list[Row]] = {}
    for batch in live:
        if batch.kind != "register":
            continue
        path = landing.read_parsed(ws, batch.parsed_key).tables["source_load"]
        loads: dict[tuple[str, str], list[Row]] = {}
        for row in _loads(path):
            loads.setdefault((row["source"], _table(row)), []).append(row)
        for key, rows in loads.items():
            adds = OF_MANY.fullmatch(rows[0]["table_name"]) and not _is_whole(batch)
            newest[key] = [*newest.get(key, []), *rows] if adds else rows
    return [_in_use(key, rows) for key, rows in sorted(newest.items())]


def aged(table: TableInUse, day: date) -> TableAge:
    """Return a table with its age on a day and what that means."""
    rule = rhythm(table.source, table.table_name)
    since = table.fetched_at.date() if table.fetched_at else None
    if rule.get("since") == "period":
        since = table.period_to
    age = max((day - since).days, 0) if since and rule else None
    facts = {one.name: getattr(table, one.name) for one in fields(TableInUse)}
    return TableAge(**facts, age_days=age, state=_state(age, rule))


def rhythm(source: str, table: str = "") -> Mapping[str, Any]:
    """Return how often a table should be updated, and how far its reader is tried."""
    whole = sections().get(source, {})
    rule = {name: it for name, it in whole.items() if not isinstance(it, dict)}
    own = whole.get(table, {})
    return rule | own if isinstance(own, dict) else rule


@lru_cache(maxsize=1)
def sections() -> dict[str, Any]:
    """Return the sections of `rhythm.toml`, one a source."""
    return tomllib.loads(RHYTHM.read_text(encoding="utf-8"))


def worst(states: Sequence[str]) -> str:
    """Return the worst of some states, unknown where there is none."""
    return max(states, key=STATES.index, default="unknown")


# what was parsed under a key is written once and never changed
@lru_cache(maxsize=512)
def _loads(path: Path) -> list[Row]:
    rows: list[Row] = pq.read_table(path).to_pylist()
    return rows


def _is_whole(batch: journal.Batch) -> bool:
    return any(entry.get("whole") for entry in batch.about.get("loaded", ()))


def _table(row: Row) -> str:
    found = OF_MANY.fullmatch(row["table_name"])
    return found["table"] if found else str(row["table_name"])


def _in_use(key: tuple[str, str], rows: Sequence[Row]) -> TableInUse:
    last = max(rows, key=lambda row: row["fetched_at"])
    starts = [row["period_from"] for row in rows if row["period_from"]]
    ends = [row["period_to"] for row in rows if row["period_to"]]
    return TableInUse(
        source=key[0],
        table_name=key[1],
        title=last["title"],
        vintage=max(row["vintage"] for row in rows),
        period_from=min(starts, default=None),
        period_to=max(ends, default=None),
        fetched_at=last["fetched_at"],
        licence=last["licence"],
        attribution=last["attribution"],
        origin=last["origin"],
        row_count=sum(row["row_count"] for row in rows),
        is_made_up=any(row["is_made_up"] for row in rows),
    )


def _state(age: int | None, rule: Mapping[str, Any]) -> str:
    if age is None or "very_late" not in rule:
        return "unknown"
    if age > rule["very_late"]:
        return "very_late"
    return "late" if age > rule["late"] else "fresh"

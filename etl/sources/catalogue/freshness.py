"""How old each table in use is against how often its register is updated.

A source whose last load failed keeps its old tables; the failure is told beside them
until a load succeeds.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import pyarrow.parquet as pq

from etl import journal, landing
from etl.settings import PROJECT
from etl.workspace import Workspace

RHYTHM = PROJECT / "etl" / "mappings" / "registers" / "rhythm.toml"
ADDING = ("companies", "procurement")
"""Sources whose loads add to each other, unless one holds the whole register."""
FAILED, DONE = "refresh_failed", "refresh_done"


@dataclass(frozen=True)
class TableAge:
    """One table in use, and whether it is as new as it should be."""

    source: str
    table_name: str
    title: str
    vintage: str
    period_to: date | None
    fetched_at: datetime
    licence: str
    origin: str
    row_count: int
    age_days: int | None
    state: str
    """fresh | late | very_late, or unknown where the age cannot be told."""

    def as_json(self) -> dict[str, Any]:
        """Return the facts in JSON's types."""
        facts = asdict(self)
        facts["period_to"] = self.period_to.isoformat() if self.period_to else None
        return facts | {"fetched_at": self.fetched_at.isoformat()}


def table_ages(ws: Workspace, today: date | None = None) -> list[TableAge]:
    """Return the age of each table in use, by source and table."""
    day = today or datetime.now(UTC).date()
    newest: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for batch in journal.live_batches(ws):
        if batch.kind != "register":
            continue
        path = landing.read_parsed(ws, batch.parsed_key).tables["source_load"]
        loads: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for row in pq.read_table(path).to_pylist():
            key = (row["source"], _table(row["source"], row["table_name"]))
            loads.setdefault(key, []).append(row)
        adds = batch.source in ADDING and not _is_whole(batch)
        for key, rows in loads.items():
            newest[key] = [*newest.get(key, []), *rows] if adds else rows
    return [_age(key, rows, day) for key, rows in sorted(newest.items())]


def failures(ws: Workspace) -> dict[str, dict[str, str]]:
    """Return, by source, when and why its last load failed, if it did."""
    found: dict[str, dict[str, str]] = {}
    for event in journal.events(ws, FAILED, DONE):
        found.pop(event.subject, None)
        if event.kind == FAILED:
            found[event.subject] = {"at": event.at, "reason": event.payload["reason"]}
    return found


@lru_cache(maxsize=1)
def _rhythm() -> dict[str, Any]:
    return tomllib.loads(RHYTHM.read_text(encoding="utf-8"))


def _is_whole(batch: journal.Batch) -> bool:
    return any(entry.get("whole") for entry in batch.about["loaded"])


def _table(source: str, table: str) -> str:
    # each load of companies is a table of its own; together they are one
    return source if source in ADDING else table


def _age(
    key: tuple[str, str], rows: Sequence[Mapping[str, Any]], day: date
) -> TableAge:
    source, table = key
    last = max(rows, key=lambda row: row["fetched_at"])
    ends = [row["period_to"] for row in rows if row["period_to"]]
    rule = _rhythm().get(source, {})
    rule = rule.get(table, rule)
    since = last["fetched_at"].date()
    if rule.get("since") == "period":
        since = max(ends) if ends else None
    age = max((day - since).days, 0) if since and rule else None
    return TableAge(
        source=source,
        table_name=table,
        title=last["title"],
        vintage=max(row["vintage"] for row in rows),
        period_to=max(ends) if ends else None,
        fetched_at=last["fetched_at"],
        licence=last["licence"],
        origin=last["origin"],
        row_count=sum(row["row_count"] for row in rows),
        age_days=age,
        state=_state(age, rule),
    )


def _state(age: int | None, rule: Mapping[str, Any]) -> str:
    if age is None:
        return "unknown"
    if age > rule["very_late"]:
        return "very_late"
    return "late" if age > rule["late"] else "fresh"

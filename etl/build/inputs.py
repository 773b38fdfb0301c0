"""What a build starts from: landed rows, decisions of the journal, code lists.

Each input table has a fingerprint of what it is made of, so an unchanged one is
not even read.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl import journal, landing, reference
from etl.build.engine import Engine
from etl.intake.template import landing_columns
from etl.journal import Batch
from etl.settings import PROJECT
from etl.workspace import Workspace

MAPPINGS = PROJECT / "etl" / "mappings"


@dataclass(frozen=True)
class Input:
    """One table that the build takes in, and how to write it when it changed."""

    table: str
    fingerprint: str
    write: Callable[[Engine], int]


@cache
def landing_schema() -> dict[str, dict[str, str]]:
    """Return the columns of every landing table, `batch_id` first."""
    text = (MAPPINGS / "landing_tables.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(text)
    for sheet, fields in landing_columns().items():
        answers = {field: "varchar" for field in fields}
        tables[sheet] = {"row_number": "integer"} | answers
    return {name: {"batch_id": "varchar"} | cols for name, cols in tables.items()}


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((MAPPINGS / "landing_rules.toml").read_text(encoding="utf-8"))


def _only_newest(name: str) -> str:
    keys = _rules()["newest_by"].get(name)
    if not keys:
        return ""
    newer = _rules()["newer"].get(name)
    order = f"{newer} desc nulls last, load_order desc" if newer else "load_order desc"
    return f" qualify rank() over (partition by {', '.join(keys)} order by {order}) = 1"


def inputs(ws: Workspace) -> list[Input]:
    """Return every input table of this workspace, with its present fingerprint."""
    return [*_landing_inputs(ws), *_journal_inputs(ws), *_reference_inputs()]


def input_names() -> set[str]:
    """Return the names of all input tables."""
    return {f"landing.{name}" for name in landing_schema()} | {
        f"reference.{name}" for name in reference.TABLES
    }


def _landing_inputs(ws: Workspace) -> list[Input]:
    live = journal.live_batches(ws)
    holders: dict[str, list[Batch]] = {}
    for batch in live:
        for table in landing.read_parsed(ws, batch.parsed_key).tables:
            holders.setdefault(table, []).append(batch)
    found = []
    for name, columns in landing_schema().items():
        if name in ("batch", "confirmed_place"):
            continue
        parts = holders.get(name, [])
        keys = [(batch.batch_id, batch.parsed_key) for batch in parts]
        found.append(
            Input(
                f"landing.{name}",
                _digest(columns, keys, _only_newest(name)),
                _landing_writer(ws, name, parts),
            )
        )
    return found


def _landing_writer(
    ws: Workspace, name: str, parts: list[Batch]
) -> Callable[[Engine], int]:
    columns = landing_schema()[name]

    def write(engine: Engine) -> int:
        selects = [_empty(columns) + " where false"]
        for order, batch in enumerate(parts):
            path = landing.read_parsed(ws, batch.parsed_key).tables[name]
            selects.append(_part(columns, batch.batch_id, str(path), order))
        union = " union all ".join(selects)
        wanted = ", ".join(columns)
        return engine.write(
            f"landing.{name}", f"select {wanted} from ({union}){_only_newest(name)}"
        )

    return write


def _empty(columns: Mapping[str, str]) -> str:
    nulls = ", ".join(
        f"cast(null as {kind}) as {name}" for name, kind in columns.items()
    )
    return f"select {nulls}, 0 as load_order"


def _part(columns: Mapping[str, str], batch_id: str, path: str, order: int) -> str:
    present = set(pq.read_schema(path).names)
    values = [f"'{batch_id}' as batch_id"]
    for name, kind in columns.items():
        if name != "batch_id":
            value = name if name in present else "null"
            values.append(f"cast({value} as {kind}) as {name}")
    quoted = path.replace("'", "''")
    return f"select {', '.join(values)}, {order} as load_order from '{quoted}'"


def _journal_inputs(ws: Workspace) -> list[Input]:
    accepted = [
        {
            "batch_id": batch.batch_id,
            "kind": batch.kind,
            "source": batch.source,
            "file_name": batch.file_name,
            "sha256": batch.sha256,
            "accepted_at": batch.accepted_at,
            "accepted_by": batch.author,
            "row_count": batch.row_count,
            "parked_count": batch.parked_count,
        }
        for batch in journal.live_batches(ws)
    ]
    places = {
        event.subject: {
            "batch_id": str(event.event_id),
            "company_id": event.subject,
            "latitude": event.payload["latitude"],
            "longitude": event.payload["longitude"],
            "confirmed_at": event.at,
            "confirmed_by": event.author,
        }
        for event in journal.events(ws, "place_confirmed")
    }
    return [
        _rows_input("batch", accepted),
        _rows_input("confirmed_place", list(places.values())),
    ]


def _rows_input(name: str, rows: list[dict[str, Any]]) -> Input:
    columns = landing_schema()[name]
    arrow = pa.table(
        {column: [str(row[column]) for row in rows] for column in columns},
        schema=pa.schema([(column, pa.string()) for column in columns]),
    )
    return Input(
        f"landing.{name}",
        _digest(columns, rows),
        lambda engine: engine.write_frame(f"landing.{name}", columns, arrow),
    )


def _reference_inputs() -> list[Input]:
    prints = reference.fingerprint()
    return [
        Input(
            f"reference.{name}",
            _digest(columns, prints[name]),
            _reference_writer(name, columns),
        )
        for name, columns in reference.TABLES.items()
    ]


def _reference_writer(name: str, columns: Mapping[str, str]) -> Callable[[Engine], int]:
    def write(engine: Engine) -> int:
        rows = reference.read_reference()[name]
        return engine.write_frame(f"reference.{name}", columns, rows)

    return write


def _digest(*parts: Any) -> str:
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()

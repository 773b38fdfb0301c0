"""What a build starts from: landed rows, decisions of the journal, code lists.

Each input table has a fingerprint of what it is made of, so an unchanged one is
not even read.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from etl import journal, reference
from etl.build.engine import Engine
from etl.build.landed import Input, landing_inputs, landing_schema
from etl.build.record import digest
from etl.consents import withdrawal
from etl.journal import Batch
from etl.matching import decisions
from etl.sources.catalogue.failure import failures
from etl.sources.catalogue.freshness import tables_in_use
from etl.workspace import Workspace

__all__ = ["Input", "input_names", "inputs", "landing_schema"]


def inputs(ws: Workspace, live: Sequence[Batch] | None = None) -> list[Input]:
    """Return every input table of this workspace and what it is made of now.

    With `live` it is made as if these batches were in use.
    """
    live = journal.live_batches(ws) if live is None else live
    return [
        *landing_inputs(ws, live),
        _rows_input("batch", [_batch_row(batch) for batch in live]),
        _rows_input("confirmed_place", _places(ws)),
        _rows_input("company_match", decisions.rows(ws)),
        _rows_input("consent_withdrawal", withdrawal.rows(ws)),
        _rows_input("refresh_failure", _failures(ws)),
        _rows_input("source_table", _tables(ws, live)),
        *_reference_inputs(),
    ]


def answer_inputs(ws: Workspace, live: Sequence[Batch]) -> list[Input]:
    """Return the inputs that tell whose answers of sheet A count, and nothing else."""
    wanted = {"landing.yritykset", "landing.respondent"}
    return [
        *(item for item in landing_inputs(ws, live) if item.table in wanted),
        _rows_input("batch", [_batch_row(batch) for batch in live]),
    ]


def input_names() -> set[str]:
    """Return the names of all input tables."""
    return {f"landing.{name}" for name in landing_schema()} | {
        f"reference.{name}" for name in reference.TABLES
    }


def _batch_row(batch: Batch) -> dict[str, Any]:
    return {
        "batch_id": batch.batch_id,
        "kind": batch.kind,
        "source": batch.source,
        "file_name": batch.file_name,
        "sha256": batch.sha256,
        "accepted_at": batch.accepted_at,
        "accepted_by": batch.author,
        "row_count": batch.row_count,
        "parked_count": batch.parked_count,
        "place": batch.place,
        "is_part": bool(batch.about.get("is_part", False)),
        "mapping_id": batch.about.get("mapping_id", ""),
        "is_correction": bool(batch.about.get("revises")),
    }


def _places(ws: Workspace) -> list[dict[str, Any]]:
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
    return list(places.values())


def _tables(ws: Workspace, live: Sequence[Batch]) -> list[dict[str, Any]]:
    return [{"batch_id": one.source} | asdict(one) for one in tables_in_use(ws, live)]


def _failures(ws: Workspace) -> list[dict[str, Any]]:
    return [
        {
            "batch_id": source,
            "source": source,
            "failed_at": failure.since.removesuffix("+00:00"),
            "failure_text": failure.text,
            "failure_values": json.dumps(failure.values, sort_keys=True),
        }
        for source, failure in sorted(failures(ws).items())
    ]


def _rows_input(name: str, rows: list[dict[str, Any]]) -> Input:
    columns = landing_schema()[name]

    def write(engine: Engine, _before: Sequence[str] | None) -> None:
        arrow = pa.table(
            {column: [_text(row[column]) for row in rows] for column in columns},
            schema=pa.schema([(column, pa.string()) for column in columns]),
        )
        engine.write_frame(f"landing.{name}", columns, arrow)

    return Input(f"landing.{name}", digest(columns), (digest(rows),), write)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _reference_inputs() -> list[Input]:
    prints = reference.fingerprint()
    return [
        Input(
            f"reference.{name}",
            digest(columns),
            (prints[name],),
            _reference_writer(name, columns),
        )
        for name, columns in reference.TABLES.items()
    ]


def _reference_writer(
    name: str, columns: Mapping[str, str]
) -> Callable[[Engine, Sequence[str] | None], None]:
    def write(engine: Engine, _before: Sequence[str] | None) -> None:
        rows = reference.read_table(name)
        engine.write_frame(f"reference.{name}", columns, rows)

    return write

"""Landing tables of the registers as Arrow, with the types of landing_tables.toml.

The build adds `batch_id`; a parser never writes it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

DECLARED = Path(__file__).resolve().parent.parent / "mappings" / "landing_tables.toml"
ARROW_TYPES = {
    "varchar": pa.string(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "double": pa.float64(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
}


@lru_cache(maxsize=1)
def _declared() -> dict[str, dict[str, str]]:
    with DECLARED.open("rb") as file:
        return tomllib.load(file)


def schema(table: str) -> pa.Schema:
    """Return the columns of a landing table, in the order they are declared."""
    columns = _declared()[table]
    return pa.schema([(name, ARROW_TYPES[kind]) for name, kind in columns.items()])


def rows(table: str, records: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return records as a landing table; a field left out is null."""
    return pa.Table.from_pylist(list(records), schema=schema(table))


def columns(table: str, values: Mapping[str, Any]) -> pa.Table:
    """Return columns as a landing table; a column left out is null."""
    shape = schema(table)
    length = len(next(iter(values.values()))) if values else 0
    arrays = [
        _column(values[name], kind) if name in values else pa.nulls(length, kind)
        for name, kind in zip(shape.names, shape.types, strict=True)
    ]
    return pa.table(arrays, schema=shape)


def _column(values: Any, kind: pa.DataType) -> pa.Array:
    array = values if isinstance(values, pa.Array) else pa.array(values)
    return array if array.type == kind else array.cast(kind)

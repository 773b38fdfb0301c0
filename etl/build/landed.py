"""The landing tables of a build: the rows of all live batches, one part a batch.

A batch never changes, so a table that only gained or lost some is not read again:
the lost rows are deleted and the new ones added, in the order of acceptance.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from etl import landing
from etl.build.engine import Engine
from etl.build.record import digest
from etl.intake.template import landing_columns
from etl.journal import Batch
from etl.settings import PROJECT
from etl.workspace import Workspace

MAPPINGS = PROJECT / "etl" / "mappings"
FROM_JOURNAL = (
    "batch",
    "confirmed_place",
    "company_match",
    "consent_withdrawal",
    "refresh_failure",
    "source_table",
)


@dataclass(frozen=True)
class Input:
    """One table that the build takes in, and how to write it when it changed.

    `parts` name what it is made of, each with something that never changes; `write`
    is told of the parts that stand in the table already, or None.
    """

    table: str
    recipe: str
    parts: tuple[str, ...]
    write: Callable[[Engine, Sequence[str] | None], None]


@dataclass(frozen=True)
class Part:
    """The rows of one table in one live batch."""

    name: str
    batch_id: str
    path: Path
    order: int


@cache
def landing_schema() -> dict[str, dict[str, str]]:
    """Return the columns of every landing table, `batch_id` first."""
    text = (MAPPINGS / "landing_tables.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(text)
    for sheet, fields in landing_columns().items():
        answers = {field: "varchar" for field in fields}
        tables[sheet] = {"row_number": "integer"} | answers
    for name, kept in _rules()["only_once"].items():
        tables[name] = {column: tables[name][column] for column in kept}
    return {name: {"batch_id": "varchar"} | cols for name, cols in tables.items()}


def landing_inputs(ws: Workspace, live: Sequence[Batch]) -> list[Input]:
    """Return every landing table with the parts that it is made of now."""
    held: dict[str, list[Part]] = {}
    for order, batch in enumerate(live):
        folder = landing.parsed_folder(ws, batch.parsed_key)
        for table, path in _tables(folder).items():
            name = f"{batch.batch_id}:{digest(folder.name)[:12]}"
            held.setdefault(table, []).append(Part(name, batch.batch_id, path, order))
    return [
        _landing_input(name, columns, held.get(name, []))
        for name, columns in landing_schema().items()
        if name not in FROM_JOURNAL
    ]


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((MAPPINGS / "landing_rules.toml").read_text(encoding="utf-8"))


def _landing_input(name: str, columns: Mapping[str, str], held: list[Part]) -> Input:
    parts = [part for part in held if _shape(part.path)[0]]
    newest, once = _only_newest(name), name in _rules()["only_once"]
    table = f"landing.{name}"

    def write(engine: Engine, before: Sequence[str] | None) -> None:
        lost = _lost(before, [part.name for part in parts])
        if lost is None or newest:
            engine.write(table, _select(columns, parts, once=once, newest=newest))
            return
        for batch_id in (part.split(":")[0] for part in lost):
            engine.execute(f"delete from {table} where batch_id = ?", [batch_id])
        fresh = [part for part in parts if part.name not in (before or ())]
        if fresh:
            select = _select(columns, fresh, once=once)
            engine.execute(f"insert into {table} {select}")

    recipe = digest(columns, newest, once)
    return Input(table, recipe, tuple(part.name for part in parts), write)


def _lost(before: Sequence[str] | None, now: Sequence[str]) -> list[str] | None:
    """Return the parts to delete, or None where the order of the rest changed."""
    if before is None:
        return None
    kept = [part for part in before if part in set(now)]
    same_order = list(now[: len(kept)]) == kept
    return [part for part in before if part not in set(now)] if same_order else None


def _only_newest(name: str) -> str:
    keys = _rules()["newest_by"].get(name)
    if not keys:
        return ""
    newer = _rules()["newer"].get(name)
    order = f"{newer} desc nulls last, load_order desc" if newer else "load_order desc"
    return f" qualify rank() over (partition by {', '.join(keys)} order by {order}) = 1"


def _select(
    columns: Mapping[str, str], parts: list[Part], *, once: bool, newest: str = ""
) -> str:
    """Return the rows of some parts, each part's in the order of its file."""
    names = ", ".join(columns)
    if not parts:
        nulls = [f"cast(null as {kind}) as {name}" for name, kind in columns.items()]
        return f"select {', '.join(nulls)} where false"
    present = frozenset.union(*(_shape(part.path)[1] for part in parts))
    values = [
        f"cast({f'r.{name}' if name in present else 'null'} as {kind}) as {name}"
        for name, kind in columns.items()
        if name != "batch_id"
    ]
    paths = ", ".join(_quoted(part.path) for part in parts)
    batches = ", ".join(
        f"({_quoted(part.path)}, '{part.batch_id}', {part.order})" for part in parts
    )
    how = "select distinct" if once else "select"
    rows = (
        f"select p.batch_id, {', '.join(values)}, p.load_order "
        f"from read_parquet([{paths}], union_by_name = true, filename = 'path') as r "
        f"inner join (values {batches}) as p(path, batch_id, load_order) "
        "on r.path = p.path"
    )
    return f"{how} {names} from ({rows}){newest}"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


# the rows in a folder are written once and never changed


@lru_cache(maxsize=4096)
def _tables(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in folder.glob("*.parquet")}


@lru_cache(maxsize=65_536)
def _shape(path: Path) -> tuple[int, frozenset[str]]:
    with pq.ParquetFile(path) as file:
        return file.metadata.num_rows, frozenset(file.schema_arrow.names)

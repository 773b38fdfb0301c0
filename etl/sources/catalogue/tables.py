"""What there is in one warehouse file: its tables, their columns and whose data it is.

Names and meanings are English msgids of `sql/tables.toml` and `sql/columns.toml`; a
table that they do not know is called by its name and meant by its model's first line.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import duckdb

from etl.build.audience import sharing
from etl.build.lineage import EDGES, SOURCES, Use
from etl.settings import SQL
from etl.sources.catalogue.uses import marts_by_page

NAME_ENDINGS = ("_name_fi", "_name_sv", "_name_en")
Place = tuple[str, str]
"""A table with its schema, and a column of it or ""."""
Edges = Mapping[Place, tuple[Place, ...]]
Steps = tuple[tuple[str, ...], ...]
STEPS = ("marts.", "staging.")
"""Tables that a build makes; values begin in what it takes in."""


@dataclass(frozen=True, eq=False)
class ColumnFacts:
    """One column of a table; names in three languages are told as one column."""

    name: str
    type: str
    unit: str
    label: str
    meaning: str
    steps: Steps
    """The tables between, nearest first: those one step away, two steps away …"""
    ends: tuple[Place, ...]
    """Where its values begin: columns of landing and of the code lists."""


@dataclass(frozen=True, eq=False)
class TableFacts:
    """One table that pages or other tables read."""

    name: str
    label: str
    meaning: str
    theme: str
    row_count: int
    columns: tuple[ColumnFacts, ...]
    shared: Mapping[str, str]
    """`whole` or `part` by audience outside; what is missing gets no rows."""
    uses: tuple[Use, ...]
    reads: tuple[str, ...]
    """The tables that it is made from, one step back, without their schema."""
    pages: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources whose rows it takes, each once."""
        return tuple(dict.fromkeys(source for source, _table in self.uses))


def read_tables(cursor: duckdb.DuckDBPyConnection) -> tuple[TableFacts, ...]:
    """Return the marts of an open warehouse file that its audience gets, by name.

    A file of an older version that tells no lineage has none of it here.
    """
    columns = _columns(cursor)
    edges = _edges(_rows(cursor, EDGES))
    uses: dict[str, list[Use]] = {}
    for table, source, published in _rows(cursor, SOURCES):
        uses.setdefault(table, []).append((source, published))
    shown = _shown(cursor, columns)
    counts = _counts(cursor, shown)
    return tuple(
        TableFacts(
            **_words(name),
            row_count=counts[name],
            columns=_column_facts(f"marts.{name}", columns[name], edges),
            shared=_sharing().get(name, {}),
            uses=tuple(sorted(uses.get(f"marts.{name}", []))),
            reads=_reads(f"marts.{name}", columns[name], edges),
            pages=tuple(
                page for page, marts in marts_by_page().items() if name in marts
            ),
        )
        for name in shown
    )


@cache
def told_tables() -> Mapping[str, Mapping[str, str]]:
    """Return what `sql/tables.toml` says of tables, by name."""
    return tomllib.loads((SQL / "tables.toml").read_text(encoding="utf-8"))


@cache
def _told_columns() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((SQL / "columns.toml").read_text(encoding="utf-8"))


@cache
def _sharing() -> Mapping[str, Mapping[str, str]]:
    return sharing()


@cache
def _models() -> Mapping[str, tuple[str, str]]:
    """Return the folder and the first line of the SQL of each mart."""
    return {
        path.stem: (path.parent.name, path.open(encoding="utf-8").readline())
        for path in (SQL / "marts").rglob("*.sql")
    }


@lru_cache(maxsize=512)
def _words(name: str) -> dict[str, str]:
    told = told_tables().get(name, {})
    theme, line = _models().get(name, ("", ""))
    return {
        "name": name,
        "label": told.get("label_en", name),
        "meaning": told.get("meaning", line.removeprefix("--").strip()),
        "theme": told.get("theme", theme),
    }


def _rows(cursor: duckdb.DuckDBPyConnection, table: str) -> list[tuple[Any, ...]]:
    try:
        return cursor.execute(f"from {table}").fetchall()
    except duckdb.CatalogException:
        return []


def _columns(cursor: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    sql = (
        "select table_name, column_name, data_type from duckdb_columns() "
        "where schema_name = 'marts' order by table_name, column_index"
    )
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in cursor.execute(sql).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def _shown(cursor: duckdb.DuckDBPyConnection, names: Iterable[str]) -> list[str]:
    """Return the marts of this file; outside only those that the audience gets."""
    told = dict(_rows(cursor, "meta.audience"))
    return [name for name in names if told.get(name, not told)]


def _counts(cursor: duckdb.DuckDBPyConnection, names: Iterable[str]) -> dict[str, int]:
    parts = [f"select '{one}', count(*) from marts.{one}" for one in names]
    return dict(cursor.execute(" union all ".join(parts)).fetchall()) if parts else {}


def _edges(rows: Iterable[tuple[Any, ...]]) -> dict[Place, tuple[Place, ...]]:
    found: dict[Place, list[Place]] = {}
    for table, column, from_table, from_column in rows:
        found.setdefault((table, column), []).append((from_table, from_column))
    return {place: tuple(sorted(origins)) for place, origins in found.items()}


def _reads(table: str, columns: Iterable[str], edges: Edges) -> tuple[str, ...]:
    behind = {one[0] for column in columns for one in edges.get((table, column), ())}
    return tuple(
        name.removeprefix("marts.") for name in sorted(behind) if name[:6] == "marts."
    )


def _column_facts(
    table: str, columns: Mapping[str, str], edges: Edges
) -> tuple[ColumnFacts, ...]:
    found: dict[str, ColumnFacts] = {}
    for column, kind in columns.items():
        name = column[:-3] if column.endswith(NAME_ENDINGS) else column
        if name in found:
            continue
        told = _told_columns().get(name, {})
        steps, ends = _origin((table, column), edges)
        found[name] = ColumnFacts(
            name=name,
            type=kind,
            unit=told.get("unit", ""),
            label=told.get("label_en", name),
            meaning=told.get("meaning", ""),
            steps=steps,
            ends=ends,
        )
    return tuple(found.values())


def _origin(place: Place, edges: Edges) -> tuple[Steps, tuple[Place, ...]]:
    """Follow one column back: the tables at each step, and where it begins.

    Rows that are counted, or that a computed column takes together, are where it
    begins: which of their columns matters cannot be told.
    """
    steps: list[tuple[str, ...]] = []
    ends: set[Place] = set()
    known, now, told = {place}, {place}, {place[0]}
    while now:
        before = {one for at in now for one in edges.get(at, ())} - known
        known |= before
        now = {one for one in before if one[1] and one[0].startswith(STEPS)}
        ends |= before - now
        names = {table for table, _column in now} - told
        told |= names
        if names:
            steps.append(tuple(sorted(names)))
    return tuple(steps), tuple(sorted(ends))

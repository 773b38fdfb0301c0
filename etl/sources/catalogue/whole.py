"""The whole catalogue of one warehouse file: sources and tables, as pages tell them.

`python -m etl status` and the page read it from here, so they say the same.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

import duckdb

from etl.build import build_file, current_build
from etl.build.engine import open_to_read
from etl.sources.catalogue.freshness import TableAge, TableInUse, aged, worst
from etl.sources.catalogue.known import KnownSource, known_sources
from etl.sources.catalogue.tables import TableFacts, read_tables
from etl.workspace import Workspace

NOT_LOADED = "not_loaded"
TABLES = (
    "select source, table_name, coalesce(title, ''), coalesce(vintage, ''), "
    "period_from, period_to, fetched_at, coalesce(licence, ''), "
    "coalesce(attribution, ''), '' as origin, row_count, is_made_up "
    "from marts.source_status order by source, table_name"
)
NAMES = [one.name for one in fields(TableInUse)]
FAILURES = "select source, failed_at, failure_text, failure_values"


@dataclass(frozen=True)
class Failing:
    """Since when the loads of a source fail, and why as far as the audience is told."""

    since: datetime
    text: str
    values: str
    """JSON."""


@dataclass(frozen=True)
class SourceFacts:
    """One source with the tables of it that are in use, and what they are used for."""

    known: KnownSource
    tables: tuple[TableAge, ...]
    failure: Failing | None
    marts: tuple[str, ...]
    pages: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the source's name."""
        return self.known.name

    @property
    def state(self) -> str:
        """Return not_loaded, or the worst state of its tables."""
        if not self.tables:
            return NOT_LOADED
        return worst([one.state for one in self.tables])

    @property
    def row_count(self) -> int | None:
        """Return the rows in use; None where the audience is not told."""
        counts = [one.row_count for one in self.tables]
        return None if None in counts else sum(filter(None, counts))

    @property
    def is_made_up(self) -> bool:
        """Tell whether any of its tables is an example."""
        return any(one.is_made_up for one in self.tables)

    @property
    def fetched_at(self) -> datetime | None:
        """Return when the newest of its tables was fetched."""
        return max((one.fetched_at for one in self.tables), default=None)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """Return the first and the last day that its tables speak of."""
        starts = [one.period_from for one in self.tables if one.period_from]
        ends = [one.period_to for one in self.tables if one.period_to]
        return min(starts, default=None), max(ends, default=None)


@dataclass(frozen=True)
class Catalogue:
    """Every source, loaded or not, and every table of one warehouse file."""

    sources: tuple[SourceFacts, ...]
    tables: tuple[TableFacts, ...]

    def source(self, name: str) -> SourceFacts | None:
        """Return the facts of a source."""
        return next((one for one in self.sources if one.name == name), None)

    def table(self, name: str) -> TableFacts | None:
        """Return the facts of a table."""
        return next((one for one in self.tables if one.name == name), None)

    def ages_of(self, uses: Iterable[tuple[str, str]]) -> list[TableAge]:
        """Return the published tables that are used, each once."""
        asked = set(uses)
        return [
            one
            for source in self.sources
            for one in source.tables
            if {(source.name, ""), (source.name, one.table_name)} & asked
        ]


def catalogue(cursor: duckdb.DuckDBPyConnection, day: date | None = None) -> Catalogue:
    """Read the catalogue from an open warehouse file, with ages as of a day (UTC)."""
    day = day or datetime.now(UTC).date()
    tables = read_tables(cursor)
    ages: dict[str, list[TableAge]] = {}
    for row in cursor.execute(TABLES).fetchall():
        told = dict(zip(NAMES, row, strict=True))
        table = TableInUse(**told | {"is_made_up": bool(told["is_made_up"])})
        ages.setdefault(table.source, []).append(aged(table, day))
    failing = _failing(cursor)
    return Catalogue(
        sources=tuple(
            _source(known, ages.get(known.name, []), failing.get(known.name), tables)
            for known in known_sources(ages)
        ),
        tables=tables,
    )


def catalogue_of(ws: Workspace, day: date | None = None) -> Catalogue | None:
    """Return the catalogue of the build that is current inside, None without one."""
    build_id = current_build(ws)
    if build_id is None:
        return None
    file = build_file(ws, build_id, "internal")
    with closing(open_to_read(file)) as connection:
        return catalogue(connection.cursor(), day)


def as_json(found: Catalogue) -> dict[str, Any]:
    """Return the catalogue in JSON's types, without the columns' origins."""
    return {
        "sources": [_source_json(one) for one in found.sources],
        "tables": [
            {
                "table_name": one.name,
                "row_count": one.row_count,
                "columns": [column.name for column in one.columns],
                "sources": list(one.sources),
                "shared": dict(one.shared),
                "pages": list(one.pages),
            }
            for one in found.tables
        ],
    }


def _source_json(source: SourceFacts) -> dict[str, Any]:
    failure = source.failure
    return {
        "source": source.name,
        "state": source.state,
        "tried": source.known.tried,
        "row_count": source.row_count,
        "licence": source.known.licence,
        "tables": [one.as_json() for one in source.tables],
        "fails_since": failure.since.isoformat() if failure else None,
        "used_by": list(source.marts),
        "pages": list(source.pages),
        "commands": list(source.known.commands),
    }


def _source(
    known: KnownSource,
    ages: Sequence[TableAge],
    failure: Failing | None,
    tables: Sequence[TableFacts],
) -> SourceFacts:
    using = [one for one in tables if known.name in one.sources]
    pages = {page for one in using for page in one.pages}
    return SourceFacts(
        known=known,
        tables=tuple(ages),
        failure=failure,
        marts=tuple(one.name for one in using),
        pages=tuple(sorted(pages)),
    )


def _failing(cursor: duckdb.DuckDBPyConnection) -> dict[str, Failing]:
    try:
        rows = cursor.execute(f"{FAILURES} from marts.source_failure").fetchall()
    except duckdb.CatalogException:  # a file of an older version
        return {}
    return {
        source: Failing(since, text or "", values or "{}")
        for source, since, text, values in rows
    }

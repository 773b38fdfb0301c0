"""StatFin over the network: limits, metadata, then each table in parts.

A table that is updated between two of its parts is asked for once more from the
beginning, so that no load mixes two versions. In place of a table that has ended, the
newest one of its folder that measures the same is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.reference import read_table
from etl.settings import settings
from etl.sources import Skipped, SourceFile, failed
from etl.sources.decoding import read_json
from etl.sources.network import Wanted
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.question import NOT_REACHED, NotKnown, Question
from etl.sources.network.reading import whole_json
from etl.sources.network.statfin.selection import (
    Metadata,
    Selection,
    body,
    missing_codes,
    parts,
    read_metadata,
    select,
)
from etl.sources.network.statfin.successor import candidates, newest_alike
from etl.sources.statfin.tables import tables_of
from etl.statistics import jsonstat
from etl.statistics.cube import short_id

# read from the service at each load; these hold where it does not tell
CALLS, WINDOW, CELLS = 40, 60, 120_000
SPARE = 2
"""Calls in a window that are left for others who share our address."""
UNKNOWN_TABLES = N_("No table is called {tables}. The tables are: {known}.")
NOT_WHOLE = N_(
    "The answer of table {table} lacks codes of its variable “{variable}” that were "
    "asked for."
)
KEEPS_CHANGING = N_(
    "Table {table} was updated while it was being fetched, twice. Nothing of it was "
    "loaded. Try again in an hour."
)


@dataclass(frozen=True)
class _Service:
    """One visit to the service: what it allows, and where answers are kept."""

    fetching: Fetching
    client: Client
    address: str
    limit: int

    def ask(self, path: str) -> Any:
        question = Question(f"{self.address}/{path}")
        return read_json(self.client.ask(question, whole_json))


def fetch(fetching: Fetching, wanted: Wanted) -> list[SourceFile | Skipped]:
    """Return the parts of the wanted tables; one that has ended is told as skipped."""
    tables = _tables(fetching.source.name, wanted)
    address = (wanted.address or fetching.source.address).removesuffix("/StatFin")
    files: list[SourceFile | Skipped] = []
    pace = _pace(address)
    with Client(pace) as client:
        service = _Service(fetching, client, address, _limit(client, address, pace))
        for done, (table, how) in enumerate(tables.items()):
            fetching.tell(table, done, len(tables))
            try:
                files += _table(service, table, how)
            except Refused as reason:
                if reason.text == NOT_REACHED:
                    raise
                files.append(failed(table, reason))
        fetching.tell("StatFin", len(tables), len(tables))
    return files


@cache
def _pace(_address: str) -> Pace:
    # one for all sources of the family: the service counts our calls together
    return Pace(CALLS - SPARE, WINDOW)


def _tables(source: str, wanted: Wanted) -> dict[str, Any]:
    known = tables_of(source)
    if unknown := [one for one in wanted.only if one not in known]:
        names = ", ".join(unknown)
        raise Refused(UNKNOWN_TABLES, tables=names, known=", ".join(known))
    return {one: known[one] for one in wanted.only or known}


def _limit(client: Client, address: str, pace: Pace) -> int:
    """Return how many cells one answer may have; set the pace that is allowed."""
    said = read_json(client.ask(Question(f"{address}/?config"), whole_json))
    calls, window = _numbers(said, "maxCalls"), _numbers(said, "timeWindow")
    pace.allow(min(calls, default=CALLS) - SPARE, max(window, default=WINDOW))
    return min(_numbers(said, "maxValues", "maxCells"), default=CELLS)


def _numbers(said: Any, *names: str) -> list[int]:
    told = [said.get(name) for name in names] if isinstance(said, Mapping) else []
    return [one for one in told if type(one) is int and one > 0]


def _table(service: _Service, table: str, how: Mapping[str, Any]) -> list[SourceFile]:
    metadata, place = _metadata(service, table, how)
    chosen = select(metadata, how["take"], _own_areas())
    pieces = list(parts(chosen, service.limit))
    questions = [Question(place, body=body(piece)) for piece in pieces]
    for _ in range(2):
        files = _pieces(service, metadata, questions, pieces)
        updates = {read_json(one.content).get("updated") for one in files}
        if len(updates) == 1:
            return files
        for question in questions:
            service.fetching.forget(question.text)
    raise Refused(KEEPS_CHANGING, table=metadata.table)


def _metadata(
    service: _Service, table: str, how: Mapping[str, Any]
) -> tuple[Metadata, str]:
    """Return the variables of a table and its address, or those of its successor."""
    place = f"{service.address}/{how['path']}"
    try:
        return read_metadata(table, place, service.ask(how["path"])), place
    except NotKnown:
        if "title" not in how:
            raise
        folder = how["path"].rpartition("/")[0]
        found = {}
        for name in candidates(service.ask(f"{folder}/"), how["title"]):
            place = f"{service.address}/{folder}/{name}"
            document = service.ask(f"{folder}/{name}")
            found[place] = read_metadata(short_id(name), place, document)
        if successor := newest_alike(found, how):
            return found[successor], successor
        raise


def _pieces(
    service: _Service,
    metadata: Metadata,
    questions: Sequence[Question],
    pieces: Sequence[Selection],
) -> list[SourceFile]:
    files = []
    fetching, table = service.fetching, metadata.table
    for at, (question, piece) in enumerate(zip(questions, pieces, strict=True), 1):
        name = f"{table}-{at}-{len(questions)}.json"
        check = partial(_check, table, piece)
        files.append(fetching.ask(service.client, name, question, check))
        fetching.tell(table, at, len(questions))
    return files


def _check(table: str, piece: Selection, content: bytes) -> None:
    cube = jsonstat.read(whole_json(content))
    if lacking := missing_codes(piece, cube.dimensions):
        raise Refused(NOT_WHOLE, table=table, variable=lacking)


def _own_areas() -> frozenset[str]:
    region = settings().region
    rows = read_table("municipality").to_pylist()
    return frozenset(
        row["municipality_code"] for row in rows if row["region_code"] == region
    )

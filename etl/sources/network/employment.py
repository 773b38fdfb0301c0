"""StatFin over the network: limits, metadata, then each table in parts.

A table that is updated between two of its parts is asked for once more from the
beginning, so that no load mixes two versions.
"""

import tomllib
from functools import partial
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.reference import read_table
from etl.settings import PROJECT, settings
from etl.sources import Skipped, SourceFile
from etl.sources.decoding import read_json
from etl.sources.network import Wanted
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.question import NOT_REACHED, Question
from etl.sources.network.reading import whole_json
from etl.sources.network.statfin import (
    Metadata,
    Selection,
    body,
    missing_codes,
    parts,
    read_metadata,
    select,
)
from etl.statistics import jsonstat

TABLES = PROJECT / "etl" / "mappings" / "registers" / "statfin.toml"
# read from the service at each load; these hold where it does not tell
CALLS, WINDOW, CELLS = 40, 60, 120_000
UNKNOWN_TABLES = N_("No table is called {tables}. The tables are: {known}.")
NOT_WHOLE = N_(
    "The answer of table {table} lacks codes of its variable “{variable}” that were "
    "asked for."
)
KEEPS_CHANGING = N_(
    "Table {table} was updated while it was being fetched, twice. Nothing of it was "
    "loaded. Try again in an hour."
)


def fetch(fetching: Fetching, wanted: Wanted) -> list[SourceFile | Skipped]:
    """Return the parts of the wanted tables; one that has ended is told as skipped."""
    tables = _tables(wanted)
    address = (wanted.address or fetching.source.address).removesuffix("/StatFin")
    files: list[SourceFile | Skipped] = []
    with Client(Pace(CALLS - 2, WINDOW)) as client:
        limit = _limit(client, address)
        for done, (table, how) in enumerate(tables.items()):
            fetching.tell(table, done, len(tables))
            try:
                files += _table(fetching, client, address, (table, how, limit))
            except Refused as reason:
                if reason.text == NOT_REACHED:
                    raise
                files.append(Skipped(table, reason.text, reason.values))
        fetching.tell("StatFin", len(tables), len(tables))
    return files


def _tables(wanted: Wanted) -> dict[str, Any]:
    known = tomllib.loads(TABLES.read_text(encoding="utf-8"))
    if unknown := [one for one in wanted.only if one not in known]:
        names = ", ".join(unknown)
        raise Refused(UNKNOWN_TABLES, tables=names, known=", ".join(known))
    return {one: known[one] for one in wanted.only or known}


def _limit(client: Client, address: str) -> int:
    said = read_json(client.ask(Question(f"{address}/?config"), whole_json))
    told = [said.get(name) for name in ("maxValues", "maxCells")]
    numbers = [one for one in told if isinstance(one, int) and one > 0]
    return min(numbers, default=CELLS)


def _table(
    fetching: Fetching, client: Client, address: str, wanted: tuple[str, Any, int]
) -> list[SourceFile]:
    table, how, limit = wanted
    place = f"{address}/{how['path']}"
    described = read_json(client.ask(Question(place), whole_json))
    metadata = read_metadata(table, place, described)
    pieces = list(parts(select(metadata, how["take"], _own_areas()), limit))
    questions = [Question(place, body=body(piece)) for piece in pieces]
    for _ in range(2):
        files = _pieces(fetching, client, metadata, (questions, pieces))
        updates = {read_json(one.content).get("updated") for one in files}
        if len(updates) == 1:
            return files
        for question in questions:
            fetching.forget(question.text)
    raise Refused(KEEPS_CHANGING, table=table)


def _pieces(
    fetching: Fetching,
    client: Client,
    metadata: Metadata,
    asked: tuple[list[Question], list[Selection]],
) -> list[SourceFile]:
    files = []
    for at, (question, piece) in enumerate(zip(*asked, strict=True), start=1):
        name = f"{metadata.table}-{at}-{len(asked[0])}.json"
        check = partial(_check, metadata.table, piece)
        files.append(fetching.ask(client, name, question, check))
        fetching.tell(metadata.table, at, len(asked[0]))
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

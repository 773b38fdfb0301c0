"""A person's words in rows that were parsed from received files, and cutting them out.

Where they stood is kept (key, table, column, row, places in the text), never the words:
the same cut can be made again in a backup that is older than the erasure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl import journal, landing
from etl.contacts.words import Spans, spans_in, without
from etl.workspace import Workspace


@dataclass(frozen=True)
class ParsedCell:
    """One text of the parsed rows in which a person's words stand."""

    key: str
    table: str
    column: str
    row: int
    """Its place in the table, from 0."""
    spans: Spans


def find_in_parsed(ws: Workspace, person: re.Pattern[str]) -> Iterator[ParsedCell]:
    """Yield the texts of everything parsed from answers in which the words stand."""
    registers = {
        one.parsed_key for one in journal.batches(ws) if one.kind == "register"
    }
    for key in landing.parsed_keys(ws):
        if key in registers:
            continue
        for table, path in landing.read_parsed(ws, key).tables.items():
            yield from _in_table(key, table, path, person)


def text_of(ws: Workspace, cell: ParsedCell) -> str:
    """Return the whole text of a cell, for the person themselves."""
    path = landing.read_parsed(ws, cell.key).tables[cell.table]
    rows = pq.read_table(path, columns=[cell.column])
    return str(rows[cell.column][cell.row])


def cut_parsed(ws: Workspace, cells: Sequence[ParsedCell]) -> int:
    """Cut the words out of the texts named; return how many were there to be cut."""
    count = 0
    for key in sorted({cell.key for cell in cells} & set(landing.parsed_keys(ws))):
        mine = [cell for cell in cells if cell.key == key]
        parsed = landing.read_parsed(ws, key)
        tables: dict[str, pa.Table | Path] = dict(parsed.tables)
        for table in {cell.table for cell in mine}:
            those = [cell for cell in mine if cell.table == table]
            tables[table] = _cut(pq.read_table(parsed.tables[table]), those)
        landing.redact_parsed(ws, key, tables, parsed.about)
        count += len(mine)
    return count


def as_facts(cell: ParsedCell) -> dict[str, Any]:
    """Return a cell as JSON can keep it."""
    return {**vars(cell), "spans": [list(span) for span in cell.spans]}


def from_facts(facts: dict[str, Any]) -> ParsedCell:
    """Return a cell that `as_facts` wrote."""
    spans = tuple((start, end) for start, end in facts["spans"])
    return ParsedCell(**{**facts, "spans": spans})


def _in_table(
    key: str, table: str, path: Path, person: re.Pattern[str]
) -> Iterator[ParsedCell]:
    rows = pq.read_table(path)
    for column in rows.column_names:
        if rows.schema.field(column).type != pa.string():
            continue
        texts = rows[column].combine_chunks()
        # few texts differ: the pattern looks at each one once
        found = [
            one for one in texts.unique().to_pylist() if one and person.search(one)
        ]
        places = pc.indices_nonzero(pc.is_in(texts, pa.array(found, pa.string())))
        for row in places.to_pylist() if found else ():
            spans = spans_in(texts[row].as_py(), person)
            yield ParsedCell(key, table, column, row, spans)


def _cut(rows: pa.Table, cells: Sequence[ParsedCell]) -> pa.Table:
    for column in {cell.column for cell in cells}:
        texts = rows[column].to_pylist()
        for cell in cells:
            if cell.column == column:
                left = without(texts[cell.row], cell.spans).strip(" ,;")
                texts[cell.row] = left or None
        place = rows.column_names.index(column)
        field = rows.schema.field(column)
        rows = rows.set_column(place, field, pa.array(texts, field.type))
    return rows

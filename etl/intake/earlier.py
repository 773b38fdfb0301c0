"""Answers in use of the companies that a file speaks of, and how they go together.

A form asks a part of what an interview asks. What it did not ask, or was not answered
in it, stays as it was; the later answer wins question by question. Only files read by
a mapping are joined so: our own workbook holds a whole interview and replaces it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl import journal, landing
from etl.errors import NeedsChoice
from etl.intake.comparison import KIND
from etl.intake.identity import COMPANIES, table_rows
from etl.intake.template import Form, template
from etl.journal import Batch
from etl.language import N_
from etl.mapping.model import COMPANY, naming
from etl.reading.finding import LAYER
from etl.workspace import Workspace

STALE = N_(
    "The answers in use have changed since this file was checked. Bring the file "
    "again, and look at what it would change now. Nothing was changed."
)
KEY_PARTS = 3
"""Parts of a key before what the answers in use add to it."""

ROUND, DATE, ROW = "kierros", "haastattelu_pvm", "row_number"
OF_AN_EARLIER_FILE = 1000
"""Rows that were taken over are numbered in this layer: their cells are elsewhere."""

Interview = tuple[str, str]
"""Company and round."""

Line = dict[str, Any]


@dataclass(frozen=True)
class Earlier:
    """The answers in use of the interviews that a file touches."""

    rows: Mapping[str, Mapping[Interview, list[Line]]]
    """Rows by sheet and interview."""
    batches: tuple[Batch, ...] = ()

    @property
    def batch_ids(self) -> tuple[str, ...]:
        """The batches whose answers are kept."""
        return tuple(batch.batch_id for batch in self.batches)

    def digest(self) -> str:
        """Return a text that differs when the answers in use do."""
        keys = "/".join(sorted(batch.parsed_key for batch in self.batches))
        return hashlib.sha256(keys.encode()).hexdigest()[:12]

    def merged(self, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """Return the answers of the file with those that it leaves as they were."""
        made = dict(tables)
        newer = self._is_newer(tables)
        for form in template().forms:
            if form.key != COMPANIES and not form.company:
                continue
            mine = tables.get(form.key)
            lines = mine.to_pylist() if mine is not None else []
            joined = self._join(form, lines, newer)
            if joined:
                made[form.key] = _table(form, joined)
        made["answer_row"] = pa.Table.from_pylist(
            list(table_rows(made)), schema=tables["answer_row"].schema
        )
        return made

    def _is_newer(self, tables: Mapping[str, pa.Table]) -> dict[str, bool]:
        """Return by company whether the file's answer is not older than that in use."""
        found: dict[str, bool] = {}
        for line in tables[COMPANIES].to_pylist():
            key = (line[COMPANY], line[ROUND])
            held = self.rows[COMPANIES].get(key, [])
            before = max((one[DATE] or "" for one in held), default="")
            found[line[COMPANY]] = (line[DATE] or "") >= before
        return found

    def _join(
        self, form: Form, lines: list[Line], newer: Mapping[str, bool]
    ) -> list[Line]:
        held = self.rows.get(form.key, {})
        by_company: dict[str, list[Line]] = {}
        for line in lines:
            by_company.setdefault(line[COMPANY], []).append(line)
        for (company, _), old in held.items():
            fresh = by_company.get(company, [])
            by_company[company] = _together(form, fresh, old, newer[company])
        return [line for own in by_company.values() for line in own]


def with_earlier(
    ws: Workspace,
    sha256: str,
    key: str,
    tables: Mapping[str, pa.Table],
    facts: dict[str, Any],
) -> tuple[str, dict[str, pa.Table]]:
    """Return key and tables of a file joined with the answers in use.

    `facts` is told of the batches whose answers are kept.
    """
    earlier = find_earlier(ws, sha256, tables)
    if earlier is None:
        return key, dict(tables)
    facts["keeps_answers_of"] = list(earlier.batch_ids)
    return f"{key}-{earlier.digest()}", earlier.merged(tables)


def refuse_stale(ws: Workspace, sha256: str, key: str) -> None:
    """Refuse a proposal joined with answers that are not those in use any more."""
    paths = landing.read_parsed(ws, key).tables
    tables = {COMPANIES: pq.read_table(paths[COMPANIES])} if COMPANIES in paths else {}
    earlier = find_earlier(ws, sha256, tables)
    joined = key.split("-")[KEY_PARTS:]
    if joined != ([earlier.digest()] if earlier else []):
        raise NeedsChoice(STALE)


def find_earlier(
    ws: Workspace, sha256: str, tables: Mapping[str, pa.Table]
) -> Earlier | None:
    """Return the answers in use of the interviews of a file, None without any."""
    companies = tables.get(COMPANIES)
    if companies is None:
        return None
    wanted = {(line[COMPANY], line[ROUND]) for line in companies.to_pylist()}
    newest: dict[Interview, Batch] = {}
    for batch in journal.live_batches(ws):
        if batch.kind == KIND and batch.sha256 != sha256:
            for interview in _interviews(ws, batch) & wanted:
                newest[interview] = batch
    if not newest:
        return None
    rows: dict[str, dict[Interview, list[Line]]] = {COMPANIES: {}}
    batches = {batch.batch_id: batch for batch in newest.values()}
    for batch in batches.values():
        mine = {one for one, of in newest.items() if of.batch_id == batch.batch_id}
        for key, interview, line in _lines(ws, batch, mine):
            rows.setdefault(key, {}).setdefault(interview, []).append(line)
    return Earlier(rows, tuple(batches.values()))


def _interviews(ws: Workspace, batch: Batch) -> set[Interview]:
    path = landing.read_parsed(ws, batch.parsed_key).tables["answer_row"]
    lines = pq.read_table(path, columns=["sheet", "company", "interview_round"])
    return {
        (line["company"], line["interview_round"])
        for line in lines.to_pylist()
        if line["sheet"] == COMPANIES
    }


def _lines(
    ws: Workspace, batch: Batch, wanted: set[Interview]
) -> Iterable[tuple[str, Interview, Line]]:
    paths = landing.read_parsed(ws, batch.parsed_key).tables
    keys = pq.read_table(paths["answer_row"]).to_pylist()
    interview_of = {
        (line["sheet"], line[ROW]): (line["company"], line["interview_round"])
        for line in keys
    }
    for form in template().forms:
        if form.key not in paths or not (form.company or form.key == COMPANIES):
            continue
        for line in pq.read_table(paths[form.key]).to_pylist():
            interview = interview_of.get((form.key, line[ROW]))
            if interview in wanted:
                yield form.key, interview, line


def _together(
    form: Form, fresh: list[Line], old: list[Line], is_newer: bool
) -> list[Line]:
    """Join the answers of one company on one sheet."""
    kept = [line | {ROW: _elsewhere(line[ROW])} for line in old]
    if not fresh:
        return kept
    if naming(form):
        return fresh if is_newer else kept
    first, second = (fresh, kept) if is_newer else (kept, fresh)
    line = dict(second[-1]) | {k: v for k, v in first[-1].items() if v is not None}
    return [*fresh[:-1], line | {ROW: fresh[-1][ROW]}]


def _elsewhere(row: int) -> int:
    return OF_AN_EARLIER_FILE * LAYER + row % LAYER


def _table(form: Form, lines: list[Line]) -> pa.Table:
    turns: dict[int, int] = {}
    columns: dict[str, pa.Array] = {
        ROW: pa.array([_unique(line[ROW], turns) for line in lines], pa.int32())
    }
    for one in form.fields:
        values = [line.get(one.id) for line in lines]
        columns[one.id] = pa.array(values, pa.string())
    return pa.table(columns)


def _unique(row: int, turns: dict[int, int]) -> int:
    """Return a number that no other row of the sheet has."""
    while row in turns:
        row += 1
    turns[row] = 1
    return row

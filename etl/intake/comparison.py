"""What accepting a workbook would change, against the batches in use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl import journal, landing
from etl.intake.identity import COMPANIES, Key
from etl.intake.template import template
from etl.workspace import Workspace

KIND = "workbook"
HANGING = {form.key for form in template().forms if form.company}
"""Sheets whose rows are shown as a part of an interview on sheet A."""


@dataclass(frozen=True)
class Change:
    """One sheet: rows that are new, changed or the same, and rows that would go.

    `missing` are answers of the same company and round that are in use now and are
    not in the file: they are replaced with the rest of that interview.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    missing: int = 0
    now: int = 0

    @property
    def after(self) -> int:
        """Rows in use when the file is accepted."""
        return self.now + self.new - self.missing


@dataclass(frozen=True)
class CompanyChange:
    """The companies of a file against those in use, each counted once.

    `missing` are companies in use of the same round that the file does not speak of;
    nothing happens to them.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    missing: int = 0


State = Mapping[Key, str]


def compare(ws: Workspace, incoming: pa.Table) -> dict[str, Change]:
    """Return the change of every sheet if `incoming` answers were accepted."""
    state = live_state(ws)
    fresh = dict(_keyed(incoming.to_pylist()))
    replaced = _interviews(fresh)
    found = {}
    for form in template().forms:
        mine = {key: digest for key, digest in fresh.items() if key[0] == form.key}
        now = {key: digest for key, digest in state.items() if key[0] == form.key}
        missing = [
            key for key in now if key not in mine and (key[1], key[2]) in replaced
        ]
        same = sum(now.get(key) == digest for key, digest in mine.items())
        known = sum(key in now for key in mine)
        found[form.key] = Change(
            new=len(mine) - known,
            changed=known - same,
            same=same,
            missing=len(missing),
            now=len(now),
        )
    return found


def compare_companies(ws: Workspace, incoming: pa.Table) -> CompanyChange:
    """Return which companies would be new, changed or the same."""
    state = live_state(ws)
    fresh = dict(_keyed(incoming.to_pylist()))
    brought, known = _interviews(fresh), _interviews(state)
    before, after = _by_interview(state), _by_interview(fresh)
    companies = {company for company, _ in brought}
    changed = {
        interview[0]
        for interview in brought
        if before.get(interview) != after.get(interview)
    }
    in_use = {company for company, _ in known}
    rounds = {interview_round for _, interview_round in brought}
    same_round = {company for company, name in known if name in rounds}
    return CompanyChange(
        new=len(companies - in_use),
        changed=len(changed & in_use),
        same=len(companies - changed),
        missing=len(same_round - companies),
    )


def live_state(ws: Workspace) -> State:
    """Return a digest of every answer in use, by key."""
    state: dict[Key, str] = {}
    for batch in journal.live_batches(ws):
        if batch.kind != KIND:
            continue
        fresh = dict(_keyed(answer_table(ws, batch).to_pylist()))
        replaced = _interviews(fresh)
        state = {
            key: digest
            for key, digest in state.items()
            if (key[1], key[2]) not in replaced
        } | fresh
    return state


def answer_table(ws: Workspace, batch: journal.Batch) -> pa.Table:
    """Return the keys and digests of a batch's answers."""
    return pq.read_table(landing.read_parsed(ws, batch.parsed_key).tables["answer_row"])


def _keyed(rows: Iterable[Mapping[str, Any]]) -> Iterable[tuple[Key, str]]:
    for row in rows:
        if row["sheet"] in HANGING and not row["interview_round"]:
            continue  # kept, but no interview in its file shows it
        key = (row["sheet"], row["company"], row["interview_round"], row["identity"])
        yield key, row["digest"]


def _by_interview(rows: State) -> dict[tuple[str, str], set[tuple[Key, str]]]:
    found: dict[tuple[str, str], set[tuple[Key, str]]] = {}
    for key, digest in rows.items():
        found.setdefault((key[1], key[2]), set()).add((key, digest))
    return found


def _interviews(rows: Iterable[Key]) -> set[tuple[str, str]]:
    """Return the interviews (company, round) that stand on sheet A."""
    return {(key[1], key[2]) for key in rows if key[0] == COMPANIES}

"""What accepting a workbook would change, against the batches in use."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from etl import journal, landing
from etl.intake.identity import COMPANIES, Key, digest
from etl.intake.revision.parts import KIND, Interview, parts
from etl.intake.template import Form, template
from etl.journal import Batch
from etl.mapping.model import naming
from etl.workspace import Workspace

ROW = "row_number"
State = Mapping[Key, str]
"""A digest of every answer in use, by what it is about."""

Told = Mapping[tuple[str, str, str], tuple[tuple[Key, str, int], ...]]
"""Key, digest and row of each answer of a batch, by sheet, company and round."""


@dataclass(frozen=True)
class Change:
    """One sheet: rows that are new, changed or the same, and rows that would go.

    `missing` are answers in use now that would not count any more: their interview is
    told anew without them, or their respondent says that it is another company.
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

    One whose id the file corrects is changed. `missing` are companies in use of the
    same round that the file does not speak of; nothing happens to them.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    missing: int = 0


def would_be_live(ws: Workspace, incoming: Batch) -> list[Batch]:
    """Return the batches that would be in use if this one were accepted."""
    gone = {incoming.batch_id, incoming.replaces}
    kept = (one for one in journal.live_batches(ws) if one.batch_id not in gone)
    return journal.by_place([*kept, incoming])


def compare(ws: Workspace, incoming: Batch) -> dict[str, Change]:
    """Return the change of every sheet if `incoming` were accepted."""
    now, after = _both(ws, incoming)
    fresh = {key for told in answers(ws, incoming).values() for key, _, _ in told}
    held, mine = (Counter(key[0] for key in one) for one in (now, after))
    kept = [key for key in after if key in now]
    both = Counter(key[0] for key in kept)
    same = [key for key in kept if now[key] == after[key]]
    all_same = Counter(key[0] for key in same)
    told_same = Counter(key[0] for key in same if key in fresh)
    return {
        form.key: Change(
            new=mine[form.key] - both[form.key],
            changed=both[form.key] - all_same[form.key],
            same=told_same[form.key],
            missing=held[form.key] - both[form.key],
            now=held[form.key],
        )
        for form in template().forms
    }


def compare_companies(ws: Workspace, incoming: Batch) -> CompanyChange:
    """Return which companies would be new, changed or the same."""
    now, after = _both(ws, incoming)
    before, later = _by_interview(now), _by_interview(after)
    brought = {key[1:] for key in answers(ws, incoming) if key[0] == COMPANIES}
    companies = {company for company, _ in brought}
    in_use, still = ({company for company, _ in one} for one in (before, later))
    changed = {one[0] for one in brought if before.get(one) != later.get(one)}
    # a company that goes when a form tells of it anew has another id in the file
    corrected = len(in_use - still)
    new = len(companies - in_use)
    rounds = {name for _, name in brought}
    same_round = {company for company, name in before if name in rounds}
    return CompanyChange(
        new=max(0, new - corrected),
        changed=len(changed & in_use) + min(new, corrected),
        same=len(companies - changed),
        missing=len((same_round & still) - companies),
    )


def state_of(ws: Workspace, live: Sequence[Batch]) -> State:
    """Return a digest of every answer in use if these batches were."""
    books = [one for one in live if one.kind == KIND]
    told = {one.batch_id: answers(ws, one) for one in books}
    known = {one.batch_id: one for one in books}
    state: dict[Key, str] = {}
    for interview, batch_ids in parts(ws, books).items():
        for form in template().forms:
            key = (form.key, *interview)
            held = [one for one in batch_ids if key in told[one]]
            if len(held) > 1 and not naming(form):
                lasts = [(known[one], told[one][key][-1]) for one in held]
                rows = [(batch, line[2]) for batch, line in lasts]
                state[lasts[-1][1][0]] = _merged(ws, form, rows)
            elif held:
                state |= {line[0]: line[1] for line in told[held[-1]][key]}
    for batch in books:
        for about, lines in told[batch.batch_id].items():
            if not about[1]:  # of no company: what stakeholders told
                state |= {line[0]: line[1] for line in lines}
    return state


def answers(ws: Workspace, batch: Batch) -> Told:
    """Return what a batch told of each interview; rows without one are left out."""
    return _answers(landing.read_parsed(ws, batch.parsed_key).tables["answer_row"])


def _both(ws: Workspace, incoming: Batch) -> tuple[State, State]:
    live = journal.live_batches(ws)
    return state_of(ws, live), state_of(ws, would_be_live(ws, incoming))


def _merged(ws: Workspace, form: Form, rows: Iterable[tuple[Batch, int]]) -> str:
    """Return the digest of the latest answer to each question of a sheet."""
    latest: dict[str, str] = {}
    for batch, row in rows:
        path = landing.read_parsed(ws, batch.parsed_key).tables[form.key]
        latest |= _lines(path).get(row, {})
    return digest(latest.get(one.id) for one in form.fields)


def _by_interview(state: State) -> dict[Interview, set[tuple[Key, str]]]:
    found: dict[Interview, set[tuple[Key, str]]] = {}
    for key, text in state.items():
        if key[1]:
            found.setdefault((key[1], key[2]), set()).add((key, text))
    return found


# what was parsed under a key is written once and never changed


@lru_cache(maxsize=512)
def _answers(path: Path) -> Told:
    found: dict[tuple[str, str, str], list[tuple[Key, str, int]]] = {}
    for row in pq.read_table(path).to_pylist():
        about = (row["sheet"], row["company"], row["interview_round"])
        if row["company"] and not row["interview_round"]:
            continue  # kept, but no interview in its file shows it
        line = ((*about, row["identity"]), row["digest"], row[ROW])
        found.setdefault(about, []).append(line)
    return {about: tuple(lines) for about, lines in found.items()}


@lru_cache(maxsize=64)
def _lines(path: Path) -> dict[int, dict[str, Any]]:
    return {
        line[ROW]: {name: text for name, text in line.items() if text is not None}
        for line in pq.read_table(path).to_pylist()
    }

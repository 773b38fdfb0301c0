"""Which files' answers count of each interview: the models of the build say it.

The same SQL that chooses when the pages are built is run here, so that a dry run and
the report of an undo can't differ from what the pages show. Companies are as told in
the files; decisions of the match queue are the build's.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from etl import landing
from etl.build.engine import Engine
from etl.build.inputs import answer_inputs
from etl.intake.identity import COMPANIES
from etl.journal import Batch
from etl.settings import SQL
from etl.workspace import Workspace

KIND = "workbook"
Interview = tuple[str, str]
"""Company and round."""
Parts = Mapping[Interview, tuple[str, ...]]
"""The batches whose answers count, by interview; the last one counts most."""

MODELS = (
    "staging/batch",
    "staging/company_answer",
    "staging/answer_told_again",
    "marts/answers/interview_part",
)
AS_TOLD = (
    "select distinct batch_id, business_id as answered_id, business_id as company_id "
    "from staging.company_answer where business_id is not null"
)
CHOSEN = (
    "select company_id, interview_round, batch_id from marts.interview_part "
    "order by company_id, interview_round, turn"
)


def parts(ws: Workspace, live: Sequence[Batch]) -> Parts:
    """Return the batches that count of each interview if these were in use."""
    books = tuple(one for one in live if one.kind == KIND)
    if len(books) > 1:
        key = tuple(_counts_by(one) for one in books)
        known = _CHOSEN.get((ws.landing, key))
        if known is None:
            known = _chosen(ws, books)
            if len(_CHOSEN) > MOST_KEPT:
                _CHOSEN.clear()
            _CHOSEN[ws.landing, key] = known
        return known
    told = (interviews(ws, one) for one in books)
    return {one: (books[0].batch_id,) for found in told for one in found}


def interviews(ws: Workspace, batch: Batch) -> frozenset[Interview]:
    """Return the interviews that stand on sheet A of a batch."""
    return _interviews(landing.read_parsed(ws, batch.parsed_key).tables["answer_row"])


MOST_KEPT = 64
_CHOSEN: dict[tuple[Path, tuple[object, ...]], Parts] = {}
"""What was chosen of batches, none of which ever changes."""


def _counts_by(batch: Batch) -> tuple[object, ...]:
    known = ("is_part", "mapping_id", "revises")
    form = tuple(batch.about.get(name) for name in known)
    return batch.batch_id, batch.parsed_key, batch.place, *form


def _chosen(ws: Workspace, books: Sequence[Batch]) -> Parts:
    engine = Engine()
    try:
        for item in answer_inputs(ws, books):
            item.write(engine, None)
        for name in MODELS:
            if name.startswith("marts"):
                engine.write("marts.answered_company", AS_TOLD)
            sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
            engine.write(f"{name.split('/')[0]}.{name.split('/')[-1]}", sql)
        found: dict[Interview, tuple[str, ...]] = {}
        for company, named, batch_id in engine.rows(CHOSEN):
            found[company, named] = (*found.get((company, named), ()), batch_id)
        return found
    finally:
        engine.drop()


# what was parsed under a key is written once and never changed


@lru_cache(maxsize=4096)
def _interviews(path: Path) -> frozenset[Interview]:
    lines = pq.read_table(path, columns=["sheet", "company", "interview_round"])
    return frozenset(
        (line["company"], line["interview_round"])
        for line in lines.to_pylist()
        if line["sheet"] == COMPANIES
    )

"""Checks: queries that return the rows that are wrong; none is good.

The first line of a check says how grave it is and what it means to a person:
`-- error: …` stops publishing, `-- warn: …` is shown on the quality page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from etl.build.engine import Engine
from etl.build.graph import table_references
from etl.build.record import Record, digest
from etl.settings import SQL

COLUMNS = {
    "check_name": "varchar",
    "fingerprint": "varchar",
    "row_count": "bigint",
    "first_row": "varchar",
}


@dataclass(frozen=True)
class Failure:
    """One check that found wrong rows."""

    name: str
    meaning: str
    is_error: bool
    count: int
    first: str


@dataclass(frozen=True)
class Check:
    """One query for wrong rows."""

    name: str
    meaning: str
    is_error: bool
    query: str

    def failure(self, count: int, first: str) -> Failure | None:
        """Return what the check says of so many wrong rows."""
        if not count:
            return None
        return Failure(self.name, self.meaning, self.is_error, count, first)


@dataclass(frozen=True)
class Outcome:
    """What a check found, and in which contents of the tables that it reads."""

    fingerprint: str
    count: int
    first: str


def run_checks(engine: Engine) -> list[Failure]:
    """Run every check of `sql/checks` and return those that found something."""
    found = [check.failure(*_run(engine, check)) for check in _checks()]
    return [failure for failure in found if failure is not None]


def run_changed_checks(engine: Engine, record: Record) -> list[Failure]:
    """Run the checks of tables that changed; return all that found something.

    What the others found is remembered, so a warning stays until its rows are right.
    """
    known = _known(engine)
    outcomes: dict[str, Outcome] = {}
    failures = []
    for check in _checks():
        contents = record.contents(table_references(check.query))
        fingerprint = digest(check.query, contents)
        outcome = known.get(check.name)
        if outcome is None or outcome.fingerprint != fingerprint:
            outcome = Outcome(fingerprint, *_run(engine, check))
        outcomes[check.name] = outcome
        failures.append(check.failure(outcome.count, outcome.first))
    _keep(engine, outcomes)
    return [failure for failure in failures if failure is not None]


def _checks() -> list[Check]:
    found = []
    for path in sorted((SQL / "checks").rglob("*.sql")):
        text = path.read_text(encoding="utf-8").rstrip().rstrip(";")
        grade, _, meaning = text.splitlines()[0].removeprefix("--").partition(":")
        is_error = grade.strip() == "error"
        found.append(Check(path.stem, meaning.strip(), is_error, text))
    return found


def _run(engine: Engine, check: Check) -> tuple[int, str]:
    rows = engine.rows(f"select * from ({check.query}\n) limit 1000")
    return len(rows), ", ".join(str(value) for value in rows[0]) if rows else ""


def _known(engine: Engine) -> dict[str, Outcome]:
    if "meta.outcome" not in engine.tables():
        return {}
    rows = engine.rows(f"select {', '.join(COLUMNS)} from meta.outcome")
    return {name: Outcome(*outcome) for name, *outcome in rows}


def _keep(engine: Engine, outcomes: Mapping[str, Outcome]) -> None:
    rows = [(name, *vars(outcome).values()) for name, outcome in outcomes.items()]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    engine.write_frame("meta.outcome", COLUMNS, frame)

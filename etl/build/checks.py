"""Checks: queries that return the rows that are wrong; none is good.

The first line of a check says how grave it is and what it means to a person:
`-- error: …` stops publishing, `-- warn: …` is shown on the quality page.
"""

from dataclasses import dataclass

from etl.build.engine import Engine
from etl.settings import SQL


@dataclass(frozen=True)
class Failure:
    """One check that found wrong rows."""

    name: str
    meaning: str
    is_error: bool
    count: int
    first: str


def run_checks(engine: Engine) -> list[Failure]:
    """Run every check of `sql/checks` and return those that found something."""
    failures = []
    for path in sorted((SQL / "checks").rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        grade, _, meaning = text.splitlines()[0].removeprefix("--").partition(":")
        query = text.rstrip().rstrip(";")
        found = engine.rows(f"select * from ({query}\n) limit 1000")
        if found:
            failures.append(
                Failure(
                    name=path.stem,
                    meaning=meaning.strip(),
                    is_error=grade.strip() == "error",
                    count=len(found),
                    first=", ".join(str(value) for value in found[0]),
                )
            )
    return failures

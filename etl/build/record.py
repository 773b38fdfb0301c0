"""What each table of a build was made of, so that the next one runs what changed."""

import hashlib
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.build.engine import Engine

COLUMNS = {
    "table_name": "varchar",
    "fingerprint": "varchar",
    "content_hash": "varchar",
    "row_count": "bigint",
    "seconds": "double",
    "build_id": "varchar",
}


def digest(*parts: Any) -> str:
    """Return a hash of plain values that is the same in every process."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Made:
    """One table: what it was made of, a hash of what came out, when and how long."""

    fingerprint: str
    content_hash: str
    row_count: int
    seconds: float
    build_id: str


class Record:
    """The table `meta.model`, kept here until the build ends."""

    def __init__(self, engine: Engine, build_id: str) -> None:
        self._build_id = build_id
        there = engine.tables()
        known = "meta.model" in there
        rows = (
            engine.rows(f"select {', '.join(COLUMNS)} from meta.model") if known else []
        )
        self.made = {row[0]: Made(*row[1:]) for row in rows if row[0] in there}

    def fingerprint(self, table: str) -> str:
        """Return what a table was made of, "" if it is not there."""
        return self.made[table].fingerprint if table in self.made else ""

    def contents(self, tables: Iterable[str]) -> list[str]:
        """Return the hashes of what is in some tables."""
        return [self.made[table].content_hash for table in tables]

    def note(
        self, table: str, fingerprint: str, content: str, rows: int, started: float
    ) -> None:
        """Remember a table that was just made."""
        seconds = time.perf_counter() - started
        self.made[table] = Made(fingerprint, content, rows, seconds, self._build_id)

    def forget(self, table: str) -> None:
        """Forget a table that is no longer made."""
        self.made.pop(table, None)

    def write(self, engine: Engine) -> None:
        """Write the record into the warehouse file."""
        rows = [(name, *vars(made).values()) for name, made in self.made.items()]
        frame = pd.DataFrame(rows, columns=list(COLUMNS))
        engine.write_frame("meta.model", COLUMNS, frame)

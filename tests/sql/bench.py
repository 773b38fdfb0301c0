"""A small warehouse: made-up landed rows in, the real models run on them.

It begins as a copy of a warehouse built of nothing, so only what the rows change runs.
"""

import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from etl.build import BuildResult, build_file, current_build
from etl.build.engine import Engine
from etl.build.graph import Model, models
from etl.build.inputs import input_names, landing_schema
from etl.build.record import Record
from etl.build.steps import run_models
from etl.reference import TABLES
from etl.workspace import Workspace

Row = Mapping[str, Any]


class Bench:
    """Landed rows of one test, and the marts that the project's models make of them."""

    def __init__(self, file: Path, empty_data: Path) -> None:
        empty = Workspace(empty_data)
        shutil.copyfile(build_file(empty, str(current_build(empty)), "internal"), file)
        self.engine = Engine(file)
        self._record = Record(self.engine, "bench")
        self._landed: dict[str, list[Row]] = {}
        self._reference: dict[str, list[Row]] = {}

    def land(self, table: str, *rows: Row) -> None:
        """Add rows to a landing table; what a row does not name is null."""
        landed = self._landed.setdefault(table, [])
        landed.extend(
            {"batch_id": "b1", "row_number": len(landed) + place} | dict(row)
            for place, row in enumerate(rows, start=3)
        )

    def refer(self, table: str, *rows: Row) -> None:
        """Take these rows instead of the project's own reference list."""
        self._reference[table] = list(rows)

    def build(self, *marts: str) -> None:
        """Run what the named marts need of what the rows change, and nothing else."""
        needed, tables = _needed({f"marts.{name}" for name in marts})
        for table in sorted(tables & self._told()):
            started = time.perf_counter()
            self._put(table)
            content = self.engine.content_hash(table)
            self._record.note(table, content, content, 0, started)
        run_models(self.engine, self._record, needed, BuildResult("bench"))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self.engine.rows(sql)

    def row(self, sql: str) -> tuple[Any, ...]:
        """Return the only row of a query."""
        (row,) = self.engine.rows(sql)
        return row

    def _told(self) -> set[str]:
        """Return the input tables that the test told something of."""
        landed = {f"landing.{name}" for name in self._landed}
        return landed | {f"reference.{name}" for name in self._reference}

    def _put(self, table: str) -> None:
        """Write an input table."""
        layer, name = table.split(".")
        columns = landing_schema()[name] if layer == "landing" else TABLES[name]
        rows = self._landed[name] if layer == "landing" else self._reference[name]
        frame = pd.DataFrame(rows, columns=list(columns)).astype(object)
        self.engine.write_frame(table, columns, frame.where(frame.notna(), None))


def _needed(wanted: set[str]) -> tuple[list[Model], set[str]]:
    """Return the models that make some tables, in order, and all tables they need."""
    chosen: list[Model] = []
    for model in reversed(models(input_names())):
        if wanted & set(model.tables):
            chosen.insert(0, model)
            wanted |= set(model.reads)
    return chosen, wanted


def batch(batch_id: str = "b1", day: int = 1) -> Row:
    """Return an accepted workbook."""
    accepted = f"2026-11-{day:02d} 12:00:00"
    told = {"batch_id": batch_id, "kind": "workbook", "accepted_at": accepted}
    return told | {"place": day}


def company(business_id: str, **answers: Any) -> Row:
    """Return a row of sheet A."""
    return {
        "ytunnus": business_id,
        "nimi": f"Yritys {business_id}",
        "kunta": "297",
        "henkilosto": "10",
        "haastattelu_pvm": "2026-10-01",
        "kierros": "2026-1",
        "julkisuusluokka": "julkinen",
        "lupa_nimella": "k",
        "lupa_koonti": "k",
        "tol2025": "25530",
    } | answers


def supply(business_id: str, syote: str, **answers: Any) -> Row:
    """Return a row of sheet D."""
    return {"ytunnus": business_id, "syote": syote, "kriittisyys": "3"} | answers

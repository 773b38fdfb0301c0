"""A small warehouse in memory: made-up landed rows in, the real models run on them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from etl.build.engine import Engine
from etl.build.graph import Model, models
from etl.build.inputs import input_names, landing_schema
from etl.reference import TABLES, read_table

Row = Mapping[str, Any]


class Bench:
    """Landed rows of one test, and the marts that the project's models make of them."""

    def __init__(self, file: Path) -> None:
        self.engine = Engine(file)
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
        """Run what the named marts need, and nothing else."""
        for model in _needed({f"marts.{name}" for name in marts}, self):
            self._run(model)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self.engine.rows(sql)

    def row(self, sql: str) -> tuple[Any, ...]:
        """Return the only row of a query."""
        (row,) = self.engine.rows(sql)
        return row

    def put(self, table: str) -> None:
        """Write an input table."""
        layer, name = table.split(".")
        columns = landing_schema()[name] if layer == "landing" else TABLES[name]
        rows = self._landed.get(name, []) if layer == "landing" else None
        if layer == "reference" and name not in self._reference:
            self.engine.write_frame(table, columns, read_table(name))
            return
        rows = self._reference[name] if rows is None else rows
        frame = pd.DataFrame(rows, columns=list(columns)).astype(object)
        self.engine.write_frame(table, columns, frame.where(frame.notna(), None))

    def _run(self, model: Model) -> None:
        if model.compute is None or model.columns is None:
            self.engine.write(model.name, model.sql)
            return
        read = {
            name: self.engine.frame(f"select * from {name}") for name in model.reads
        }
        made = model.compute(read)
        for table, columns in model.columns.items():
            self.engine.write_frame(table, columns, made[table.split(".")[1]])


def _needed(wanted: set[str], bench: Bench) -> list[Model]:
    ordered = models(input_names())
    chosen: list[Model] = []
    for model in reversed(ordered):
        if wanted & set(model.tables):
            chosen.insert(0, model)
            wanted |= set(model.reads)
    for table in sorted(wanted & input_names()):
        bench.put(table)
    return chosen


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

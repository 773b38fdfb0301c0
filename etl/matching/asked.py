"""What the command asks the warehouse: the queue, and the companies it may mean.

It asks with the queries of the page, so that both tell the same.
"""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import duckdb
import pyarrow as pa

from etl.build import build_file, current_build
from etl.errors import Refused
from etl.language import N_
from etl.matching.engine import Candidate, Pool
from etl.matching.waiting import Item, candidates_for, items
from etl.settings import SQL
from etl.workspace import Workspace

QUERIES = SQL / "pages" / "matching"
KINDS = ("company", "supplier")
NO_BUILD = N_(
    "There is nothing to match yet, as nothing has been built. Bring in a file, or "
    "run “python -m etl build”."
)


class Asked:
    """The newest build, asked about names in one language."""

    def __init__(self, ws: Workspace, language: str) -> None:
        build_id = current_build(ws)
        if build_id is None:
            raise Refused(NO_BUILD)
        self._file = build_file(ws, build_id, "internal")
        self._language = "sv" if language == "sv" else "fi"
        self._pools: tuple[Pool, Pool] | None = None

    def queue(self) -> list[Item]:
        """Return every name that may want a person."""
        rows = [
            row
            for kind in KINDS
            for row in self._rows("matching__queue", kind=kind).to_pylist()
        ]
        return items([self._named(row) for row in rows])

    def candidates(self, item: Item) -> list[Candidate]:
        """Return the companies that a name may mean; the names are read once."""
        if item.kind == "id":
            return []
        if self._pools is None:
            told = Pool(self._rows("matching__answered_name"))
            self._pools = told, Pool(self._rows("matching__register_name"))
        return candidates_for(item, *self._pools)

    def companies(self, ids: list[str]) -> dict[str, dict[str, Any]]:
        """Return what is known of companies, those of the register above others."""
        told = self._rows("matching__company", ids=ids).to_pylist()
        known = {str(row["company_id"]): self._named(row) for row in told}
        for row in self._rows("matching__registered", ids=ids).to_pylist():
            known[str(row["business_id"])] = self._named(row)
        return {one: known[one] for one in ids if one in known}

    def _rows(self, name: str, **parameters: Any) -> pa.Table:
        sql = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
        with closing(duckdb.connect(str(self._file), read_only=True)) as base:
            return base.sql(sql, params=parameters or None).to_arrow_table()

    def _named(self, row: Mapping[str, Any]) -> dict[str, Any]:
        named = dict(row)
        for what in ("municipality_name", "industry_name"):
            named[what] = row.get(f"{what}_{self._language}") or row.get(f"{what}_fi")
        return named

"""Each mart hashed row by row: two builds show the same only if these agree."""

import duckdb

from etl.build import build_file, current_build
from etl.workspace import Workspace

MARTS = (
    "select table_name from duckdb_tables() where schema_name = 'marts' "
    "order by table_name"
)


OF_A_BATCH = ("batch_id", "accepted_at", "fetched_at", "place")
"""Columns that tell of an acceptance and not of the answers."""


def hashes(
    ws: Workspace, audience: str = "internal", without: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return a hash of the rows of every mart of an audience, some columns left out."""
    path = build_file(ws, str(current_build(ws, audience)), audience)
    names = ", ".join(f"'{name}'" for name in ("", *without))
    told = f"columns(lambda c: c not in ({names}))"
    found = {}
    with duckdb.connect(str(path), read_only=True) as database:
        for (name,) in database.execute(MARTS).fetchall():
            rows = f"(select {told} from marts.{name})"
            shape = database.execute(f"describe {rows}").fetchall()
            sql = f"select count(*), sum(hash(t)) from {rows} as t"
            found[name] = str((shape, *database.execute(sql).fetchall()))
    return found

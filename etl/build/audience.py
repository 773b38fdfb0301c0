"""One warehouse file per audience: what is not in a reader's file cannot leak.

`sql/audience/<audience>/<mart>.sql` selects what that audience may have of a mart.
A mart without such a file is there with no rows, so every page opens for everyone
and says what it may not show.
"""

import os

from etl.build.engine import Engine
from etl.build.publish import build_file
from etl.settings import SQL
from etl.workspace import Workspace


def write_audiences(ws: Workspace, build_id: str) -> None:
    """Write the partner's and the public's file of a build from the internal one."""
    internal = build_file(ws, build_id, "internal")
    for audience in ("partner", "public"):
        target = build_file(ws, build_id, audience)
        draft = target.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        engine = Engine(draft)
        try:
            engine.execute(f"attach '{_quoted(internal)}' as whole (read_only)")
            _copy(engine, audience)
            engine.execute("detach whole")
        finally:
            engine.close()
        os.replace(draft, target)


def _copy(engine: Engine, audience: str) -> None:
    tables = engine.rows(
        "select table_name from duckdb_tables() "
        "where database_name = 'whole' and schema_name = 'marts'"
    )
    allowed = {path.stem: path for path in (SQL / "audience" / audience).rglob("*.sql")}
    for (table,) in tables:
        whole = f"select * from whole.marts.{table}"
        if table not in allowed:
            engine.write(f"marts.{table}", f"{whole} where false")
            continue
        text = allowed[table].read_text(encoding="utf-8").rstrip().rstrip(";")
        select = text.replace("marts.", "whole.marts.")
        engine.write(f"marts.{table}", f"{whole} where false")
        engine.execute(f"insert into marts.{table} by name {select}")
    engine.write("meta.build", "select * from whole.meta.build")
    shown = ", ".join(f"'{name}'" for name in sorted(allowed)) or "''"
    engine.write(
        "meta.audience",
        f"select '{audience}' as audience, table_name, table_name in ({shown}) "
        "as is_shown from duckdb_tables() "
        "where database_name = 'whole' and schema_name = 'marts'",
    )


def _quoted(path: os.PathLike[str]) -> str:
    return str(path).replace("'", "''")

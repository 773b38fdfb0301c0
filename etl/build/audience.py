"""One warehouse file per audience: what is not in a reader's file cannot leak.

`sql/audience/<audience>/…/<mart>.sql` selects what that audience may have of a mart.
A mart without such a file is there with no rows, so every page opens for everyone
and says what it may not show. A file is always written from nothing: a row that was
withdrawn must not stay behind in the free space of a copied file.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import duckdb

from etl.build.engine import Engine
from etl.build.publish import build_file, current_build
from etl.settings import SQL
from etl.workspace import Workspace

SHARED_WITH = ("partner", "public")
WHOLE_TABLES = (
    "select table_name from duckdb_tables() "
    "where database_name = 'whole' and schema_name = 'marts' order by table_name"
)


def write_audiences(ws: Workspace, build_id: str) -> None:
    """Write the partner's and the public's file of a build from the internal one."""
    with _another_name(ws, build_file(ws, build_id, "internal")) as internal:
        for audience in SHARED_WITH:
            allowed = _allowed(audience)
            made_of = _made_of(internal, allowed)
            target = build_file(ws, build_id, audience)
            draft = target.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            last = current_build(ws, audience)
            before = build_file(ws, last, audience) if last else None
            if before is not None and _was_made_of(before) == made_of:
                shutil.copyfile(before, draft)
                _rename_build(draft, internal)
            else:
                _write(internal, draft, allowed)
            _digest_file(target).write_text(made_of, encoding="utf-8")
            os.replace(draft, target)


@contextmanager
def _another_name(ws: Workspace, file: Path) -> Iterator[Path]:
    # pages of this process may have the file open, and one process cannot open one
    # path with two configurations; another name of the same bytes is another path
    name = ws.warehouse / f".draft-source-{file.parent.name}.duckdb"
    name.unlink(missing_ok=True)
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)
    try:
        yield name
    finally:
        name.unlink(missing_ok=True)


def _write(internal: Path, draft: Path, allowed: dict[str, str]) -> None:
    engine = Engine(draft)
    try:
        engine.execute(f"attach '{_quoted(internal)}' as whole (read_only)")
        with engine.transaction():
            for (table,) in engine.rows(WHOLE_TABLES):
                _copy(engine, str(table), allowed)
            engine.execute("create table meta.build as from whole.meta.build")
            engine.execute(
                "create table meta.audience (table_name varchar, is_shown boolean)"
            )
            for (table,) in engine.rows(WHOLE_TABLES):
                engine.execute(
                    "insert into meta.audience values (?, ?)", [table, table in allowed]
                )
        engine.execute("detach whole")
    finally:
        engine.close()


def _rename_build(draft: Path, internal: Path) -> None:
    engine = Engine(draft)
    try:
        engine.execute(f"attach '{_quoted(internal)}' as whole (read_only)")
        engine.write("meta.build", "from whole.meta.build")
        engine.execute("detach whole")
    finally:
        engine.close()


def _copy(engine: Engine, table: str, allowed: dict[str, str]) -> None:
    engine.execute(
        f"create table marts.{table} as select * from whole.marts.{table} where false"
    )
    if table in allowed:
        select = allowed[table].replace("marts.", "whole.marts.")
        engine.execute(f"insert into marts.{table} by name {select}")


def _allowed(audience: str) -> dict[str, str]:
    return {
        path.stem: path.read_text(encoding="utf-8").rstrip().rstrip(";")
        for path in sorted((SQL / "audience" / audience).rglob("*.sql"))
    }


def _made_of(internal: Path, allowed: dict[str, str]) -> str:
    with duckdb.connect(str(internal), read_only=True) as database:
        hashes = database.execute(
            "select table_name, content_hash from meta.model "
            "where table_name like 'marts.%' order by table_name"
        ).fetchall()
        workspace = database.execute("select workspace from meta.build").fetchall()
    return sha256(repr((hashes, workspace, allowed)).encode()).hexdigest()


def _was_made_of(file: Path) -> str:
    try:
        return _digest_file(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _digest_file(file: Path) -> Path:
    return file.with_suffix(".made_of")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")

"""One warehouse file per audience: what is not in a reader's file cannot leak.

`sql/audience/<audience>/…/<mart>.sql` selects what that audience may have of a mart.
A mart without such a file is there with no rows, so every page opens for everyone
and says what it may not show. A file is always written from nothing: a row that was
withdrawn must not stay behind in the free space of a copied file.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from etl.build.engine import Engine
from etl.build.graph import COMMENT, Model, shared_models, table_references
from etl.build.lineage import EDGES, SOURCES
from etl.build.publish import build_file, current_build
from etl.build.recall import SHARED_WITH
from etl.build.record import digest
from etl.build.steps import Frames, run_model
from etl.errors import Refused
from etl.language import N_
from etl.protection.combination import sensitivity, weigh
from etl.settings import SQL
from etl.workspace import Workspace

MARTS = (
    "select table_name from duckdb_tables() "
    "where database_name = 'whole' and schema_name = 'marts' order by table_name"
)
SHOWN = "select 'marts.' || table_name from target.meta.audience where is_shown"
EDGES_BEHIND = f"""
    with recursive behind(table_name) as (
        {SHOWN}
        union
        select e.from_table from whole.{EDGES} as e
        inner join behind using (table_name)
    )
    from whole.{EDGES} where table_name in (from behind)
"""
Selects = Mapping[str, str]
COMBINED = N_(
    "The files for partners and the public were not renewed: “{table}” for {audience} "
    "would put together {layers}, which is more than may leave the council. Correct "
    "sql/audience or the weights; the earlier files stay as they are."
)


def write_audiences(ws: Workspace, build_id: str) -> None:
    """Write the partner's and the public's file of a build from the internal one."""
    selects = {audience: _selects(audience) for audience in SHARED_WITH}
    shared = shared_models()
    with _opened(ws, build_file(ws, build_id, "internal")) as engine:
        made_of = {name: _made_of(engine, shared, selects[name]) for name in selects}
        usable = {name: _usable(ws, name, made_of[name]) for name in selects}
        if not all(usable.values()):
            _make_shared(engine, shared, selects)
        for audience in SHARED_WITH:
            target = build_file(ws, build_id, audience)
            draft = target.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            before = usable[audience]
            if before is None:
                _write(engine, draft, selects[audience])
                _refuse_combinations(engine, draft, audience)
            else:
                shutil.copyfile(before, draft)
                _rename_build(engine, draft)
            _digest_file(target).write_text(made_of[audience], encoding="utf-8")
            os.replace(draft, target)


@contextmanager
def _opened(ws: Workspace, file: Path) -> Iterator[Engine]:
    """Open the internal file, as `whole`, beside a database in memory."""
    # pages of this process may have the file open, and one process cannot open one
    # path with two configurations; another name of the same bytes is another path
    name = ws.warehouse / f".draft-source-{file.parent.name}.duckdb"
    name.unlink(missing_ok=True)
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)
    engine = Engine()
    try:
        engine.attach(name, "whole", to_read=True)
        yield engine
    finally:
        engine.drop()
        name.unlink(missing_ok=True)


def _make_shared(
    engine: Engine, shared: list[Model], selects: Mapping[str, Selects]
) -> None:
    """Make the marts that only the outside files are written from, in memory."""
    made = {table for model in shared for table in model.tables}
    texts = " ".join(text for chosen in selects.values() for text in chosen.values())
    read = {table for model in shared for table in model.reads}
    for table in sorted((read | set(table_references(texts))) - made):
        engine.execute(f"create view {table} as from whole.{table}")
    frames = Frames(engine)
    for model in shared:
        run_model(engine, model, frames)


def _write(engine: Engine, draft: Path, selects: Selects) -> None:
    marts = [str(table) for (table,) in engine.rows(MARTS)]
    shown = ", ".join(f"('{table}', {table in selects})" for table in marts)
    engine.attach(draft, "target")
    with engine.transaction():
        for schema in ("meta", "marts"):
            engine.execute(f"create schema target.{schema}")
        for table in marts:
            _copy(engine, table, selects.get(table))
        engine.execute("create table target.meta.build as from whole.meta.build")
        engine.execute(
            "create table target.meta.audience as "
            f"from (values {shown}) as a(table_name, is_shown)"
        )
        engine.execute(f"create table target.{EDGES} as {EDGES_BEHIND}")
        engine.execute(
            f"create table target.{SOURCES} as "
            f"from whole.{SOURCES} where table_name in ({SHOWN})"
        )
    engine.detach("target")


def _refuse_combinations(engine: Engine, draft: Path, audience: str) -> None:
    """Refuse a file in which one table tells too much side by side."""
    engine.attach(draft, "target")
    columns = engine.rows(
        "select table_name, column_name from duckdb_columns() "
        "where database_name = 'target' and schema_name = 'marts' order by all"
    )
    held: dict[str, list[str]] = {}
    for table, column in columns:
        held.setdefault(str(table), []).append(str(column))
    for table, names in held.items():
        filled, precisions = _filled(engine, f"target.marts.{table}", names)
        verdict = weigh(filled, audience, precisions)
        if not verdict.is_allowed:
            engine.detach("target")
            layers = ", ".join(verdict.never or verdict.layers)
            raise Refused(COMBINED, table=table, audience=audience, layers=layers)
    engine.detach("target")


def _filled(
    engine: Engine, table: str, columns: list[str]
) -> tuple[list[str], list[str]]:
    """Return the columns that hold something, and the precisions of places."""
    counts = ", ".join(f'count("{name}")' for name in columns)
    [row] = engine.rows(f"select {counts} from {table}")
    filled = [name for name, count in zip(columns, row, strict=True) if count]
    if "location_precision" not in filled:
        return filled, []
    found = engine.rows(f"select distinct location_precision from {table}")
    return filled, [str(precision) for (precision,) in found]


def _rename_build(engine: Engine, draft: Path) -> None:
    engine.attach(draft, "target")
    engine.write("target.meta.build", "from whole.meta.build")
    engine.detach("target")


def _copy(engine: Engine, table: str, select: str | None) -> None:
    engine.execute(
        f"create table target.marts.{table} as from whole.marts.{table} limit 0"
    )
    if select is not None:
        engine.execute(f"insert into target.marts.{table} by name {select}")


def sharing() -> dict[str, dict[str, str]]:
    """Return, by mart and audience outside, whether it gets it `whole` or in `part`."""
    found: dict[str, dict[str, str]] = {}
    for audience in SHARED_WITH:
        for table, select in _selects(audience).items():
            whole = ["select", "*", "from", f"marts.{table}"]
            how = "whole" if COMMENT.sub("", select).split() == whole else "part"
            found.setdefault(table, {})[audience] = how
    return found


def _selects(audience: str) -> dict[str, str]:
    return {
        path.stem: path.read_text(encoding="utf-8").rstrip().rstrip(";")
        for path in sorted((SQL / "audience" / audience).rglob("*.sql"))
    }


def _made_of(engine: Engine, shared: list[Model], selects: Selects) -> str:
    read = {table for model in shared for table in model.reads}
    hashes = engine.rows(
        "select table_name, content_hash from whole.meta.model order by table_name"
    )
    read |= {EDGES, SOURCES}
    contents = [row for row in hashes if row[0].startswith("marts.") or row[0] in read]
    sources = [model.source_hash for model in shared]
    workspace = engine.rows("select workspace from whole.meta.build")
    return digest(contents, sources, workspace, dict(selects), sensitivity())


def _usable(ws: Workspace, audience: str, made_of: str) -> Path | None:
    """Return the audience's current file if the new one would be the same."""
    last = current_build(ws, audience)
    if last is None:
        return None
    file = build_file(ws, last, audience)
    try:
        was_made_of = _digest_file(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return file if was_made_of == made_of else None


def _digest_file(file: Path) -> Path:
    return file.with_suffix(".made_of")

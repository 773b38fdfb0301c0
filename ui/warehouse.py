"""The one way from a page to data: a named query on the reader's own file.

A reader's connection opens only the warehouse file of their audience, read-only,
with external access off and the configuration locked, so a query can reach no row
that is not theirs. Every cache key carries the build, so a new build shows at once.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import streamlit as st

from etl.build import build_file, current_build
from etl.build.engine import open_to_read
from etl.settings import SQL
from ui.access import current_reader
from ui.text import language
from ui.workspace_choice import current_workspace

NAME_ENDINGS = ("_name_fi", "_name_sv", "_name_en")


@dataclass(frozen=True)
class BuildFacts:
    """The build that a reader sees."""

    build_id: str
    built_at: dt.datetime
    is_demo: bool
    audience: str


def query(name: str, **parameters: Any) -> pd.DataFrame:
    """Run `sql/pages/<name>.sql` for the present reader.

    Columns `x_name_fi`, `x_name_sv`, `x_name_en` come back as one `x_name` in the
    reader's language. Without a build the frame is empty and has no columns. The
    same rows are the same object for all readers: never change them in place.
    """
    reader = current_reader()
    facts = build_facts()
    if facts is None:
        return pd.DataFrame()
    file = build_file(current_workspace(), facts.build_id, reader.audience)
    return _rows(str(file), name, _frozen(parameters), language())


def many_rows(name: str) -> pa.Table:
    """Run `sql/pages/<name>.sql` whose rows are too many to be kept as they are."""
    facts = build_facts()
    if facts is None:
        return pa.table({})
    audience = current_reader().audience
    file = build_file(current_workspace(), facts.build_id, audience)
    return connection(str(file)).cursor().sql(_text(name)).to_arrow_table()


def build_facts() -> BuildFacts | None:
    """Return the current build of the present reader, or None before the first."""
    ws = current_workspace()
    reader = current_reader()
    build_id = current_build(ws, reader.audience)
    if build_id is None:
        return None
    file = str(build_file(ws, build_id, reader.audience))
    return _facts(file, build_id, reader.audience)


def file() -> str | None:
    """Return the warehouse file of the present reader, or None before the first."""
    facts = build_facts()
    if facts is None:
        return None
    return str(build_file(current_workspace(), facts.build_id, facts.audience))


def validity() -> Callable[[], bool]:
    """Return the act that tells whether what the reader sees now may still be read.

    The files for partners and the public go when a consent behind them is taken back.
    """
    path = file()
    facts = build_facts()
    is_inside = facts is None or facts.audience == "internal"
    return partial(_is_valid, None if is_inside or path is None else Path(path))


def _is_valid(path: Path | None) -> bool:
    return path is None or path.is_file()


def columns_of(mart: str) -> list[str]:
    """Return the columns of a mart as they are in the reader's file."""
    sql = (
        "select column_name from duckdb_columns() where schema_name = 'marts' "
        "and table_name = ? order by column_index"
    )
    opened = connection(str(file())).cursor()
    return [name for (name,) in opened.execute(sql, [mart]).fetchall()]


def rows_of(mart: str) -> Callable[[], pd.DataFrame]:
    """Return the act that reads a whole mart of the file that the reader sees now."""
    if not columns_of(mart):
        raise KeyError(mart)
    return partial(_whole, Path(str(file())), mart)


def _whole(file: Path, mart: str) -> pd.DataFrame:
    with closing(open_to_read(file)) as opened:
        return opened.execute(f'from marts."{mart}" order by all').df()


def is_shown(mart: str) -> bool:
    """Say whether the reader's audience gets any rows of this mart."""
    facts = build_facts()
    if facts is None:
        return False
    if facts.audience == "internal":
        return True
    file = build_file(current_workspace(), facts.build_id, facts.audience)
    sql = "select is_shown from meta.audience where table_name = ?"
    found = connection(str(file)).cursor().execute(sql, [mart]).fetchone()
    return bool(found and found[0])


def in_language(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Collapse each triple of name columns to the reader's language, else Finnish."""
    stems = [column[:-3] for column in rows.columns if column.endswith("_name_fi")]
    stems += ["name"] if "name_fi" in rows.columns else []
    chosen = rows.copy()
    for stem in stems:
        finnish = chosen[f"{stem}_fi"]
        wanted = f"{stem}_{lang}"
        names = chosen[wanted].fillna(finnish) if wanted in chosen.columns else finnish
        position = int(chosen.columns.get_indexer([f"{stem}_fi"])[0])
        drop = [f"{stem}_{code}" for code in ("fi", "sv", "en")]
        chosen = chosen.drop(columns=[name for name in drop if name in chosen.columns])
        chosen.insert(min(position, len(chosen.columns)), stem, names)
    return chosen


def _frozen(parameters: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(parameters.items())
    )


@lru_cache(maxsize=400)
def _rows(
    file: str, name: str, parameters: tuple[tuple[str, Any], ...], lang: str
) -> pd.DataFrame:
    values = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in parameters
    }
    rows = connection(file).cursor().execute(_text(name), values or None).df()
    return in_language(rows, lang)


@cache
def _queries() -> dict[str, Path]:
    return {path.stem: path for path in (SQL / "pages").rglob("*.sql")}


@cache
def _text(name: str) -> str:
    return _queries()[name].read_text(encoding="utf-8")


@st.cache_resource(
    max_entries=8, show_spinner=False, on_release=lambda opened: opened.close()
)
def connection(file: str) -> duckdb.DuckDBPyConnection:
    """Open one warehouse file for reading only; take a cursor of it per use."""
    return open_to_read(Path(file))


@lru_cache(maxsize=40)
def _facts(file: str, build_id: str, audience: str) -> BuildFacts:
    sql = "select built_at, workspace from meta.build"
    found = connection(file).cursor().execute(sql).fetchone()
    built_at, name = found if found else (None, "")
    return BuildFacts(build_id, built_at, name == "demo", audience)

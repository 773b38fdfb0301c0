"""Which tables of StatFin belong to which source, and what is taken of each.

All is in `mappings/registers/statfin.toml`; a table is known by its short id (12ti),
whichever format it came in.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from etl.settings import PROJECT

DESCRIBED = PROJECT / "etl" / "mappings" / "registers" / "statfin.toml"
CATCH_ALL = "employment"
"""The source that takes tables of which nothing is described: the archive's ids."""


@lru_cache(maxsize=1)
def _described() -> dict[str, dict[str, Any]]:
    return tomllib.loads(DESCRIBED.read_text(encoding="utf-8"))


def tables_of(source: str) -> dict[str, dict[str, Any]]:
    """Return the tables that a source asks for, by short id."""
    return {
        table: how for table, how in _described().items() if how["source"] == source
    }


def owner_of(table: str) -> str:
    """Return the source of a described table; empty when none names it."""
    how = _described().get(table)
    return str(how["source"]) if how else ""


def is_like(source: str, kinds: Iterable[str]) -> bool:
    """Say whether a table with such variables can stand in for one of the source."""
    found = set(kinds)
    return source == CATCH_ALL or any(
        needs_of(how) <= found for how in tables_of(source).values()
    )


def table_in_name(file_name: str, kinds: Iterable[str]) -> str:
    """Return the table that a file's name tells, if it can be that; else nothing."""
    told = set(re.split(r"[^0-9a-z]+", PurePosixPath(file_name).name.lower()))
    named = sorted(told & _described().keys())
    if len(named) == 1 and needs_of(_described()[named[0]]) <= set(kinds):
        return named[0]
    return ""


def needs_of(how: Mapping[str, Any]) -> set[str]:
    """Return what a table must measure to be used as the described one."""
    return {"time", *how["take"]} - {"content"}

"""Looking up municipalities as people write them: by name, also by an old one.

A name of a merged municipality gives the municipality that it is part of now; the
caller says so to the reader, since an old border may have been another one.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from etl.reference import read_table

MERGED = "merged_into"


@lru_cache(maxsize=1)
def _municipalities() -> Mapping[str, Mapping[str, Any]]:
    rows = read_table("municipality").to_pylist()
    return {row["municipality_code"]: row for row in rows}


@lru_cache(maxsize=1)
def _merged() -> Mapping[str, Mapping[str, Any]]:
    rows = read_table("municipality_change").to_pylist()
    return {row["old_code"]: row for row in rows if row["change"] == MERGED}


@lru_cache(maxsize=1)
def _codes_by_name() -> Mapping[str, str]:
    old = {_plain(row["old_name_fi"]): code for code, row in _merged().items()}
    new = {
        _plain(row[name]): code
        for name in ("name_sv", "name_fi")
        for code, row in _municipalities().items()
    }
    return old | new


def municipality(code: str) -> Mapping[str, Any] | None:
    """Return the row of a municipality in force, or None."""
    return _municipalities().get(code)


def municipality_by_name(name: str) -> str | None:
    """Return the code in force for a Finnish or Swedish name, also a former one."""
    code = _codes_by_name().get(_plain(name))
    return code and (successor(code) or code)


def successor(code: str) -> str | None:
    """Return what a merged municipality is part of now; None when it never merged."""
    known = code
    while known in _merged():
        known = str(_merged()[known]["new_code"])
    return None if known == code else known


def former_name(code: str) -> str | None:
    """Return the name that a merged municipality had."""
    row = _merged().get(code)
    return str(row["old_name_fi"]) if row else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

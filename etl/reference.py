"""The reference lists of `data/reference`, as the tables of the schema `reference`.

Codes are text: a municipality is `005`, never 5. A list holds what it had on its
`retrieved_date` (`sources.csv`); which areas were in force when is in the rows.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.csv

from etl import protection
from etl.settings import PROJECT, REFERENCE, settings

ARROW_TYPES = {
    "varchar": pa.string(),
    "boolean": pa.bool_(),
    "integer": pa.int32(),
    "double": pa.float64(),
    "date": pa.date32(),
}
FILES = {
    "source": REFERENCE / "sources.csv",
    "critical_occupation": PROJECT / "etl" / "mappings" / "critical_occupation.csv",
    "disclosure_ground": (PROJECT / "etl" / "mappings" / "disclosure" / "ground.csv"),
    "nuts_region": PROJECT / "etl" / "mappings" / "registers" / "nuts_region.csv",
    "no_need_answer": PROJECT / "etl" / "mappings" / "answers" / "no_need_answer.csv",
    "synonym": PROJECT / "etl" / "mappings" / "synonym.csv",
    "industry_short_name": PROJECT / "etl" / "mappings" / "industry_short_name.csv",
    "occupation_short_name": (
        PROJECT / "etl" / "mappings" / "occupation_short_name.csv"
    ),
}
"""Where a table is not `data/reference/<table>.csv`."""

NAMES = "name_fi varchar, name_sv varchar, name_en varchar"
CODE_LIST = (
    f"code varchar, parent_code varchar, {NAMES}, is_verified boolean, note varchar"
)
CODE_LISTS = (
    "vital_function",
    "dual_use_category",
    "dual_use_group",
    "technology_area",
    "cer_sector",
    "supply_sector",
    "cpv",
    "critical_raw_material",
    "spearhead",
    "att_theme",
)


def _columns(text: str) -> dict[str, str]:
    pairs = (column.split() for column in text.split(","))
    return {name: kind for name, kind in pairs}


TABLES: dict[str, dict[str, str]] = {
    "municipality": _columns(
        "municipality_code varchar, name_fi varchar, name_sv varchar,"
        "region_code varchar, sub_region_code varchar,"
        "employment_area_code varchar, development_centre_code varchar,"
        "wellbeing_county_code varchar, latitude double, longitude double,"
        "valid_from date, valid_to date"
    ),
    "municipality_change": _columns(
        "valid_from date, old_code varchar, old_name_fi varchar, change varchar,"
        "new_code varchar, new_name_fi varchar, note varchar"
    ),
    "region": _columns(f"region_code varchar, {NAMES}, nuts3_2024 varchar"),
    "sub_region": _columns(f"sub_region_code varchar, {NAMES}, region_code varchar"),
    "employment_area": _columns(f"employment_area_code varchar, {NAMES}"),
    "development_centre": _columns(f"development_centre_code varchar, {NAMES}"),
    "wellbeing_county": _columns(f"wellbeing_county_code varchar, {NAMES}"),
    "ely_centre": _columns(f"ely_centre_code varchar, {NAMES}"),
    "past_membership": _columns(
        "municipality_code varchar, area_level varchar, area_code varchar,"
        "valid_to date, note varchar"
    ),
    "industry": _columns(
        "industry_edition varchar, industry_code varchar, level varchar,"
        f"parent_code varchar, {NAMES}, note varchar"
    ),
    "industry_short_name": _columns(
        f"industry_edition varchar, industry_code varchar, {NAMES}"
    ),
    "occupation": _columns(
        "occupation_code varchar, parent_code varchar, level integer,"
        f"{NAMES}, note varchar"
    ),
    "occupation_short_name": _columns(f"occupation_code varchar, {NAMES}"),
    "country": _columns(
        f"country_code varchar, {NAMES}, is_eu boolean, is_eea boolean,"
        "is_nato boolean, note varchar"
    ),
    "country_membership": _columns(
        "country_code varchar, membership varchar, valid_from date, valid_to date,"
        "source varchar, note varchar"
    ),
    "stakeholder": _columns(
        f"code varchar, kind varchar, {NAMES}, is_verified boolean, note varchar"
    ),
    "nuts_region": _columns("nuts_code varchar, region_code varchar, edition varchar"),
    "critical_occupation": _columns(
        "occupation_code varchar, supply_sector_code varchar, weight integer,"
        "reason varchar, source varchar"
    ),
    "no_need_answer": _columns("spelling varchar, reason varchar, date date"),
    "synonym": _columns(
        "kind varchar, spelling varchar, name varchar, reason varchar, date date"
    ),
    "source": _columns(
        "table_name varchar, title varchar, source varchar, licence varchar,"
        "retrieved_date date, is_verified boolean, note varchar"
    ),
    "scope": _columns("region_code varchar"),
    "disclosure_rule": _columns(
        "minimum_count integer, largest_share double, closeness double"
    ),
    "disclosure_ground": _columns(
        "disclosure_class varchar, sheet_name varchar, act varchar, section integer,"
        f"subsection integer, point integer, {NAMES}, is_verified boolean, note varchar"
    ),
} | {name: _columns(CODE_LIST) for name in CODE_LISTS}


class Names(NamedTuple):
    """The three names of a code; Finnish stands in where a language has none."""

    fi: str
    sv: str
    en: str


_scope: ContextVar[str] = ContextVar("scope", default="")


@contextmanager
def scoped(region: str) -> Iterator[None]:
    """Take `region` for the own one, whatever this process is set to; "" is no change.

    A region is the code of a maakunta, as 11.
    """
    token = _scope.set(region)
    try:
        yield
    finally:
        _scope.reset(token)


def read_reference() -> dict[str, pa.Table]:
    """Read every table of the schema `reference`, with its types."""
    return {name: read_table(name) for name in TABLES}


def read_table(name: str) -> pa.Table:
    """Read one table of the schema `reference`."""
    columns = {column: ARROW_TYPES[kind] for column, kind in TABLES[name].items()}
    how = pyarrow.csv.ConvertOptions(
        column_types=columns,
        include_columns=list(columns),
        null_values=[""],
        strings_can_be_null=True,
        true_values=["true"],
        false_values=["false"],
    )
    # one thread: the lists are short, starting a pool costs more than it saves
    reading = pyarrow.csv.ReadOptions(use_threads=False)
    text = io.BytesIO(_content(name))
    return pyarrow.csv.read_csv(text, read_options=reading, convert_options=how)


def fingerprint() -> dict[str, str]:
    """Return what each table was made from: sha256 of its file, or its setting."""
    return {name: hashlib.sha256(_content(name)).hexdigest() for name in TABLES}


@lru_cache(maxsize=32)
def code_list(table: str, edition: str | None = None) -> Mapping[str, Names]:
    """Return names by code; `edition` is needed for `industry`, and only there."""
    if (table == "industry") != (edition is not None):
        msg = "`edition` must be TOL2008 or TOL2025 for `industry`, else left out"
        raise ValueError(msg)
    rows = read_table(table).to_pylist()
    kept = (row for row in rows if edition in {None, row.get("industry_edition")})
    return {row[_key(table)]: _names(row) for row in kept}


def _content(table: str) -> bytes:
    if table == "scope":
        return f"region_code\n{_scope.get() or settings().region}\n".encode()
    if table == "disclosure_rule":
        return protection.as_csv().encode()
    return FILES.get(table, REFERENCE / f"{table}.csv").read_bytes()


def _key(table: str) -> str:
    return next(column for column in TABLES[table] if column.endswith("code"))


def _names(row: Mapping[str, Any]) -> Names:
    finnish = row["name_fi"]
    return Names(finnish, row["name_sv"], row.get("name_en") or finnish)

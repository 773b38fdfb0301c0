"""What changed in the companies since the loads before: one row a change.

A company can change in several ways at once. Its industry is compared within one
edition only: a code that was converted to TOL 2025 is not a new line of business.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.language import number, translator
from etl.sources import landed

COMPARED = (
    "business_id, name, municipality_code, industry_code, industry_edition, "
    "is_alive, situation, modified_at"
)
# what a change is called, when it is one, and what stood before and after
RULES = (
    ("new", "b.business_id is null", "null", "a.name"),
    ("gone", "a.business_id is null", "b.name", "null"),
    ("bankrupt", "{both} and a.situation = 'KONK' and {other}", "{was}", "'KONK'"),
    ("liquidated", "{both} and a.situation = 'SELTILA' and {other}", "{was}", "{is}"),
    ("reorganised", "{both} and a.situation = 'SANE' and {other}", "{was}", "{is}"),
    ("ended", "{both} and b.is_alive and not a.is_alive and {same}", "null", "null"),
    ("revived", "{both} and not b.is_alive and a.is_alive", "{was}", "{is}"),
    ("renamed", "{both} and a.name <> b.name", "b.name", "a.name"),
    (
        "moved",
        "{both} and a.municipality_code <> b.municipality_code",
        "b.municipality_code",
        "a.municipality_code",
    ),
    (
        "new_industry",
        "{both} and a.industry_edition = b.industry_edition "
        "and a.industry_code <> b.industry_code",
        "b.industry_code",
        "a.industry_code",
    ),
)
PARTS = {
    "both": "a.business_id is not null and b.business_id is not null",
    "other": "b.situation is distinct from a.situation",
    "same": "b.situation is not distinct from a.situation",
    "was": "b.situation",
    "is": "a.situation",
}


def changes_of(after: pa.Table | Path, before: Sequence[Path], whole: bool) -> pa.Table:
    """Return the `register_change` rows; a first load changes nothing.

    Only a load of the whole register tells that a company is gone from it.
    """
    if not before:
        return landed.rows("register_change", [])
    with duckdb.connect() as connection:
        _read(connection, after, before)
        kind = "full" if whole else "left"
        selects = [
            f"select coalesce(a.business_id, b.business_id) as business_id, "
            f"'{name}' as change, cast({_filled(was)} as varchar) as before, "
            f"cast({_filled(now)} as varchar) as after, "
            "coalesce(a.name, b.name) as name, "
            "coalesce(a.municipality_code, b.municipality_code) as municipality_code "
            f"from now_known as a {kind} join known as b using (business_id) "
            f"where {_filled(rule)}"
            for name, rule, was, now in RULES
        ]
        query = " union all ".join(selects)
        found = connection.sql(f"{query} order by all").to_arrow_table()
    columns = {name: found[name].combine_chunks() for name in found.column_names}
    return landed.columns("register_change", columns)


def _read(
    connection: duckdb.DuckDBPyConnection,
    after: pa.Table | Path,
    before: Sequence[Path],
) -> None:
    if isinstance(after, Path):
        connection.execute(
            f"create view fresh as from read_parquet('{_quoted(after)}')"
        )
    else:
        connection.register("fresh", after)
    parts = [
        f"select {COMPARED}, {at} as load from read_parquet('{_quoted(path)}')"
        for at, path in enumerate(before)
    ]
    newest = "partition by business_id order by modified_at desc nulls last, load desc"
    connection.execute(
        f"create table known as from ({' union all '.join(parts)}) "
        f"qualify row_number() over ({newest}) = 1"
    )
    # an old answer that is loaded late tells of no change
    connection.execute(
        f"create table now_known as select {COMPARED} from fresh as f where not exists "
        "(from known as k where k.business_id = f.business_id "
        "and k.modified_at > f.modified_at)"
    )


def _filled(text: str) -> str:
    return text.format(**PARTS)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def counts(changes: pa.Table) -> dict[str, int]:
    """Return how many changes of each kind there are."""
    found = changes["change"].value_counts().to_pylist()
    return {one["values"]: one["counts"] for one in found}


def said_changes(changes: Mapping[str, int], language: str) -> str:
    """Return the changes in words, as “12 bankruptcies, 3 new companies”."""
    ngettext = translator(language).ngettext
    words = {
        "new": lambda n: ngettext("{n} new company", "{n} new companies", n),
        "gone": lambda n: ngettext("{n} gone", "{n} gone from the register", n),
        "bankrupt": lambda n: ngettext("{n} bankruptcy", "{n} bankruptcies", n),
        "liquidated": lambda n: ngettext("{n} liquidation", "{n} liquidations", n),
        "reorganised": lambda n: ngettext(
            "{n} reorganisation", "{n} reorganisations", n
        ),
        "ended": lambda n: ngettext("{n} ended", "{n} companies ended", n),
        "revived": lambda n: ngettext(
            "{n} alive again", "{n} companies alive again", n
        ),
        "renamed": lambda n: ngettext("{n} new name", "{n} new names", n),
        "moved": lambda n: ngettext("{n} moved", "{n} companies moved", n),
        "new_industry": lambda n: ngettext("{n} new industry", "{n} new industries", n),
    }
    return ", ".join(
        words[kind](changes[kind]).format(n=number(changes[kind], language))
        for kind in words
        if changes.get(kind)
    )

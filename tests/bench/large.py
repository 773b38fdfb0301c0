"""A large region: the example's interviews again and again, under other names.

Rows are put straight into the landing, as reading a hundred workbooks would: what is
measured begins where they have been accepted.
"""

import random
from collections.abc import Iterator, Mapping
from itertools import islice

import pandas as pd
import pyarrow as pa
from stdnum.fi import ytunnus

from etl import demo, journal, landing, reference
from etl.journal import Batch
from etl.workspace import Workspace

SEED = 20261125
OWN_SHARE = 0.4
SHEETS = (
    "yritykset",
    "kyvykkyydet",
    "infra",
    "syotteet",
    "varautuminen",
    "tyovoima",
    "kierto",
    "tki",
)


def fill(ws: Workspace, *, interviews: int, links: int, companies: int) -> int:
    """Accept the example and so many copies that the region is large.

    Return the number of the next copy, for `accept_copy`.
    """
    demo.fill(ws)
    sheets = _template(ws)
    # the largest copies of links first, so that both numbers are met
    each = links / interviews * len(sheets["yritykset"]) / len(sheets["syotteet"])
    sheets["syotteet"] = sheets["syotteet"].sample(frac=each, random_state=SEED)
    count = -(-interviews // len(sheets["yritykset"]))
    for copy in range(count):
        _accept(ws, f"kopio-{copy}", copied(sheets, copy))
    _accept_register(ws, count * len(sheets["yritykset"]), companies)
    return count


def accept_copy(ws: Workspace, copy: int) -> Batch:
    """Accept one more workbook of about fifty interviews."""
    return _accept(ws, f"kopio-{copy}", copied(_template(ws), copy))


def copied(sheets: Mapping[str, pd.DataFrame], copy: int) -> dict[str, pd.DataFrame]:
    """Return the sheets with companies, places and suppliers of their own."""
    rng = random.Random(SEED + copy)
    own = sheets["yritykset"]["ytunnus"].unique()
    size = len(own)
    known = {old: business_id(copy * size + at) for at, old in enumerate(own)}
    made = {
        name: rows.assign(ytunnus=rows["ytunnus"].map(known))
        for name, rows in sheets.items()
    }
    firms = made["yritykset"]
    made["yritykset"] = firms.assign(
        nimi=firms["nimi"] + f" {copy}",
        kunta=list(islice(_places(rng), len(firms))),
        konserni_id=firms["konserni_id"] + f"-{copy}",
    )
    links = made["syotteet"]
    made["syotteet"] = links.assign(
        toimittaja=links["toimittaja"] + f" {copy % 40}", toimittaja_ytunnus=None
    )
    return made


def business_id(number: int) -> str:
    """Return a made-up business id whose check digit is right."""
    digits = 9_300_000 + number * 3
    ids = (f"{digits + step}-{check}" for step in range(3) for check in range(10))
    return next(one for one in ids if ytunnus.is_valid(one))


def _template(ws: Workspace) -> dict[str, pd.DataFrame]:
    batch = next(one for one in journal.batches(ws) if "2026_syksy" in one.file_name)
    tables = landing.read_parsed(ws, batch.parsed_key).tables
    return {name: pd.read_parquet(tables[name]) for name in SHEETS}


def _places(rng: random.Random) -> Iterator[str]:
    rows = reference.read_table("municipality").to_pylist()
    inside = [row["municipality_code"] for row in rows if row["region_code"] == "11"]
    everywhere = [row["municipality_code"] for row in rows]
    while True:
        yield rng.choice(inside if rng.random() < OWN_SHARE else everywhere)


def _accept(ws: Workspace, key: str, tables: Mapping[str, pd.DataFrame]) -> Batch:
    arrow = {
        name: pa.Table.from_pandas(rows, preserve_index=False)
        for name, rows in tables.items()
    }
    landing.write_parsed(ws, key, arrow, {"tables": sorted(arrow)})
    count = sum(len(rows) for rows in tables.values())
    is_register = "register_company" in tables
    return journal.accept_batch(
        ws,
        Batch(
            kind="register" if is_register else "workbook",
            source="companies" if is_register else "interviews",
            file_name=f"{key}.xlsx",
            sha256=key,
            parsed_key=key,
            author="bench",
            row_count=count,
            parked_count=0,
            about={"tables": ["register_company", "register_name"]}
            if is_register
            else {},
        ),
    )


def _accept_register(ws: Workspace, interviewed: int, companies: int) -> None:
    batch = next(one for one in journal.batches(ws) if one.source == "companies")
    tables = landing.read_parsed(ws, batch.parsed_key).tables
    firms = pd.read_parquet(tables["register_company"])
    rng = random.Random(SEED)
    many = firms.sample(companies, replace=True, random_state=SEED).assign(
        business_id=[business_id(number) for number in range(companies)],
        municipality_code=list(islice(_places(rng), companies)),
    )
    many["name"] = many["name"] + [f" {number}" for number in range(companies)]
    whole = pd.concat([firms, many], ignore_index=True)
    names = pd.read_parquet(tables["register_name"])
    loads = pd.read_parquet(tables["source_load"])
    _accept(
        ws,
        "rekisteri-suuri",
        {"register_company": whole, "register_name": names, "source_load": loads},
    )

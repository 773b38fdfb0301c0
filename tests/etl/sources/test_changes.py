"""What changed in the companies since the load before."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import landing
from etl.sources import landed
from etl.sources.bulk.changes import changes_of, counts, said_changes
from etl.sources.refresh import refresh
from etl.workspace import Workspace
from tests.etl.sources.samples import company, page
from tests.etl.sources.test_refresh import save

KNOWN = {
    "business_id": "9000001-1",
    "name": "Vanha Oy",
    "municipality_code": "297",
    "industry_code": "25620",
    "industry_edition": "TOL2008",
    "is_alive": True,
    "situation": None,
}


def table(*rows: dict[str, Any]) -> pa.Table:
    return landed.rows("register_company", [KNOWN | row for row in rows])


def changes(
    tmp_path: Path, before: pa.Table, after: pa.Table, *, whole: bool = False
) -> list[tuple[Any, ...]]:
    pq.write_table(before, tmp_path / "before.parquet")
    found = changes_of(after, [tmp_path / "before.parquet"], whole).to_pylist()
    return [(one["change"], one["before"], one["after"]) for one in found]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"name": "Uusi Oy"}, [("renamed", "Vanha Oy", "Uusi Oy")]),
        ({"municipality_code": "091"}, [("moved", "297", "091")]),
        ({"industry_code": "62010"}, [("new_industry", "25620", "62010")]),
        ({"industry_code": "25620", "industry_edition": "TOL2025"}, []),
        (
            {"situation": "KONK", "is_alive": False},
            [("bankrupt", None, "KONK")],
        ),
        ({"situation": "SANE"}, [("reorganised", None, "SANE")]),
        ({"is_alive": False}, [("ended", None, None)]),
        ({"is_alive": None, "municipality_code": None}, []),
        (
            {"name": "Uusi Oy", "municipality_code": "140"},
            [("moved", "297", "140"), ("renamed", "Vanha Oy", "Uusi Oy")],
        ),
    ],
)
def test_each_way_of_changing_has_its_name(
    tmp_path: Path, fields: dict[str, Any], expected: list[Any]
) -> None:
    assert changes(tmp_path, table({}), table(fields)) == expected


def test_only_a_whole_register_tells_that_a_company_is_gone(tmp_path: Path) -> None:
    before, after = table({}), table({"business_id": "9000003-8", "name": "B"})
    part = changes(tmp_path, before, after)
    assert part == [("new", None, "B")]
    whole = changes(tmp_path, before, after, whole=True)
    assert whole == [("gone", "Vanha Oy", None), ("new", None, "B")]


def test_a_company_that_comes_back_is_told(tmp_path: Path) -> None:
    dead = table({"is_alive": False, "situation": "KONK"})
    assert changes(tmp_path, dead, table({})) == [("revived", "KONK", None)]


def test_a_load_tells_its_changes_and_the_first_one_none(
    ws: Workspace, tmp_path: Path
) -> None:
    def load(*companies: dict[str, Any]) -> dict[str, Any]:
        folder = save(tmp_path / str(len(list(tmp_path.iterdir()))), a=page(*companies))
        done = refresh(ws, "companies", folder, author="t", language="en")
        assert done.batch is not None
        read = landing.read_parsed(ws, done.batch.parsed_key)
        rows = pq.read_table(read.tables["register_change"]).to_pylist()
        assert sum(read.about["register_change"].values()) == len(rows)
        return dict(read.about["register_change"])

    bankrupt = [{"type": "KONK", "registrationDate": "2026-10-01"}]
    later = {"lastModified": "2026-10-02T00:00:00"}
    assert load(company()) == {}
    assert load(company(companySituations=bankrupt, **later)) == {"bankrupt": 1}
    # an older answer that comes late tells of no change
    assert load(company(), company("9000003-8")) == {"new": 1}


def test_changes_are_counted_by_kind() -> None:
    rows = [{"business_id": "1", "change": one} for one in ("new", "new", "moved")]
    assert counts(landed.rows("register_change", rows)) == {"new": 2, "moved": 1}


def test_the_changes_are_told_in_words_in_each_language() -> None:
    found = {"moved": 5, "bankrupt": 12, "new": 1}
    assert (
        said_changes(found, "en") == "1 new company, 12 bankruptcies, 5 companies moved"
    )
    assert said_changes(found, "fi") == "1 uusi yritys, 12 konkurssia, 5 muuttanut"
    assert said_changes(found, "sv") == "1 nytt företag, 12 konkurser, 5 har flyttat"

"""What the business register tells beyond its companies: changes, names, entries."""

from typing import Any

import pytest

from tests.sql.bench import Bench, batch

NAMES = "select company_name, name_kind from marts.company_name_history"


def change(business_id: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"business_id": business_id, "change": kind, **fields}


@pytest.fixture
def loads(bench: Bench) -> Bench:
    about = {"kind": "register", "source": "companies"}
    bench.land("batch", batch("r1", 1) | about, batch("r2", 2) | about)
    return bench


def test_only_what_the_newest_load_changed_is_told(loads: Bench) -> None:
    old = change("9000000-3", "bankrupt", municipality_code="297")
    loads.land("register_change", old | {"batch_id": "r1"})
    new = change("9000001-1", "renamed", municipality_code="297", name="Uusi Oy")
    loads.land("register_change", new | {"batch_id": "r2"})
    loads.build("company_change")
    found = loads.rows(
        "select company_name, change, region_code from marts.company_change"
    )
    assert found == [("Uusi Oy", "renamed", "11")]


def test_a_company_that_moved_belongs_to_both_regions(loads: Bench) -> None:
    moved = change("9000000-3", "moved", municipality_code="091", before="297")
    loads.land("register_change", moved | {"batch_id": "r2"})
    loads.build("company_change")
    found = loads.rows(
        "select region_code_before, region_code from marts.company_change"
    )
    assert found == [("11", "01")]


def test_names_situations_and_entries_of_known_companies_are_kept(
    loads: Bench,
) -> None:
    known = {"business_id": "9000000-3", "name": "Uusi Oy", "municipality_code": "297"}
    loads.land("register_company", known)
    for name in ("9000000-3", "9000001-1"):
        loads.land("register_name", {"business_id": name, "name": "Vanha Oy"})
        loads.land("register_situation", {"business_id": name, "situation": "SANE"})
        loads.land("register_entry", {"business_id": name, "register_code": "6"})
    loads.build("company_name_history", "company_situation", "company_entry")
    assert loads.rows(NAMES) == [("Vanha Oy", None)]
    situation = loads.row("select business_id, situation from marts.company_situation")
    assert situation == ("9000000-3", "SANE")
    entry = loads.row("select business_id, register_code from marts.company_entry")
    assert entry == ("9000000-3", "6")

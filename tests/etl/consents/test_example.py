"""The whole way on the example: a consent is taken back, and no file tells of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from etl import journal
from etl.build import build, build_file, current_build
from etl.consents import withdrawal
from etl.consents.standing import company_of
from etl.settings import settings
from etl.workspace import Workspace, workspace

NAMEABLE = """
    select company_id, company_name from marts.company as c
    where is_interviewed and consent_named and disclosure_class = 'julkinen'
        and not exists (from marts.award_link as a where a.winner_id = c.company_id)
    order by company_name limit 1
"""
pytestmark = pytest.mark.full


@pytest.fixture
def example(
    demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """Return a copy of the example that may be changed."""
    shutil.copytree(demo_data, tmp_path / "own")
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "own"))
    settings.cache_clear()
    return workspace(demo=True)


def outside(ws: Workspace) -> Iterator[tuple[Path, str]]:
    """Yield every file that somebody outside can open, with all that it says."""
    for audience in ("partner", "public"):
        for file in ws.warehouse.rglob(f"{audience}.duckdb"):
            with duckdb.connect(str(file), read_only=True) as database:
                tables = database.execute(
                    "select schema_name || '.' || table_name from duckdb_tables()"
                ).fetchall()
                rows = [
                    database.execute(f"from {name}").fetchall() for (name,) in tables
                ]
            yield file, str(rows)


def test_nothing_outside_tells_of_a_company_that_took_its_consent_back(
    example: Workspace,
) -> None:
    frozen = str(current_build(example))
    journal.pin_build(example, frozen, reason="meeting", author="manager")
    with duckdb.connect(
        str(build_file(example, frozen, "internal")), read_only=True
    ) as database:
        [(company_id, name)] = database.execute(NAMEABLE).fetchall()
    assert all(name in rows for _file, rows in outside(example))
    assert company_of(example, company_id).may_be_named
    withdrawal.withdraw(example, company_id, ["named", "aggregate"], author="steward")
    build(example)
    found = list(outside(example))
    assert len(found) == 2
    for file, rows in found:
        stored = file.read_bytes()
        for word in (company_id, name):
            assert word not in rows
            assert word.encode() not in stored
    assert not company_of(example, company_id).may_be_named

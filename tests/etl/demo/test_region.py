"""Made-up figures of the region: they load, and agree with the rest of the story."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl import landing
from etl.demo import REGISTERS
from etl.demo.statistics import jobs_by_industry
from etl.sources.refresh import refresh
from etl.workspace import workspace

SOURCES = {
    "population": ["11re", "14wx"],
    "education": ["14rw"],
    "establishments": ["13wz"],
}
Load = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load one source of the example data; return the rows of its landed table."""

    def loaded(source: str) -> list[dict[str, Any]]:
        ws = workspace(demo=True)
        REGISTERS[source][1](tmp_path)
        done = refresh(ws, source, tmp_path, author="t", is_made_up=True)
        assert done.batch is not None
        assert done.skipped == []
        name = "barometer_state" if source == "barometer" else "statistic_cell"
        path = landing.read_parsed(ws, done.batch.parsed_key).tables[name]
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return rows

    return loaded


@pytest.mark.parametrize("source", SOURCES)
def test_the_loader_takes_every_table(load: Load, source: str) -> None:
    assert sorted({row["table_id"] for row in load(source)}) == SOURCES[source]


def test_everybody_is_the_sum_of_the_ages(load: Load) -> None:
    newest: dict[str, list[float]] = {"SSS": [], "ages": []}
    for row in load("population"):
        if row["table_id"] == "11re" and row["period_start"].year == 2025:
            kind = "SSS" if row["age_code"] == "SSS" else "ages"
            if row["area_level"] == "municipality":
                newest[kind].append(row["value"])
    assert sum(newest["SSS"]) == sum(newest["ages"]) == pytest.approx(248_000, abs=999)
    assert len(newest["SSS"]) == 19


def test_personnel_of_establishments_are_the_jobs_of_the_newest_year(
    load: Load,
) -> None:
    regions, industries, jobs = jobs_by_industry()
    place = list(regions).index("MK11"), list(industries).index("25"), -1
    found = [
        row["value"]
        for row in load("establishments")
        if (row["area_code"], row["industry_code"]) == ("11", "25")
        and row["content_code"] == "henkilosto"
    ]
    assert found == [jobs[place]]


def test_the_barometer_knows_most_states_and_not_all(load: Load) -> None:
    states = [row["state"] for row in load("barometer")]
    assert {"shortage", "balance", "surplus"} <= set(states)
    assert 0 < states.count(None) < 4

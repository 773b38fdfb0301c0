"""The made-up register answers: real shapes, figures that follow the story."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from etl.demo.labour import AREAS, MONTHS, labour_counts
from etl.demo.register import write_register
from etl.demo.statistics import MADE_UP, write_statistics
from etl.demo.story import companies
from etl.demo.workforce import occupations
from etl.sources.refresh import refresh
from etl.workspace import workspace


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    write_register(folder)
    write_statistics(folder)
    return folder


def documents(folder: Path, pattern: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_bytes()) for path in sorted(folder.glob(pattern))]


def test_same_answers_are_written_on_every_run(answers: Path, tmp_path: Path) -> None:
    for path in write_register(tmp_path) + write_statistics(tmp_path):
        assert path.read_bytes() == (answers / path.name).read_bytes()


def test_pages_of_the_register_have_all_companies_and_the_ceased(answers: Path) -> None:
    pages = documents(answers, "ytj*.json")
    records = [record for page in pages for record in page["companies"]]
    assert len(pages[0]["companies"]) == 100
    assert {page["totalResults"] for page in pages} == {len(records)} == {127}
    ids = [record["businessId"]["value"] for record in records]
    assert len(set(ids)) == 127
    assert {one.business_id for one in companies()} < set(ids)


def test_both_code_sets_and_every_situation_are_there(answers: Path) -> None:
    pages = documents(answers, "ytj*.json")
    records = [record for page in pages for record in page["companies"]]
    sets = {record["mainBusinessLine"]["typeCodeSet"] for record in records}
    assert sets == {"TOIMI3", "TOIMI4"}
    situations = {s["type"] for one in records for s in one["companySituations"]}
    assert situations == {"KONK", "SELTILA", "SANE"}
    assert any("endDate" in record for record in records)
    assert sum(not record["addresses"] for record in records) == 5


def test_every_statistic_says_that_it_is_made_up(answers: Path) -> None:
    tables = documents(answers, "statfin*.json")
    assert len(tables) == 3
    for table in tables:
        assert MADE_UP in table["label"]
        assert table["source"] == MADE_UP
        assert len(table["value"]) == np.prod(table["size"])


def test_tightness_of_the_region_is_that_of_the_story() -> None:
    counts = labour_counts()
    region = counts.values[list(AREAS).index("MK11"), :, -12:, :].sum(axis=1)
    for (seekers, vacancies), one in zip(region, occupations().values(), strict=True):
        assert vacancies / seekers == pytest.approx(float(one["tightness"]), rel=0.25)


def test_region_is_the_sum_of_its_municipalities() -> None:
    counts = labour_counts()
    codes = list(AREAS)
    regions = [at for at, code in enumerate(codes) if code.startswith("MK")]
    places = [at for at, code in enumerate(codes) if code.startswith("KU")]
    assert (
        counts.values[regions].sum(axis=0) == counts.values[places].sum(axis=0)
    ).all()
    assert len(MONTHS) == 36
    assert (MONTHS[0], MONTHS[-1]) == ("2023M10", "2026M09")


def test_only_small_counts_of_municipalities_are_hidden() -> None:
    counts = labour_counts()
    is_secret = counts.marks == "secret"
    hidden = counts.values[is_secret]
    assert 0 < is_secret.mean() < 0.1
    assert (hidden.min(), hidden.max()) == (1, 4)
    areas = np.flatnonzero(is_secret.any(axis=(1, 2, 3)))
    assert all(list(AREAS)[at].startswith("KU") for at in areas)
    assert (counts.marks == "missing").sum() > 0


def test_loaders_take_every_file_and_mark_it_made_up(answers: Path) -> None:
    ws = workspace(demo=True)
    companies_load = refresh(ws, "companies", answers, author="t", is_made_up=True)
    statistics = refresh(ws, "employment", answers, author="t", is_made_up=True)
    assert companies_load.batch
    assert companies_load.batch.row_count == 127
    assert statistics.batch
    assert statistics.batch.about["tables"] == ["115h", "115r", "12ti"]

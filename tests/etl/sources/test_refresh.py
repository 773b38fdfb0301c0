"""A load as a whole: kept, parsed, accepted once, and never half done."""

import json
from pathlib import Path
from typing import Any

import pytest

from etl import journal, landing
from etl.errors import Refused
from etl.sources import refresh as loading
from etl.sources.refresh import Refreshed, refresh
from etl.workspace import Workspace
from tests.etl.sources.samples import areas_by_month, company, page

ALL = [f"KU{code:03d}" for code in range(100)]


def save(folder: Path, **answers: Any) -> Path:
    folder.mkdir(exist_ok=True)
    for name, answer in answers.items():
        is_raw = isinstance(answer, bytes)
        (folder / name).write_bytes(answer if is_raw else json.dumps(answer).encode())
    return folder


def load(ws: Workspace, source: str, path: Path | None, **rest: Any) -> Refreshed:
    return refresh(ws, source, path, author="tester", language="en", **rest)


def test_a_folder_is_loaded_as_one_batch(ws: Workspace, tmp_path: Path) -> None:
    folder = save(tmp_path / "f", jobs=areas_by_month(ALL), notes=b"# notes")
    (folder / "deep").mkdir()
    save(folder / "deep", more=areas_by_month(["KU297"], table="12tf"))
    save(folder / ".hidden", secret=areas_by_month(ALL, table="12tj"))
    done = load(ws, "employment", folder)
    (batch,) = journal.live_batches(ws)
    assert done.batch == batch
    assert (batch.kind, batch.source, batch.row_count) == (
        "register",
        "employment",
        404,
    )
    assert batch.about["tables"] == ["12tf", "12ti"]
    assert [one["file"] for one in batch.about["loaded"]] == ["deep/more", "jobs"]
    assert [one["file"] for one in batch.about["skipped"]] == ["notes"]
    kept = landing.original(ws, batch.about["loaded"][1]["sha256"])
    assert kept is not None
    assert kept.path.read_bytes() == (folder / "jobs").read_bytes()


def test_the_landed_tables_tell_where_each_row_came_from(
    ws: Workspace, tmp_path: Path
) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    folder = save(tmp_path / "f", jobs=areas_by_month(["KU297"]))
    done = load(ws, "employment", folder, origin="made-up", is_made_up=True)
    assert done.batch is not None
    tables = landing.read_parsed(ws, done.batch.parsed_key).tables
    assert set(tables) == {"statistic_cell", "statistic_class", "source_load"}
    (row,) = pq.read_table(tables["source_load"]).to_pylist()
    assert row["is_made_up"] is True
    assert (row["licence"], row["origin"], row["vintage"]) == (
        "made up",
        "made-up",
        "2026-02",
    )
    assert row["row_count"] == pq.read_table(tables["statistic_cell"]).num_rows == 4


@pytest.mark.parametrize("source", ["employment", "companies"])
def test_the_same_files_again_change_nothing(
    ws: Workspace, tmp_path: Path, source: str
) -> None:
    folder = save(tmp_path / "f", a=areas_by_month(ALL), b=page(company()))
    first = load(ws, source, folder)
    again = load(ws, source, folder)
    assert first.batch is not None
    assert again.batch is None
    assert "Nothing was changed" in again.message
    assert len(journal.batches(ws)) == 1


def test_a_later_answer_adds_a_company_and_replaces_none(
    ws: Workspace, tmp_path: Path
) -> None:
    load(ws, "companies", save(tmp_path / "f", a=page(company())))
    folder = save(tmp_path / "f", b=page(company("9000003-8")))
    done = load(ws, "companies", folder)
    assert [one["file"] for one in done.loaded] == ["b"]
    first, second = journal.live_batches(ws)
    assert first.about["tables"] != second.about["tables"]


def test_an_undone_load_can_be_loaded_again(ws: Workspace, tmp_path: Path) -> None:
    folder = save(tmp_path / "f", a=areas_by_month(ALL))
    first = load(ws, "employment", folder).batch
    assert first is not None
    journal.undo_batch(ws, first.batch_id, "tester")
    second = load(ws, "employment", folder).batch
    assert second is not None
    assert second.batch_id != first.batch_id
    assert len(journal.live_batches(ws)) == 1


def test_when_the_whole_is_undone_a_part_may_be_loaded(
    ws: Workspace, tmp_path: Path
) -> None:
    whole = load(ws, "employment", save(tmp_path / "w", a=areas_by_month(ALL))).batch
    part = save(tmp_path / "p", a=areas_by_month(ALL[:5]))
    assert load(ws, "employment", part).batch is None
    assert whole is not None
    journal.undo_batch(ws, whole.batch_id, "tester")
    assert load(ws, "employment", part).batch is not None


def test_without_a_path_the_address_and_the_way_are_told(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "FETCHERS", ())
    with pytest.raises(Refused, match=r"pxdata.stat.fi.*--from FOLDER"):
        load(ws, "employment", None)


def test_an_unknown_source_is_refused_with_the_known_ones(ws: Workspace) -> None:
    with pytest.raises(Refused, match="companies, employment, population"):
        load(ws, "weather", Path())


def test_missing_and_empty_folders_are_refused(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file or folder"):
        load(ws, "companies", tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="has no files"):
        load(ws, "companies", tmp_path / "empty")


def test_a_folder_of_foreign_files_is_refused_with_reasons(
    ws: Workspace, tmp_path: Path
) -> None:
    folder = save(tmp_path / "f", a=b"# readme", b=b"\x89PNG")
    with pytest.raises(Refused, match=r"a, b: It is not data of this source"):
        load(ws, "companies", folder)
    assert journal.batches(ws) == []

"""`python -m etl refresh`: what it prints, its exit codes, and the build after it."""

import argparse
import json
import re
from pathlib import Path

import pytest

from etl import journal
from etl.build import BuildResult, current_build
from etl.errors import Refused
from etl.reference import read_table
from etl.settings import settings
from etl.sources import command
from etl.workspace import workspace
from tests.etl.sources.samples import company, page


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_parsers(parser.add_subparsers())
    args = parser.parse_args(["refresh", *arguments])
    code: int = args.run(args)
    return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "answers"
    found.mkdir()
    (found / "page.json").write_text(json.dumps(page(company())))
    (found / "notes.txt").write_text("notes")
    return found


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count builds instead of making them; the build has tests of its own."""
    made: list[str] = []

    def count(ws: object) -> BuildResult:
        made.append("build")
        return BuildResult("B1")

    monkeypatch.setattr(command, "build", count)
    return made


def test_what_was_loaded_and_skipped_is_printed_with_the_build(
    folder: Path, builds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("companies", "--from", str(folder), "--lang", "en") == 0
    printed = capsys.readouterr().out
    assert "(2026-09-30), rows 1: “page.json”" in printed
    assert "skipped  “notes.txt”: It is not data of this source" in printed
    assert "Build B1 shows it." in printed
    assert builds == ["build"]


def test_nothing_new_needs_no_build(
    folder: Path, builds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run("companies", "--from", str(folder), "--lang", "en")
    assert run("companies", "--from", str(folder), "--lang", "en") == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert builds == ["build"]


def test_json_is_one_object_on_stdout(
    folder: Path, builds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("companies", "--from", str(folder), "--json", "--lang", "en") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["build_id"] == "B1"
    assert [one["row_count"] for one in answer["loaded"]] == [1]
    assert [one["file"] for one in answer["skipped"]] == ["notes.txt"]


def test_the_demo_workspace_is_loaded_apart(folder: Path, builds: list[str]) -> None:
    assert run("companies", "--from", str(folder), "--demo", "--author", "Me") == 0
    (batch,) = journal.batches(workspace(demo=True))
    assert batch.author == "Me"
    assert journal.batches(workspace()) == []


def test_a_load_whose_build_fails_is_told_as_accepted_but_not_shown(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(ws: object) -> BuildResult:
        raise Refused("the check failed")

    monkeypatch.setattr(command, "build", fail)
    assert run("companies", "--from", str(folder), "--json", "--lang", "en") == 2
    assert json.loads(capsys.readouterr().out)["build_problem"] == "the check failed"
    assert len(journal.batches(workspace())) == 1


@pytest.mark.usefixtures("built")
def test_a_real_build_follows_the_load_and_keeps_the_region_of_the_pages(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("companies", "--from", str(folder), "--lang", "fi") == 0
    assert current_build(workspace()) is not None
    built_for: list[str] = []

    def note(ws: object) -> BuildResult:
        built_for.extend(read_table("scope")["region_code"].to_pylist())
        return BuildResult("B2")

    monkeypatch.setattr(command, "build", note)
    monkeypatch.setenv("VOIMAVARA_REGION", "10")
    settings.cache_clear()
    (folder / "page.json").write_text(json.dumps(page(company("9000003-8"))))
    assert run("companies", "--from", str(folder), "--lang", "fi") == 0
    assert built_for == ["11"]
    assert read_table("scope")["region_code"].to_pylist() == ["10"]


def test_a_file_of_no_day_has_no_empty_brackets(
    folder: Path, builds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    undated = company()
    del undated["lastModified"]
    (folder / "page.json").write_text(json.dumps(page(undated)))
    assert run("companies", "--from", str(folder), "--lang", "en") == 0
    assert re.search(r"loaded   companies \w+, rows 1: “p", capsys.readouterr().out)

"""The commands: one object on stdout, exit codes, dry run unless told otherwise."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl import journal
from etl.build import BuildFailed
from etl.errors import UserMessage
from etl.intake import command
from etl.workspace import Workspace, workspace
from tests.etl.intake.conftest import Sheets

Write = Callable[..., bytes]
Save = Callable[..., Path]


def run(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    command.add_parsers(parser.add_subparsers(required=True))
    args = parser.parse_args([str(word) for word in words])
    code: int = args.run(args)
    return code


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(capsys.readouterr().out)
    return facts


def test_template_is_written_in_the_language_asked_for(tmp_path: Path) -> None:
    assert run("template", tmp_path / "pohja.xlsx", "--lang", "sv") == 0
    names = openpyxl.load_workbook(tmp_path / "pohja.xlsx").sheetnames
    assert names[:2] == ["Anvisning", "A Företag"]


def test_template_into_a_missing_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserMessage, match="cannot be written"):
        run("template", tmp_path / "ei" / "pohja.xlsx")


@pytest.mark.usefixtures("built")
def test_dry_run_prints_one_object_and_takes_nothing(
    ws: Workspace,
    right: Sheets,
    write: Write,
    saved: Save,
    capsys: pytest.CaptureFixture[str],
) -> None:
    right["yritykset"][0]["henkilosto"] = "sata"
    assert run("intake", saved(write(right)), "--json", "--lang", "fi") == 0
    facts = printed(capsys)
    assert facts["outcome"] == "dry_run"
    assert facts["counts"]["parked"] == 0
    assert facts["findings"][0]["cell"] == "G3"
    assert facts["findings"][0]["waits"] == "cell"
    assert facts["causes"][0]["fix"].startswith("Kirjoita pelkkä luku")
    moved = {one["id"]: one["after"] for one in facts["figures"]["moved"]}
    assert moved["interviewed"] == [2, 2]
    assert facts["figures"]["companies"]["new"] == 2
    assert journal.batches(ws) == []


@pytest.mark.usefixtures("built")
def test_annotated_copy_is_written_beside_the_dry_run(
    right: Sheets, write: Write, saved: Save, tmp_path: Path
) -> None:
    right["yritykset"][0]["henkilosto"] = "sata"
    file, copy = saved(write(right)), tmp_path / "havainnot.xlsx"
    assert run("intake", file, "--annotated", copy, "--lang", "sv") == 0
    assert openpyxl.load_workbook(copy).sheetnames[0] == "Iakttagelser"
    assert run("intake", copy, "--accept", "--lang", "fi") == 2


@pytest.mark.usefixtures("no_build")
def test_accept_then_the_same_file_again_then_undo(
    ws: Workspace, right_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("intake", right_file, "--accept", "--json", "--author", "Keksitty") == 0
    batch_id = printed(capsys)["batch_id"]
    assert run("intake", right_file, "--accept", "--json") == 0
    again = printed(capsys)
    assert (again["outcome"], again["batch_id"]) == ("already", batch_id)
    assert run("undo", batch_id, "--json") == 0
    undone = printed(capsys)
    assert undone["outcome"] == "undone"
    assert undone["companies"] == {"gone": 2, "returned": 0, "kept": []}
    assert [one.state for one in journal.batches(ws)] == ["undone"]
    assert journal.batches(ws)[0].author == "Keksitty"
    assert run("undo", batch_id, "--json") == 2
    assert printed(capsys)["outcome"] == "refused"


def test_demo_file_goes_into_the_example_workspace_only(
    no_build: list[str], ws: Workspace, right: Sheets, write: Write, saved: Save
) -> None:
    assert run("intake", saved(write(right)), "--accept", "--demo") == 0
    assert journal.batches(ws) == []
    assert len(journal.batches(workspace(demo=True))) == 1
    assert no_build == ["demo"]


def test_build_that_fails_leaves_the_batch_accepted_and_names_the_check(
    ws: Workspace,
    right_file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(_: Workspace) -> None:
        raise BuildFailed("the check “shares” failed")

    monkeypatch.setattr(command, "build", fails)
    assert run("intake", right_file, "--accept", "--json", "--lang", "fi") == 2
    facts = printed(capsys)
    assert (facts["outcome"], facts["is_shown"]) == ("accepted", False)
    assert "ei vielä näkyvissä" in facts["message"]
    assert "shares" in facts["message"]
    assert len(journal.live_batches(ws)) == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_file_of_another_kind_needs_a_choice_and_says_so(
    saved: Save, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    path = saved("Nimi;Määrä\nKeksi;3\n".encode(), "muu.csv")
    assert run("intake", path, "--json", "--lang", language) == 3
    facts = printed(capsys)
    assert facts["outcome"] == "needs_choice"
    assert "muu.csv" in facts["message"]


def test_broken_file_is_refused_with_its_code(
    saved: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("intake", saved(b"", "tyhja.xlsx"), "--json") == 2
    facts = printed(capsys)
    assert facts["outcome"] == "refused"
    assert facts["code"]


def test_workbook_without_rows_is_refused_and_can_be_read_without_json(
    write: Write, saved: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("intake", saved(write({"yritykset": []})), "--lang", "fi") == 2
    assert "Työkirjassa ei ole vastauksia" in capsys.readouterr().out


@pytest.mark.usefixtures("built")
def test_corrections_are_written_beside_the_dry_run(
    right: Sheets, write: Write, saved: Save, tmp_path: Path
) -> None:
    right["yritykset"][0]["kierros"] = None
    out = tmp_path / "korjaa.xlsx"
    assert run("intake", saved(write(right)), "--corrections", out) == 0
    assert openpyxl.load_workbook(out).sheetnames[0] == "A Yritykset"


def test_mapping_that_is_not_known_is_refused(
    right: Sheets, write: Write, saved: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("intake", saved(write(right)), "--mapping", "x", "--json") == 2
    assert "x" in printed(capsys)["message"]


def test_questions_are_listed_and_hold_up_until_they_are_answered(
    ws: Workspace,
    right: Sheets,
    write: Write,
    saved: Save,
    capsys: pytest.CaptureFixture[str],
) -> None:
    right["yritykset"][0]["henkilosto"] = "1.250"
    file = saved(write(right))
    assert run("intake", file, "--accept", "--json", "--lang", "fi") == 3
    facts = printed(capsys)
    assert facts["outcome"] == "needs_choice"
    (question,) = facts["questions"]
    key = "AMBIGUOUS_NUMBER:yritykset.henkilosto"
    assert (question["key"], question["proposal"], question["count"]) == (
        key,
        "1250",
        1,
    )
    assert question["places"] == [{"sheet": "A Yritykset", "cells": "G3"}]
    assert question["title"] == "Luvun voi lukea kahdella tavalla"
    assert journal.batches(ws) == []
    assert run("intake", file, "--lang", "fi") == 3
    assert f"Kysymyksen avain: {key}" in capsys.readouterr().out


@pytest.mark.usefixtures("no_build")
def test_an_answer_given_once_holds_for_the_next_file(
    ws: Workspace, right: Sheets, write: Write, saved: Save
) -> None:
    right["yritykset"][0]["henkilosto"] = "1.250"
    key = "AMBIGUOUS_NUMBER:yritykset.henkilosto"
    answer = ("--answer", f"{key}=proposal")
    assert run("intake", saved(write(right)), "--accept", *answer) == 0
    right["yritykset"][1]["henkilosto"] = "2.500"
    assert run("intake", saved(write(right), "toinen.xlsx"), "--accept") == 0
    assert len(journal.live_batches(ws)) == 2


def test_an_answer_to_nothing_is_refused_in_words(
    right_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for given in ("EI:OLE=proposal", "EI:OLE=ehkä"):
        assert run("intake", right_file, "--answer", given, "--json") == 2
        assert "EI:OLE" in printed(capsys)["message"]

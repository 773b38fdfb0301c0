"""The command line: what it needs, how it is told, and what it lists."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from etl.__main__ import main
from etl.intake.marked import Marked
from etl.mapping.way import mapping_proposal
from etl.workspace import Workspace
from tests.etl.mapping.conftest import SAID, business_id, workbook

pytestmark = pytest.mark.usefixtures("built")
HEAD = ["ID", "Completion time", "Email", "Yrityksen nimi", "Y-tunnus", "Henkilöstö"]
ANSWER = [1, dt.datetime(2026, 3, 1), "maija@example.fi", "A Oy", business_id(1), 10]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of a form's export."""
    path = tmp_path / "lomake.xlsx"
    path.write_bytes(workbook(("Sheet1", [HEAD, ANSWER])))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    """Run a command and return its exit code and the object that it prints."""
    code = main([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_form_is_taken_in_by_the_mapping_that_the_first_try_gives(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, needed = run(capsys, "intake", str(file))
    assert (code, needed["code"]) == (3, "MAPPING_NEEDED")
    assert set(needed["missing"]) == set(SAID)
    needed["mapping"]["sheets"][0]["constants"].update(SAID)
    path = tmp_path / "m.json"
    path.write_text(json.dumps(needed["mapping"]), encoding="utf-8")
    code, done = run(capsys, "intake", str(file), "--mapping", str(path), "--accept")
    assert (code, done["outcome"]) == (0, "accepted")
    code, listed = run(capsys, "mappings")
    assert [one["name"] for one in listed["mappings"]] == ["lomake"]
    assert "yritykset.nimi" in {one["target"] for one in listed["codebook"]}


def test_the_dry_run_names_the_sheets_that_a_form_becomes(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, needed = run(capsys, "intake", str(file))
    needed["mapping"]["sheets"][0]["constants"].update(SAID)
    path = tmp_path / "m.json"
    path.write_text(json.dumps(needed["mapping"]), encoding="utf-8")
    assert main(["intake", str(file), "--mapping", str(path), "--lang", "fi"]) == 0
    assert "A Yritykset: uusia 1" in capsys.readouterr().out


def test_an_unknown_mapping_is_refused_with_the_way_to_the_known_ones(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, refused = run(capsys, "intake", str(file), "--mapping", "M-x")
    assert code == 2
    assert "etl mappings" in refused["message"]


def test_nothing_of_a_personal_column_is_shown(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, needed = run(capsys, "intake", str(file))
    assert "maija" not in json.dumps(needed)
    personal = [one["header"] for one in needed["columns"] if one["is_personal"]]
    assert personal == ["Email"]


def test_a_marked_file_is_refused_before_any_of_it_is_shown(ws: Workspace) -> None:
    content = workbook(("Sheet1", [HEAD, [*ANSWER[:3], "TL III", *ANSWER[4:]]]))
    with pytest.raises(Marked):
        mapping_proposal(ws, content, name="f.xlsx", author="a")
    assert not any(path.is_file() for path in ws.landing.rglob("*"))

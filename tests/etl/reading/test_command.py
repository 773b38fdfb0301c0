"""`python -m etl inspect`: one object, exit code 0, no traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.__main__ import main

Make = Callable[..., Any]
ROWS = {"Vastaukset": [["Yritys", "Arvo"], ["A", 1], ["B", "~5"], ["C", 3]]}


def test_json_is_one_object_and_the_exit_code_is_0(
    write: Make, saved: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(write(ROWS), "vastaukset.xlsx")
    assert main(["inspect", str(path), "--json", "--cells", "A1,B2"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["sheets"][0]["cells"] == {"A1": "Yritys", "B2": 1}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "UNREADABLE_FILE"), (b"PK\x03\x04 rikki", "CORRUPT_FILE")],
)
def test_refused_file_is_an_answer_too(
    saved: Make, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    path = saved(content, "rikki.xlsx")
    assert main(["inspect", str(path), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["outcome"], answer["code"]) == ("reject", code)
    assert "rikki.xlsx" in answer["message"]


def test_missing_file_and_folder_are_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "puuttuu.xlsx", tmp_path):
        assert main(["inspect", str(path), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["outcome"] == "reject"


@pytest.mark.parametrize(
    ("language", "word"),
    [("fi", "voidaan tuoda"), ("sv", "kan föras in"), ("en", "can be brought in")],
)
def test_text_is_in_the_readers_language(
    write: Make,
    saved: Make,
    capsys: pytest.CaptureFixture[str],
    language: str,
    word: str,
) -> None:
    path = saved(write(ROWS), "vastaukset.xlsx")
    assert main(["inspect", str(path), "--lang", language]) == 0
    out = capsys.readouterr().out
    assert word in out
    assert "Yritys" in out
    assert "B3" in out


def test_record_of_a_text_table_is_shown(
    saved: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved("Nimi;Luku\nÄlä;1\n".encode("cp1252"), "lista.csv")
    assert main(["inspect", str(path), "--json", "--record", "2"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["sheets"][0]["cells"] == {"A2": "Älä", "B2": 1}
    assert (answer["encoding"], answer["delimiter"]) == ("cp1252", ";")

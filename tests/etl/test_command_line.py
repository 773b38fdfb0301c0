"""The command line answers in words and exit codes, never with a traceback."""

import json
import os
import subprocess
import sys

import httpx
import pytest

from etl.__main__ import MODULES, main
from etl.settings import PROJECT


def test_every_command_is_listed_with_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    for name in MODULES:
        line = next(x for x in shown.splitlines() if x.split()[:1] == [name])
        assert len(line.split()) > 3, line


def test_status_of_an_empty_workspace_is_one_object(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["status", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts == {
        "workspace": "real",
        "build_id": None,
        "batches": [],
        "registers": [],
        "catalogue": None,
        "failed_loads": {},
    }


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reach no server, and lose no time over it."""

    def fail(*_: object, **_options: object) -> None:
        raise httpx.ConnectError("no network")

    monkeypatch.setattr("httpx.Client.send", fail)
    monkeypatch.setattr("etl.sources.network.client._pause", lambda _state: 0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["undo", "nosuch"], "nosuch"),
        (["intake", "nosuch.xlsx"], "nosuch.xlsx"),
        (["refresh", "companies", "--from", "nosuch"], "nosuch"),
        (["refresh", "companies"], "--from"),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.usefixtures("built", "offline")
def test_what_cannot_be_done_is_refused_in_words(
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
    language: str,
) -> None:
    assert main([*arguments, "--lang", language]) == 2
    shown = capsys.readouterr()
    assert words in shown.err + shown.out
    assert "Traceback" not in shown.err


def test_a_fault_of_our_own_is_calm_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_args: object) -> int:
        raise RuntimeError("inside")

    monkeypatch.setattr("etl.commands.run_status", fail)
    assert main(["status", "--lang", "fi"]) == 2
    shown = capsys.readouterr().err
    assert "Mitään ei muutettu" in shown
    assert "Traceback" not in shown


def test_a_build_of_nothing_is_done_and_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["build", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["build_id"]
    assert "marts.company" in facts["ran"]


def test_a_pipe_that_has_few_letters_is_given_all_of_them() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    asked = [sys.executable, "-m", "etl", "status", "--lang", "fi"]
    ended = subprocess.run(
        asked, capture_output=True, cwd=PROJECT, env=environment, check=False
    )
    assert ended.returncode == 0
    assert "komennolla ”python -m etl build”" in ended.stdout.decode("utf-8")

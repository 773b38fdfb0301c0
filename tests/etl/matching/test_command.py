"""`python -m etl match`: what waits, decisions by name or id, and what is refused."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from etl import journal
from etl.__main__ import main
from etl.matching.decisions import KIND
from etl.settings import settings
from etl.workspace import workspace

NAME, MEANT = "Sulkakynan Konepja Oy", "9211257-8"


@pytest.fixture(autouse=True)
def own_copy(demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "data"))
    settings.cache_clear()


def match(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = main(["match", "--demo", "--json", "--lang", "fi", *words])
    return code, json.loads(capsys.readouterr().out)


def made() -> int:
    return len(journal.events(workspace(demo=True), KIND))


def test_what_waits_is_listed_with_its_candidates(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, said = match(capsys)
    assert code == 0
    waiting = {one["name"]: one for one in said["waiting"]}
    assert len(waiting) == 3
    best = waiting[NAME]["candidates"][0]
    assert (best["company_id"], best["same_municipality"]) == (MEANT, True)
    assert best["score"] > 92
    assert said["message"] == "Nimiä odottaa päätöstä: 3. Ratkaistu: 0."


def test_a_decision_by_name_is_shown_and_taken_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, said = match(capsys, "--same", f"{NAME.upper()}={MEANT}")
    assert (code, said["is_shown"]) == (0, True)
    (one,) = said["decisions"]
    assert len(match(capsys)[1]["waiting"]) == 2
    code, _said = match(capsys, "--undo", str(one["number"]))
    assert code == 0
    assert len(match(capsys)[1]["waiting"]) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("--same", "no pair"),
        ("--same", f"Nobody Oy={MEANT}"),
        ("--same", f"{NAME}=abc"),
        ("--same", f"{NAME}=9999999-9"),
        ("--local", "Nobody Oy"),
        ("--undo", "12345"),
        ("--same", f"{NAME}={MEANT}", "--undo", "12345"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stays(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    code, said = match(capsys, *words)
    assert (code, said["outcome"]) == (2, "refused")
    assert len(match(capsys)[1]["waiting"]) == 3


def test_a_name_that_fits_several_asks_which(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.matching.pointing.WAYS", (lambda _item, _said: True,))
    code, said = match(capsys, "--local", "Hitsaamo")
    assert (code, said["outcome"]) == (3, "needs_choice")
    assert made() == 0

"""`intake FILE --mapping M2`: another mapping of the same bytes takes their place."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from etl import journal
from etl.intake import command
from etl.workspace import Workspace
from tests.etl.mapping.conftest import SAID
from tests.etl.mapping.test_command import file, run

__all__ = ["file"]


@pytest.fixture
def mappings(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[str, str]:
    """Return the paths of the proposed mapping, and of one that leaves staff out."""
    _, needed = run(capsys, "intake", str(file))
    sheet = needed["mapping"]["sheets"][0]
    sheet["constants"].update(SAID)
    first, second = tmp_path / "m1.json", tmp_path / "m2.json"
    first.write_text(json.dumps(needed["mapping"]), encoding="utf-8")
    staff = next(one for one in sheet["columns"] if one["header"] == "Henkilöstö")
    staff.update(target="", reason="NOT_NEEDED")
    second.write_text(json.dumps(needed["mapping"]), encoding="utf-8")
    return str(first), str(second)


def test_another_mapping_of_the_same_file_takes_its_place_and_undo_brings_it_back(
    ws: Workspace,
    file: Path,
    mappings: tuple[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built = SimpleNamespace(build_id="b")
    monkeypatch.setattr(command, "build", lambda _: built)

    def intake(path: str) -> dict[str, Any]:
        return run(capsys, "intake", str(file), "--mapping", path, "--accept")[1]

    first = intake(mappings[0])
    assert intake(mappings[0])["outcome"] == "already"
    second = intake(mappings[1])
    assert (second["outcome"], second["replaces"]) == ("accepted", first["batch_id"])
    assert first["batch_id"] in second["message"]
    assert [one.batch_id for one in journal.live_batches(ws)] == [second["batch_id"]]
    assert journal.find_batch(ws, first["batch_id"]).state == "replaced"
    undone = run(capsys, "undo", second["batch_id"])
    assert (undone[0], undone[1]["outcome"]) == (0, "undone")
    assert [one.batch_id for one in journal.live_batches(ws)] == [first["batch_id"]]

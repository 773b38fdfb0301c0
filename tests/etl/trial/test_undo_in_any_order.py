"""Undo takes away what a batch told, wherever it counts, in whatever order."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.build import build
from etl.intake.batch import accept, propose, restore, undo
from etl.intake.revision import undo_report
from etl.journal import Batch
from etl.settings import settings
from etl.workspace import Workspace, workspace
from tests.etl.intake.conftest import FIRST, RIGHT, write_sheets
from tests.etl.mapping.conftest import business_id
from tests.etl.mapping.test_again import brought
from tests.etl.marts import OF_A_BATCH, hashes

AUDIENCES = ("internal", "partner", "public")
HEAD = ["ID", "Start time", "Completion time", "Email", "Name", "Yrityksen nimi"]
HEAD += ["Y-tunnus", "Henkilöstömäärä", "Keskeiset tuotteet"]
AT = dt.datetime(2025, 6, 20, 9)
Pictures = dict[str, dict[str, str]]


def form(ws: Workspace) -> Batch:
    """Accept a form that asks the first company a part, and a third one."""
    told = (AT, AT, "anonymous", None)
    rows = [
        [1, *told, "Keksitty 0 Oy", FIRST, 77, "Hitsaus;"],
        [2, *told, "Kolmas Oy", business_id(4), 5, "Maalaus;"],
    ]
    return accept(ws, brought(ws, *rows, head=HEAD), "t")


def seen(ws: Workspace, *without: str) -> Pictures:
    """Build and hash every mart of every audience."""
    build(ws)
    return {one: hashes(ws, one, without) for one in AUDIENCES}


def elsewhere(
    empty: Path,
    folder: Path,
    patch: pytest.MonkeyPatch,
    act: Callable[[Workspace], object],
) -> Pictures:
    """Do the same in a workspace where nothing else ever was."""
    shutil.copytree(empty, folder)
    patch.setenv("VOIMAVARA_DATA", str(folder))
    settings.cache_clear()
    ws = workspace()
    act(ws)
    return seen(ws, *OF_A_BATCH)


@pytest.mark.usefixtures("built")
def test_undoing_the_earlier_batch_leaves_what_the_later_file_alone_tells(
    ws: Workspace, empty_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_sheets(RIGHT)
    first = accept(ws, propose(ws, content, name="a.xlsx", author="t"), "t")
    only_first = seen(ws)
    second = form(ws)
    both = seen(ws)
    report = undo_report(ws, first.batch_id)
    assert (report.gone, report.returned) == (1, 0)
    assert [(one.batch.batch_id, one.company_count) for one in report.kept] == [
        (second.batch_id, 1)
    ]
    undo(ws, first.batch_id, "t")
    only_second = seen(ws, *OF_A_BATCH)
    restore(ws, first.batch_id, "t")
    assert seen(ws) == both
    report = undo_report(ws, second.batch_id)
    assert (report.gone, report.returned, report.kept) == (1, 1, ())
    undo(ws, second.batch_id, "t")
    assert seen(ws) == only_first
    assert both["internal"]["supply_link"] == only_first["internal"]["supply_link"]
    assert both["internal"]["interview"] != only_first["internal"]["interview"]
    alone = elsewhere(empty_data, tmp_path / "else", monkeypatch, form)
    assert alone == only_second

"""Filling the example workspace: through intake, once, and nowhere else."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl import demo, journal, landing
from etl.demo.faults import Fault, faults
from etl.demo.story import companies
from etl.demo.workbooks import FILE_NAMES, workbook_rows, write_workbooks
from etl.errors import Refused
from etl.intake.batch import accept, propose
from etl.settings import settings
from etl.workspace import Workspace, workspace

FIRST_ROW = 3
Cells = dict[tuple[str, int, str], dict[str, Any]]


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cells]:
    """Return every cell of the example workbooks as intake judged it, by file."""
    folder = tmp_path_factory.mktemp("judged")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOIMAVARA_DATA", str(folder / "data"))
        settings.cache_clear()
        ws = workspace(demo=True)
        found = {}
        for key, path in zip(FILE_NAMES, write_workbooks(folder), strict=True):
            batch = accept(ws, propose(ws, path, author="t"), "t")
            table = landing.read_parsed(ws, batch.parsed_key).tables["cell"]
            found[key] = _by_place(table)
    settings.cache_clear()
    return found


def _by_place(path: Path) -> Cells:
    rows = pq.read_table(path).to_pylist()
    return {(row["sheet"], row["row_number"], row["field_id"]): row for row in rows}


def places(fault: Fault) -> list[int]:
    """Return the rows of the sheet on which a fault was typed."""
    rows = workbook_rows()[fault.file][fault.sheet]
    wanted = fault.value if isinstance(fault.value, list) else [fault.value]
    company = next(one for one in companies() if one.key == fault.company)
    number = company.business_id[:7]
    match = dict(fault.match or {})
    match.pop(fault.field, None)
    mine = [
        place
        for place, row in enumerate(rows, start=FIRST_ROW)
        if str(row["ytunnus"]).startswith(number)
        and all(row[name] == value for name, value in match.items())
    ]
    if str(fault.value).startswith("@"):
        return mine
    return [at for at in mine if rows[at - FIRST_ROW].get(fault.field) in wanted]


@pytest.mark.parametrize("fault", faults(), ids=lambda one: one.about)
def test_intake_judges_each_planted_fault_at_its_cell(
    fault: Fault, cells: dict[str, Cells]
) -> None:
    found = [cells[fault.file][fault.sheet, row, fault.field] for row in places(fault)]
    assert found
    for cell in found:
        if fault.outcome == "parked":
            assert cell["outcome"] == "parked"
            assert cell["reason_code"]
        elif fault.outcome == "read":
            assert (cell["outcome"], cell["value"]) == ("imported", fault.becomes)
        elif fault.outcome == "empty":
            assert cell["value"] is None
    assert len(found) == 2 or fault.outcome != "duplicate"


def test_nothing_but_the_planted_faults_is_parked(cells: dict[str, Cells]) -> None:
    planted = {
        (fault.file, fault.sheet, row)
        for fault in faults()
        if fault.outcome == "parked"
        for row in places(fault)
    }
    parked = {
        (file, sheet, row)
        for file, judged in cells.items()
        for (sheet, row, _), cell in judged.items()
        if cell["outcome"] == "parked"
    }
    assert parked == planted


def test_filling_twice_changes_nothing() -> None:
    ws = workspace(demo=True)
    demo.fill(ws)
    before = [batch.batch_id for batch in journal.batches(ws)]
    events = len(journal.events(ws))
    demo.fill(ws)
    assert len(before) == len(FILE_NAMES) + len(demo.REGISTERS)
    assert [batch.batch_id for batch in journal.batches(ws)] == before
    assert len(journal.events(ws)) == events


def test_what_was_undone_stays_undone() -> None:
    ws = workspace(demo=True)
    demo.fill(ws)
    newest = journal.live_batches(ws)[-1]
    journal.undo_batch(ws, newest.batch_id, "t")
    demo.fill(ws)
    assert newest.batch_id not in [one.batch_id for one in journal.live_batches(ws)]


def test_interrupted_filling_is_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    ws = workspace(demo=True)
    with monkeypatch.context() as patch:
        patch.setattr(demo, "_bring_registers", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            demo.fill(ws)
    assert len(journal.batches(ws)) == len(FILE_NAMES)
    demo.fill(ws)
    assert len(journal.batches(ws)) == len(FILE_NAMES) + len(demo.REGISTERS)


def test_real_workspace_is_refused(ws: Workspace) -> None:
    with pytest.raises(Refused) as refusal:
        demo.fill(ws)
    assert str(ws.root) in refusal.value.render("fi")
    assert journal.batches(ws) == []


def test_every_landed_original_is_marked_made_up() -> None:
    ws = workspace(demo=True)
    demo.fill(ws)
    for batch in journal.batches(ws):
        if batch.kind == "register":
            loads = landing.read_parsed(ws, batch.parsed_key).tables["source_load"]
            rows = pq.read_table(loads).to_pylist()
            assert all(row["is_made_up"] for row in rows)


def test_files_can_be_written_for_looking_at(tmp_path: Path) -> None:
    paths = demo.write_files(tmp_path / "esimerkki")
    assert len(set(paths)) == len(paths) >= 4 + 2 + 3 + 5
    assert all(path.stat().st_size > 1000 for path in paths)

"""One workbook changed, beside a cold build of everything, on the example data."""

import shutil
from pathlib import Path

from etl import demo
from etl.build import build
from etl.intake.batch import accept, propose, undo
from etl.workspace import Workspace, workspace
from tests.bench import large
from tests.bench.result import Result, wall_seconds
from tests.browser.workbook import write_faulty


def one_workbook_changed(folder: Path) -> Result:
    """Measure from the accepted batch to the swapped internal warehouse."""
    ws = workspace(demo=True)
    demo.fill(ws)

    def cold() -> None:
        shutil.rmtree(ws.warehouse, ignore_errors=True)
        build(ws, audiences=False)

    all_of_it = wall_seconds(cold, runs=2)
    proposal = propose(ws, write_faulty(folder / "changed.xlsx"), author="bench")

    def change() -> None:
        batch = accept(ws, proposal, "bench")
        build(ws, audiences=False)
        undo(ws, batch.batch_id, "bench")

    def unchange() -> None:
        build(ws, audiences=False)

    changed = []
    for _ in range(3):
        changed.append(wall_seconds(change, runs=1))
        unchange()
    shown = min(changed)
    return Result(
        "one workbook changed → internal pages show it, example data",
        f"{shown:.2f} s",
        f"cold build {all_of_it:.2f} s, {all_of_it / shown:.1f} × longer",
        "≤ 1 s",
        shown <= 1,
    )


def large_region_changed(folder: Path) -> Result:
    """Measure the same on a region of 5,000 interviews and 40,000 links."""
    ws = Workspace(folder / "large" / "demo_workspace", is_demo=True)
    copy = large.fill(ws, interviews=5000, links=40_000, companies=10_000)
    all_of_it = wall_seconds(lambda: build(ws, audiences=False), runs=1)
    changed = []
    for step in range(3):
        large.accept_copy(ws, copy + step)
        changed.append(wall_seconds(lambda: build(ws, audiences=False), runs=1))
    shown = min(changed)
    return Result(
        "one workbook of 40 interviews more → internal pages show it, 5,000 "
        "interviews / 40,000 links",
        f"{shown:.2f} s",
        f"cold build {all_of_it:.2f} s, {all_of_it / shown:.1f} × longer",
        "≤ 0.5 s",
        shown <= 0.5,
    )

"""Undo restores every figure: each mart is hashed row by row before and after."""

from pathlib import Path

from etl import journal
from etl.build import build
from etl.intake.batch import accept, propose, restore, undo
from etl.intake.mending import accept_mended
from etl.workspace import Workspace
from tests.etl.marts import hashes


def test_undo_restores_every_mart_for_every_audience(
    example: Workspace, file: Path
) -> None:
    audiences = ("internal", "partner", "public")
    before = {name: hashes(example, name) for name in audiences}
    batch = accept(example, propose(example, file, author="t"), "t")
    build(example)
    after = {name: hashes(example, name) for name in audiences}
    undo(example, batch.batch_id, "t")
    build(example)
    assert len(before["internal"]) > 30
    assert after["internal"]["interview"] != before["internal"]["interview"]
    assert after["public"]["coverage"] != before["public"]["coverage"]
    assert {name: hashes(example, name) for name in audiences} == before
    restore(example, batch.batch_id, "t")
    build(example)
    assert {name: hashes(example, name) for name in audiences} == after


def test_a_corrected_file_and_its_corrections_undone_leave_no_trace(
    example: Workspace, file: Path
) -> None:
    before = hashes(example)
    base = accept(example, propose(example, file, author="t"), "t")
    build(example, audiences=False)
    accepted = hashes(example)
    edits = {("syotteet", 3): {"osuus_pct": "40"}}
    mended = accept_mended(example, base, edits, language="fi", author="t")
    build(example, audiences=False)
    assert hashes(example)["supply_link"] != accepted["supply_link"]
    undo(example, mended.batch_id, "t")
    build(example, audiences=False)
    assert hashes(example) == accepted
    restore(example, mended.batch_id, "t")
    undo(example, base.batch_id, "t")
    build(example, audiences=False)
    kept = hashes(example)
    assert kept["supply_link"] != before["supply_link"]
    undo(example, mended.batch_id, "t")
    build(example, audiences=False)
    assert hashes(example) == before


def test_a_build_from_nothing_gives_the_same_marts_as_one_with_a_past(
    example: Workspace, file: Path
) -> None:
    batch = accept(example, propose(example, file, author="t"), "t")
    build(example, audiences=False)
    undo(example, batch.batch_id, "t")
    build(example, audiences=False)
    with_a_past = hashes(example)
    (example.warehouse / "CURRENT").unlink()
    build(example, audiences=False)
    assert hashes(example) == with_a_past


def test_the_same_bytes_again_point_to_the_old_batch(
    example: Workspace, file: Path
) -> None:
    batch = accept(example, propose(example, file, author="t"), "t")
    build(example, audiences=False)
    before = hashes(example)
    again = propose(example, file.read_bytes(), name="other.xlsx", author="u")
    assert again.in_use == batch
    assert batch.batch_id in again.already("fi")
    assert accept(example, again, "u").batch_id == batch.batch_id
    build(example, audiences=False)
    assert hashes(example) == before
    assert len(journal.batches(example)) == len(
        {b.batch_id for b in journal.batches(example)}
    )

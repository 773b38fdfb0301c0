"""A dry run says which figures would move, and accepting moves just those."""

from pathlib import Path

import pytest

from etl import journal
from etl.build import build, build_file, checks, current_build
from etl.build.checks import Check
from etl.build.engine import Engine
from etl.intake.batch import accept, propose, undo
from etl.intake.comparison import CompanyChange, would_be_live
from etl.language import LANGUAGES
from etl.trial import try_out
from etl.trial.figures import Picture, figures, picture
from etl.workspace import Workspace


def shown(ws: Workspace) -> Picture:
    engine = Engine()
    engine.attach(
        build_file(ws, str(current_build(ws)), "internal"), "now", to_read=True
    )
    for schema in ("reference", "marts"):
        for (name,) in engine.rows(
            "select table_name from duckdb_tables() where database_name = 'now' "
            f"and schema_name = '{schema}'"
        ):
            engine.execute(f"create table {schema}.{name} as from now.{schema}.{name}")
    found = picture(engine)
    engine.drop()
    return found


def test_every_figure_is_computed_and_named(example: Workspace) -> None:
    assert {one.id for one in figures()} == set(shown(example).figures)
    assert all(one.names[language] for one in figures() for language in LANGUAGES)


def test_the_figures_that_a_trial_foretells_are_those_that_come(
    example: Workspace, file: Path
) -> None:
    before = shown(example)
    proposal = propose(example, file, author="t")
    trial = try_out(example, proposal)
    foretold = {one.figure.id: (one.now, one.after) for one in trial.moved}
    assert foretold["interviewed"] == ((51, 51), (53, 53))
    accept(example, proposal, "t")
    build(example, audiences=False)
    after = shown(example)
    for name, (low, high) in foretold.items():
        assert (before.figures[name], after.figures[name]) == (low, high)
    turned = {
        key for key in after.states if after.states[key] != before.states.get(key)
    }
    assert len(trial.turned) == len(turned | (before.states.keys() - after.states))


def test_a_trial_takes_nothing_into_use_and_leaves_no_file(
    example: Workspace, file: Path
) -> None:
    proposal = propose(example, file, author="t")
    there = sorted(example.warehouse.rglob("*"))
    state = (current_build(example), journal.batches(example))
    try_out(example, proposal)
    assert sorted(example.warehouse.rglob("*")) == there
    assert (current_build(example), journal.batches(example)) == state


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_that_would_fail_is_named_before_acceptance(
    example: Workspace,
    file: Path,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    query = "select company_id from marts.company where is_interviewed"
    check = Check("nobody_is_asked", "Somebody was asked.", True, query)
    monkeypatch.setattr(checks, "_checks", lambda: [check])
    trial = try_out(example, propose(example, file, author="t"))
    assert "nobody_is_asked" in trial.warning(language)
    assert trial.as_json(language)["failed_check"] == "nobody_is_asked"
    assert trial.companies == CompanyChange(new=2, missing=trial.companies.missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trial_is_told_in_lines_too(
    example: Workspace, file: Path, language: str
) -> None:
    trial = try_out(example, propose(example, file, author="t"))
    text = "\n".join(trial.lines(language))
    assert "51 → 53" in text
    assert all(one.figure.names[language] in text for one in trial.moved)


def test_a_file_in_use_already_moves_nothing(example: Workspace, file: Path) -> None:
    accept(example, propose(example, file, author="t"), "t")
    trial = try_out(example, propose(example, file, author="t"))
    assert (trial.moved, trial.turned) == ((), ())
    assert (trial.companies.new, trial.companies.same) == (0, 2)


def test_an_undone_batch_is_tried_in_its_old_place(ws: Workspace, file: Path) -> None:
    first = accept(ws, propose(ws, file, author="t"), "t")
    later = Path(str(file).replace(".xlsx", "2.xlsx"))
    later.write_bytes(file.read_bytes() + b"\0")
    second = accept(ws, propose(ws, later, author="t"), "t")
    undo(ws, first.batch_id, "t")
    tried = would_be_live(ws, propose(ws, file, author="t").batch)
    assert [one.batch_id for one in tried] == [first.batch_id, second.batch_id]


def test_the_first_file_of_all_is_tried_on_empty_figures(
    ws: Workspace, file: Path
) -> None:
    trial = try_out(ws, propose(ws, file, author="t"))
    moved = {one.figure.id: (one.now, one.after) for one in trial.moved}
    assert moved["interviewed"] == (None, (2, 2))
    assert trial.turned == ()
    assert trial.failure is None

"""How old the tables are, how the last loads went, and the round over all sources."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from etl import journal
from etl.__main__ import main
from etl.errors import Refused
from etl.sources import Skipped, failed
from etl.sources.catalogue import rounds
from etl.sources.catalogue.failure import failures
from etl.sources.catalogue.freshness import table_ages
from etl.sources.catalogue.lines import register_lines
from etl.sources.catalogue.whole import catalogue_of
from etl.sources.network import FETCHERS
from etl.sources.refresh import Refreshed, refresh
from etl.workspace import Workspace, workspace
from tests.etl.sources.samples import areas_by_month, company, page
from tests.etl.sources.test_refresh import ALL, save

NOW = datetime.now(UTC).date()


def load(ws: Workspace, folder: Path, source: str) -> None:
    refresh(ws, source, folder, author="t", language="en")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 1), "fresh"),
        (date(2026, 5, 14), "fresh"),
        (date(2026, 5, 15), "late"),
        (date(2026, 8, 1), "very_late"),
    ],
)
def test_a_monthly_table_ages_from_the_end_of_its_last_month(
    ws: Workspace, tmp_path: Path, day: date, state: str
) -> None:
    load(ws, save(tmp_path / "f", a=areas_by_month(ALL)), "employment")
    (found,) = table_ages(ws, day)
    assert (found.table_name, found.period_to) == ("12ti", date(2026, 2, 28))
    assert found.state == state


def test_the_register_of_companies_ages_from_its_last_fetch(
    ws: Workspace, tmp_path: Path
) -> None:
    load(ws, save(tmp_path / "f", a=page(company())), "companies")
    load(ws, save(tmp_path / "g", b=page(company("9000003-8"))), "companies")
    for days, state in ((0, "fresh"), (15, "late"), (46, "very_late")):
        (found,) = table_ages(ws, NOW + timedelta(days=days))
        assert (found.state, found.age_days) == (state, days)
        assert found.row_count == 2


def test_a_source_that_fails_keeps_its_data_and_stops_no_other(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(ws, save(tmp_path / "f", a=areas_by_month(ALL)), "employment")
    asked: list[str] = []

    def play(ws: Workspace, source: str, path: Any, **how: Any) -> Refreshed:
        asked.append(source)
        if source == "employment":
            raise Refused("the server is {what}", what="away")
        return Refreshed(None, [], [], "nothing new")

    monkeypatch.setattr(rounds, "refresh", play)
    turns = rounds.refresh_every(ws, None, author="t", language="en")
    assert asked == list(FETCHERS)
    assert [turn.source for turn in turns if turn.problem] == ["employment"]
    assert failures(ws)["employment"].render("en") == "the server is away"
    assert len(table_ages(ws)) == 1
    assert "older data stays in use" in "\n".join(register_lines(ws, "en"))
    monkeypatch.setattr(rounds, "refresh", lambda *_, **__: turns[0].done)
    rounds.refresh_every(ws, None, author="t", language="en")
    assert failures(ws) == {}


def test_a_part_that_did_not_come_is_a_failure_beside_what_came(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = failed("TED", Refused("the server is {what}", what="away"))
    skipped: list[Skipped] = [gone, Skipped("Hilma", "not asked")]
    monkeypatch.setattr(
        rounds, "refresh", lambda *_, **__: Refreshed(None, [], skipped, "")
    )
    rounds.refresh_noted(ws, "procurement", None, author="t", language="en")
    failure = failures(ws)["procurement"]
    assert failure.parts == ("TED",)
    assert failure.render("en") == "TED: the server is away"
    skipped.remove(gone)
    rounds.refresh_noted(ws, "procurement", None, author="t", language="en")
    assert failures(ws) == {}


def test_a_wrong_folder_is_no_failure_of_the_register(
    ws: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(Refused):
        rounds.refresh_noted(ws, "companies", tmp_path / "x", author="t", language="en")
    assert failures(ws) == {}


@pytest.mark.usefixtures("built")
def test_a_folder_with_answers_of_several_registers_is_loaded_in_one_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = save(tmp_path / "f", a=page(company()), b=areas_by_month(ALL))
    code = main(["refresh", "--all", "--from", str(folder), "--lang", "en"])
    printed = capsys.readouterr().out
    assert code == 2  # no boundaries among them, which is told
    assert "boundaries:\nfailed   Nothing in" in printed
    assert len(journal.live_batches(workspace())) == 2
    assert main(["status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert [one["table_name"] for one in status["registers"]] == ["companies", "12ti"]
    assert main(["status", "--lang", "fi"]) == 0
    assert "12ti: 28.2.2026 asti" in capsys.readouterr().out


def test_a_source_or_all_of_them_must_be_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["refresh", "--lang", "en"]) == 2
    assert main(["refresh", "companies", "--all", "--lang", "en"]) == 2
    assert "Name one source, or all of them" in capsys.readouterr().err


@pytest.mark.usefixtures("built")
def test_a_round_that_fails_builds_so_that_pages_can_tell(
    ws: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    load(ws, save(tmp_path / "f", a=areas_by_month(ALL)), "employment")

    def play(ws: Workspace, source: str, path: Any, **how: Any) -> Refreshed:
        if source == "employment":
            raise Refused("The server answered {status}.", status=503)
        return Refreshed(None, [], [], "nothing new")

    monkeypatch.setattr(rounds, "refresh", play)
    assert main(["refresh", "--all", "--lang", "en"]) == 2
    assert "Build 2" in capsys.readouterr().out
    found = catalogue_of(ws)
    assert found is not None
    failing = {one.name: one.state for one in found.sources if one.failure}
    assert list(failing) == ["employment"]
    assert main(["refresh", "--all", "--lang", "en"]) == 2
    assert "Build 2" not in capsys.readouterr().out  # nothing to tell that is new

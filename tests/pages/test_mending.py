"""On the upload page: what would move, rows mended here, and what an undo left."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl import journal
from etl.build import checks
from etl.build.checks import Check
from etl.intake.batch import accept, propose
from etl.intake.mending import accept_mended
from etl.language import LANGUAGES
from etl.settings import settings
from etl.workspace import Workspace, workspace
from tests.browser.workbook import write_faulty
from tests.pages.conftest import Visit
from tests.pages.reading import words

PATH = "sources/upload.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EDITS = {("syotteet", 3): {"osuus_pct": "40"}}


@pytest.fixture
def example(
    demo_data: Path, tmp_path: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """Return a copy of the example data that the test may change."""
    folder = tmp_path / "copy"
    shutil.copytree(demo_data, folder)
    monkeypatch.setenv("VOIMAVARA_DATA", str(folder))
    settings.cache_clear()
    return workspace(demo=True)


@pytest.fixture
def faulty(tmp_path: Path) -> bytes:
    return write_faulty(tmp_path / "haastattelut.xlsx").read_bytes()


def bring(app: AppTest, content: bytes) -> AppTest:
    (box,) = app.get("file_uploader")
    return box.set_value(("haastattelut.xlsx", content, XLSX)).run()


def grids(app: AppTest) -> int:
    return len(app.dataframe)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_says_which_companies_and_figures_would_move(
    visit: Visit, example: Workspace, faulty: bytes, language: str
) -> None:
    app = bring(visit(PATH, lang=language), faulty)
    assert not app.exception
    titles = {"fi": "Mikä muuttuisi sivuilla", "sv": "Vad som skulle ändras på"}
    assert titles.get(language, "What would move on the pages") in words(app)
    interviewed = {"fi": "Haastateltuja yrityksiä", "sv": "Intervjuade företag"}
    name = interviewed.get(language, "Companies interviewed")
    assert f"{name} 51 53" in words(app)


def test_a_check_that_would_fail_is_said_before_the_button(
    visit: Visit,
    example: Workspace,
    faulty: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    query = "select company_id from marts.company where is_interviewed"
    check = Check("nobody_is_asked", "Somebody was asked.", True, query)
    monkeypatch.setattr(checks, "_checks", lambda: [check])
    app = bring(visit(PATH, lang="fi"), faulty)
    assert "eivät vielä näy sivuilla: tarkistus ”nobody_is_asked”" in words(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_of_the_present_file_open_in_a_grid_and_close_again(
    visit: Visit, example: Workspace, faulty: bytes, language: str
) -> None:
    app = bring(visit(PATH, lang=language), faulty)
    assert grids(app) == 0
    app.button(key="mend-here").click().run()
    assert not app.exception
    assert grids(app) == 4
    assert app.button(key="take-mended").disabled
    app.button(key="close-mending").click().run()
    assert grids(app) == 0


def test_rows_of_an_earlier_import_open_from_its_line(
    visit: Visit, example: Workspace, faulty: bytes
) -> None:
    base = accept(example, propose(example, faulty, name="a.xlsx", author="t"), "t")
    app = visit(PATH, lang="fi")
    assert "5 rivillä on korjattavaa" in words(app)
    assert "ei vielä näy sivuilla" in words(app)  # no build has been made of it
    app.button(key=f"mend-{base.batch_id}").click().run()
    assert "Odottavat rivit: a.xlsx" in words(app)
    assert grids(app) == 4


def test_an_undo_says_what_left_and_offers_to_undo_the_corrections(
    visit: Visit, example: Workspace, faulty: bytes
) -> None:
    base = accept(example, propose(example, faulty, name="a.xlsx", author="t"), "t")
    accept_mended(example, base, EDITS, language="fi", author="t")
    app = visit(PATH, lang="fi")
    assert "korjaa tiedostoa a.xlsx" in words(app)
    app.button(key=f"change-{base.batch_id}").click().run()
    assert "2 yritystä jäi käyttöön, koska niiden rivejä on korjattu" in words(app)
    app.button(key="undo-last").click().run()
    assert "2 yritystä poistui sivuilta" in words(app)
    states = {one.state for one in journal.batches(example) if one.author == "t"}
    assert states == {"undone"}

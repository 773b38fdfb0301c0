"""The upload page: a dry run that changes nothing, accept, undo, and bad files."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl import journal
from etl.build import current_build
from etl.language import LANGUAGES
from etl.settings import settings
from etl.workspace import workspace
from tests.browser.workbook import write_faulty
from tests.pages.conftest import Visit
from tests.pages.reading import figures, title, words

PATH = "sources/upload.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def own_copy(
    demo_data: Path, tmp_path: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return a copy of the example data that the test may change."""
    folder = tmp_path / "copy"
    shutil.copytree(demo_data, folder)
    monkeypatch.setenv("VOIMAVARA_DATA", str(folder))
    settings.cache_clear()
    return folder


def bring(app: AppTest, content: bytes, name: str) -> AppTest:
    (box,) = app.get("file_uploader")
    return box.set_value((name, content, XLSX)).run()


@pytest.fixture
def faulty(tmp_path: Path) -> bytes:
    return write_faulty(tmp_path / "haastattelut.xlsx").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_and_offers_a_file_box(visit: Visit, language: str) -> None:
    app = visit(PATH, lang=language)
    assert not app.exception
    assert len(app.get("file_uploader")) == 1


def test_a_dry_run_shows_what_would_change_and_changes_nothing(
    visit: Visit, own_copy: Path, faulty: bytes
) -> None:
    ws = workspace(demo=True)
    before = (current_build(ws), len(journal.batches(ws)))
    app = bring(visit(PATH, lang="fi"), faulty, "haastattelut.xlsx")
    assert title(app) == "Voiko tiedoston haastattelut.xlsx ottaa käyttöön?"
    assert [number for number, _ in figures(app)] == ["4", "4", "327"]
    assert "Y-tunnuksen tarkistusnumero ei täsmää" in words(app)
    assert (current_build(ws), len(journal.batches(ws))) == before


def test_accepting_builds_and_undoing_brings_the_build_back(
    visit: Visit, own_copy: Path, faulty: bytes
) -> None:
    ws = workspace(demo=True)
    before = current_build(ws)
    app = bring(visit(PATH, lang="fi"), faulty, "haastattelut.xlsx")
    app.button(key="accept").click().run()
    assert "4 riviä otettiin käyttöön" in words(app)
    assert "ei vielä näy sivuilla" not in words(app)
    assert current_build(ws) != before
    newest = journal.batches(ws)[0]
    assert (newest.file_name, newest.state) == ("haastattelut.xlsx", "live")
    app.button(key="undo-last").click().run()
    assert journal.batches(ws)[0].state == "undone"
    assert "Tiedoston haastattelut.xlsx tuonti peruttiin." in words(app)


def test_the_same_bytes_again_are_said_to_be_in_use(
    visit: Visit, own_copy: Path, faulty: bytes
) -> None:
    app = bring(visit(PATH, lang="fi"), faulty, "haastattelut.xlsx")
    app.button(key="accept").click().run()
    again = bring(visit(PATH, lang="fi"), faulty, "toinen_nimi.xlsx")
    assert again.button(key="accept").disabled
    (known,) = (
        b for b in journal.live_batches(workspace(demo=True)) if b.parked_count == 4
    )
    assert known.batch_id in words(again)


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"not a workbook", "kysely.xlsx"), (b"", "tyhja.xlsx"), (b"a;b\n1;2\n", "a.csv")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_not_a_workbook_is_refused_in_words(
    visit: Visit, own_copy: Path, content: bytes, name: str, language: str
) -> None:
    app = bring(visit(PATH, lang=language), content, name)
    assert not app.exception
    assert "Traceback" not in words(app)
    assert name in words(app)
    assert not [button for button in app.button if button.key == "accept"]


def test_own_data_opens_empty_and_takes_the_first_workbook(
    visit: Visit, own_copy: Path, faulty: bytes
) -> None:
    app = bring(visit(PATH, lang="fi", data="real"), faulty, "haastattelut.xlsx")
    app.button(key="accept").click().run()
    assert len(journal.batches(workspace())) == 1
    assert current_build(workspace()) is not None
    assert "ESIMERKKIAINEISTO" not in words(app)


def test_html_in_a_file_name_is_text(visit: Visit, own_copy: Path) -> None:
    name = "<img src=x onerror=alert(1)>.xlsx"
    app = bring(visit(PATH, lang="fi"), b"not a workbook", name)
    assert "<img src=x" not in " ".join(e.proto.body for e in app.get("html"))

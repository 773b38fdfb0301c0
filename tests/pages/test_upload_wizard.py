"""The wizard on the upload page: what asks, what is kept, what comes out of it."""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from etl.language import LANGUAGES
from etl.mapping import mappings
from etl.settings import settings
from etl.workspace import workspace
from tests.browser.surveys import write_form, write_list
from tests.pages.conftest import Visit
from tests.pages.reading import figures, html, title, words

PATH = "sources/upload.py"
NAME = 5  # the place of the company's name among the columns
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


@pytest.fixture
def form(tmp_path: Path) -> bytes:
    return write_form(tmp_path / "kysely.xlsx").read_bytes()


def bring(app: AppTest, content: bytes, name: str = "kysely.xlsx") -> AppTest:
    (box,) = app.get("file_uploader")
    return box.set_value((name, content, XLSX)).run()


def by_label(app: AppTest, kind: str, label: str) -> object:
    (found,) = [one for one in app.get(kind) if one.label.startswith(label)]
    return found


def press(app: AppTest, key: str) -> AppTest:
    found = [one for one in app.button if one.key == key]
    return found[0].click().run() if found else app


def decided(app: AppTest) -> AppTest:
    """Accept what is proposed, leave the rest out, say what is missing."""
    app = press(press(app, "accept-proposals"), "leave-rest")
    for box in [one for one in app.selectbox if str(one.key).startswith("code-")]:
        if box.value is None:
            app = box.select_index(0).run()
    app = by_label(app, "text_input", "Haastattelukierros").input("2026-2").run()
    (publicity,) = app.segmented_control
    return publicity.select("sisainen").run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_opens_the_wizard_in_every_language(
    visit: Visit, own_copy: Path, form: bytes, language: str
) -> None:
    app = bring(visit(PATH, lang=language), form)
    assert not app.exception
    assert "kysely.xlsx" in title(app)
    assert 'class="vv-step-now" aria-current="step"><b>2</b>' in html(app)
    assert app.button(key="check-file").disabled
    assert not [one for one in app.button if one.key == "accept"]


def test_personal_columns_are_off_and_said_so(
    visit: Visit, own_copy: Path, form: bytes
) -> None:
    app = bring(visit(PATH, lang="fi"), form)
    labels = [one.label for one in app.expander]
    assert any("niistä 2 henkilötietoja" in label for label in labels)
    assert "jäävät pois, ellet valitse toisin" in words(app)


def test_the_button_says_what_is_missing_until_nothing_is(
    visit: Visit, own_copy: Path, form: bytes
) -> None:
    app = bring(visit(PATH, lang="fi"), form)
    assert app.button(key="check-file").label.startswith("Valitse ensin")
    app = decided(app)
    assert app.button(key="check-file").label == "Tarkista tiedosto"
    assert figures(app)[1][0] == "11/11"


def test_a_checked_form_is_remembered_and_can_be_changed_again(
    visit: Visit, own_copy: Path, form: bytes
) -> None:
    app = press(decided(bring(visit(PATH, lang="fi"), form)), "check-file")
    assert not app.exception
    assert "Luettiin muodossa kysely" in words(app)
    (remembered,) = mappings(workspace(demo=True))
    assert remembered.name == "kysely"
    app = press(app, "open-mapping")
    assert by_label(app, "text_input", "Haastattelukierros").value == "2026-2"
    app = press(app, "back-to-findings")
    assert re.fullmatch(r"Hyväksy \d+ riviä", app.button(key="accept").label)


def test_the_same_form_later_opens_no_wizard(
    visit: Visit, own_copy: Path, form: bytes, tmp_path: Path
) -> None:
    press(decided(bring(visit(PATH, lang="fi"), form)), "check-file")
    longer = write_form(tmp_path / "toinen.xlsx", answers=7).read_bytes()
    app = bring(visit(PATH, lang="fi"), longer, "toinen.xlsx")
    assert not [one for one in app.button if one.key == "check-file"]
    assert "Tunnistettiin: kysely" in words(app)
    assert "Haastattelukierros 2026-2" in words(app)


def test_a_changed_form_asks_only_about_what_is_new(
    visit: Visit, own_copy: Path, form: bytes, tmp_path: Path
) -> None:
    press(decided(bring(visit(PATH, lang="fi"), form)), "check-file")
    reworded = "Missä kunnassa yrityksenne sijaitsee?"
    path = write_form(tmp_path / "uusi.xlsx", answers=5, place=reworded)
    app = bring(visit(PATH, lang="fi"), path.read_bytes(), "uusi.xlsx")
    assert "Lomake on kysely" in words(app)
    assert "Ennen Missä kunnassa yrityksenne toimii?" in words(app)
    assert f"Nyt {reworded}" in words(app)
    assert by_label(app, "text_input", "Haastattelukierros").value == "2026-2"
    app = press(app, "accept-proposals")
    assert app.button(key="check-file").label == "Tarkista tiedosto"


def test_another_header_row_proposes_the_columns_anew(
    visit: Visit, own_copy: Path, tmp_path: Path
) -> None:
    content = write_list(tmp_path / "kaynnit.xlsx").read_bytes()
    app = bring(visit(PATH, lang="fi"), content, "kaynnit.xlsx")
    assert "vastaukset riveillä 5–10" in " ".join(one.label for one in app.expander)
    app = by_label(app, "selectbox", "Otsikkorivi").set_value(2).run()
    assert not app.exception
    assert "otsikot rivillä 2" in " ".join(one.label for one in app.expander)


def test_a_recognised_column_can_be_opened_and_left_out(
    visit: Visit, own_copy: Path, form: bytes
) -> None:
    app = bring(visit(PATH, lang="fi"), form)
    app = app.selectbox(key="open-sure-0").set_value(NAME).run()
    assert not app.exception
    app = by_label(app, "selectbox", "Yrityksen nimi").set_value("out:NOT_NEEDED").run()
    assert "Valitsit itse." in words(app)


def test_markup_in_a_header_is_text(
    visit: Visit, own_copy: Path, tmp_path: Path
) -> None:
    path = write_form(tmp_path / "kysely.xlsx")
    book = openpyxl.load_workbook(path)
    book.active["K1"] = "<img src=x onerror=alert(1)> **kysymys**"
    book.save(path)
    app = bring(visit(PATH, lang="fi"), path.read_bytes())
    assert not app.exception
    assert "<img src=x" not in html(app)


def test_a_file_without_headers_asks_for_their_row(
    visit: Visit, own_copy: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for cell, words_of_it in (("A1", "Muistio"), ("C5", "huomio"), ("E9", "loppu")):
        book.active[cell] = words_of_it
    book.save(tmp_path / "muistio.xlsx")
    content = (tmp_path / "muistio.xlsx").read_bytes()
    app = bring(visit(PATH, lang="fi"), content, "muistio.xlsx")
    assert not app.exception
    assert "Otsikkoriviä ei löytynyt" in words(app)
    app = by_label(app, "selectbox", "Otsikkorivi").set_value(1).run()
    assert not app.exception


def test_two_hundred_columns_show_few_widgets(
    visit: Visit, own_copy: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Yrityksen nimi", *(f"Oma mittari {n}" for n in range(199))])
    for row in range(9):
        book.active.append([f"Yritys {row} Oy", *(f"arvo {row}" for _ in range(199))])
    book.save(tmp_path / "leveä.xlsx")
    content = (tmp_path / "leveä.xlsx").read_bytes()
    app = bring(visit(PATH, lang="fi"), content, "leveä.xlsx")
    assert not app.exception
    assert len(app.selectbox) < 20
    app = press(app, "leave-rest")
    assert len(app.selectbox) < 8
    assert app.button(key="check-file").label.startswith("Täytä ensin")


def test_a_column_of_a_thousand_different_answers_stays_short(
    visit: Visit, own_copy: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Yrityksen nimi", "Kyvykkyys"])
    for row in range(1000):
        book.active.append([f"Yritys {row} Oy", f"Taito {row};Taito {row + 1};"])
    book.save(tmp_path / "pitkä.xlsx")
    content = (tmp_path / "pitkä.xlsx").read_bytes()
    app = bring(visit(PATH, lang="fi"), content, "pitkä.xlsx")
    app = press(app, "accept-proposals")
    assert not app.exception
    assert "ja 961 muuta" in words(app)

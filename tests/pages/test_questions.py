"""Questions on the upload page: one click for a cause, a value of one's own, change."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.intake.answers import remember, remembered
from etl.language import LANGUAGES
from etl.settings import settings
from etl.workspace import workspace
from tests.etl.intake.conftest import RIGHT, write_sheets
from tests.pages.conftest import Visit
from tests.pages.reading import words

PATH = "sources/upload.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOTS = "AMBIGUOUS_NUMBER:yritykset.henkilosto"
PLACE = "LOOKS_LIKE:yritykset.kunta:kuoppio"


@pytest.fixture
def asking(
    visit: Visit, empty_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> bytes:
    """Return a workbook with two questions, for an empty workspace of one's own."""
    shutil.copytree(empty_data, tmp_path / "own")
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "own"))
    settings.cache_clear()
    first, second = RIGHT["yritykset"]
    companies = [
        first | {"henkilosto": "1.250", "kunta": "Kuoppio"},
        second | {"henkilosto": "2.500"},
    ]
    return write_sheets(RIGHT | {"yritykset": companies})


def bring(visit: Visit, content: bytes, lang: str = "fi") -> AppTest:
    app = visit(PATH, lang=lang, data="real")
    (box,) = app.get("file_uploader")
    return box.set_value(("kysely.xlsx", content, XLSX)).run()


def click(app: AppTest, question: str, answer: str) -> AppTest:
    return app.button(key=f"answer-{answer}-{question}").click().run()


def test_the_accept_button_says_how_many_questions_are_open(
    visit: Visit, asking: bytes
) -> None:
    app = bring(visit, asking)
    assert app.button(key="accept").label == "Vastaa ensin 2 kysymykseen"
    assert app.button(key="accept").disabled
    app = click(app, DOTS, "proposal")
    assert app.button(key="accept").label == "Vastaa ensin yhteen kysymykseen"
    app = click(app, PLACE, "leave")
    assert app.button(key="accept").label == "Hyväksy 7 riviä"
    assert not app.button(key="accept").disabled


def test_one_click_answers_for_all_cells_and_is_remembered(
    visit: Visit, asking: bytes
) -> None:
    app = bring(visit, asking)
    assert app.button(key=f"answer-proposal-{DOTS}").label == "Kyllä, kaikki 2 solua"
    app = click(app, DOTS, "proposal")
    assert "2 solua: ”1.250” → 1 250." in words(app).replace("\u00a0", " ")
    assert "Vastattu aiemmin" not in words(app)
    assert remembered(workspace()) == {DOTS: "proposal"}


def test_an_answer_of_before_is_told_and_can_be_changed(
    visit: Visit, asking: bytes
) -> None:
    remember(workspace(), DOTS, "proposal", "Keksitty Hoitaja")
    app = bring(visit, asking)
    assert "Vastattu aiemmin" in words(app)
    assert "Keksitty Hoitaja" in words(app)
    app = app.button(key=f"change-tell-{DOTS}").click().run()
    assert app.button(key=f"answer-proposal-{DOTS}").label == "Kyllä, kaikki 2 solua"
    assert remembered(workspace()) == {}


def test_a_value_of_ones_own_is_taken_or_refused_in_words(
    visit: Visit, asking: bytes
) -> None:
    app = bring(visit, asking)
    app.text_input(key=f"edit-{DOTS}:1.250").set_value("paljon")
    app = save(app, DOTS)
    assert "”paljon” ei käy sarakkeeseen" in words(app)
    assert remembered(workspace()) == {f"{DOTS}:2.500": "proposal"}
    app.text_input(key=f"edit-{DOTS}:1.250").set_value("1 251")
    app = save(app, DOTS)
    assert remembered(workspace())[f"{DOTS}:1.250"] == "=1 251"
    assert app.button(key="accept").label == "Vastaa ensin yhteen kysymykseen"


def test_all_cells_can_be_read_the_other_way(visit: Visit, asking: bytes) -> None:
    inputs = [RIGHT["syotteet"][2] | {"varasto_pv": "1.250"}]
    app = bring(visit, write_sheets(RIGHT | {"syotteet": inputs}))
    stock = "AMBIGUOUS_NUMBER:syotteet.varasto_pv"
    assert app.button(key=f"answer-other-{stock}").label == "Lue kaikki toisin: 1,25"
    app = click(app, stock, "other")
    assert "Yksi solu: ”1.250” → 1,25." in words(app)
    assert remembered(workspace()) == {stock: "other"}


def save(app: AppTest, question: str) -> AppTest:
    name = f"FormSubmitter:edit-{question}"
    (button,) = [one for one in app.button if str(one.key).startswith(name)]
    return button.click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_repair_that_was_told_can_be_refused(
    visit: Visit, asking: bytes, language: str
) -> None:
    first, second = RIGHT["yritykset"]
    companies = [first | {"kunta": "588"}, second]
    app = bring(visit, write_sheets(RIGHT | {"yritykset": companies}), language)
    merged = "MUNICIPALITY_MERGED:yritykset.kunta"
    app = app.button(key=f"refuse-{merged}").click().run()
    assert not app.exception
    assert remembered(workspace()) == {merged: "leave"}
    assert app.button(key=f"change-park-{merged}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyday_words_ask_whether_the_file_may_be_used(
    visit: Visit, asking: bytes, language: str
) -> None:
    first, second = RIGHT["yritykset"]
    companies = [first | {"konserni": "Salainen hanke"}, second]
    app = bring(visit, write_sheets(RIGHT | {"yritykset": companies}), language)
    (no,) = [b for b in app.button if str(b.key).startswith("answer-leave-CONF")]
    app = no.click().run()
    assert not app.exception
    assert app.button(key="accept").disabled
    (change,) = [b for b in app.button if str(b.key).startswith("change-stop-CONF")]
    app = change.click().run()
    (yes,) = [b for b in app.button if str(b.key).startswith("answer-proposal-CONF")]
    app = yes.click().run()
    assert not app.button(key="accept").disabled


def test_long_lists_of_causes_are_folded_and_none_is_left_out(
    visit: Visit, asking: bytes
) -> None:
    right = {key: [dict(row) for row in rows] for key, rows in RIGHT.items()}
    wrong = ["henkilosto", "tol2008", "tol2025", "kunta", "liikevaihto_lk"]
    right["yritykset"][0] |= dict.fromkeys([*wrong, "lupa_nimella"], "xqz?")
    shares = ["varasto_pv", "palautumisaika_vk", "vaihtoaika_vk", "etaisyys_km", "maa"]
    right["syotteet"][0] |= dict.fromkeys([*shares, "porras", "valttamaton"], "xqz?")
    app = bring(visit, write_sheets(right))
    assert "Näytä vielä yksi" in words(app)
    assert words(app).count("xqz?") >= 13

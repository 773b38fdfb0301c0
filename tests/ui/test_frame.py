"""Every visit goes through the frame: language, reader, data, no build yet."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from etl.settings import PROJECT
from ui import navigation


def visit(**address: str) -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=30)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_without_a_build_the_page_says_what_to_do() -> None:
    app = visit()
    assert not app.exception
    assert "python -m etl build" in html(app)
    assert "Aineistoa ei ole vielä koottu" in html(app)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "ESIMERKKIAINEISTO"),
        ("sv", "EXEMPELMATERIAL"),
        ("en", "EXAMPLE DATA"),
        ("xx", "ESIMERKKIAINEISTO"),
    ],
)
def test_the_address_chooses_the_language(language: str, words: str) -> None:
    app = visit(lang=language)
    assert not app.exception
    assert words in html(app)


def test_own_data_is_never_stamped_as_an_example() -> None:
    assert "ESIMERKKIAINEISTO" not in html(visit(data="real"))


@pytest.mark.parametrize("data", ["demo", "real"])
def test_without_sign_in_a_role_is_chosen_and_shown(data: str) -> None:
    app = visit(data=data, role="stakeholder", lang="fi")
    assert app.session_state["role"] == "stakeholder"
    assert app.get("popover")[0].proto.popover.label == "Sidosryhmä"
    assert visit(data=data, role="king").session_state["role"] == "project_manager"


def test_an_address_cannot_widen_what_the_server_may_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VOIMAVARA_AUDIENCE", "public")
    narrowed = visit(data="demo", role="project_manager")
    assert narrowed.session_state["role"] == "stakeholder"
    monkeypatch.setenv("VOIMAVARA_AUDIENCE", "no such audience")
    unknown = visit(data="demo", role="project_manager")
    assert unknown.session_state["role"] == "stakeholder"


def test_the_reading_key_needs_no_build() -> None:
    app = visit()
    app.switch_page("pages/overview/how_to_read.py").run()
    assert not app.exception
    assert "Miten kuvia luetaan?" in html(app)
    assert 'class="vv-status"' not in html(app)


def test_every_page_of_the_menu_has_a_section_and_an_address_of_its_own() -> None:
    addresses = [entry.address for entry in navigation.PAGES]
    assert len(set(addresses)) == len(addresses)
    for entry in navigation.PAGES:
        assert entry.theme in navigation.THEMES
        assert re.fullmatch(r"[a-z]+/[a-z_]+\.py", entry.path)


def test_every_file_in_pages_is_in_the_menu() -> None:
    files = {
        path.relative_to(PROJECT / "pages").as_posix()
        for path in (PROJECT / "pages").glob("*/*.py")
    }
    assert files <= {entry.path for entry in navigation.PAGES}

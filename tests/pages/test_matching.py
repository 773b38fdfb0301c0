"""The page where names are matched: its cards, what a decision changes, and undo."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.build import build_file, current_build
from etl.settings import PROJECT, settings
from etl.workspace import workspace
from tests.pages.reading import words
from ui.matching import following
from ui.warehouse import connection

PAGE = "sources/matching.py"
NAME = "Sulkakynan Konepja Oy"


@pytest.fixture
def own(
    demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """Return an act that opens the page on a copy, where decisions may be made."""
    shutil.copytree(demo_data, tmp_path / "data")
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VOIMAVARA_START_WITH", "demo")
    monkeypatch.setattr(following, "PAUSE", 0)
    settings.cache_clear()

    def open_page(**address: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        app.run()
        app.switch_page(str(PROJECT / "pages" / PAGE))
        for key, value in address.items():
            app.query_params[key] = value
        return app.run()

    return open_page


def wait_for_build() -> None:
    ws = workspace(demo=True)
    while following.is_under_way(ws):
        time.sleep(0.05)
    assert following.failure(ws) is None


def interviewed() -> set[str]:
    ws = workspace(demo=True)
    file = build_file(ws, current_build(ws) or "", "internal")
    sql = "select company_id from marts.company where is_interviewed"
    return {row[0] for row in connection(str(file)).cursor().execute(sql).fetchall()}


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert not app.exception


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_opens_in_every_language(own: Callable[..., AppTest], language: str):
    app = own(lang=language)
    assert not app.exception
    assert "Hopiaisen Hitsaamo" in words(app)
    app = own(lang=language, kind="supplier")
    assert not app.exception


def test_a_confirmed_name_becomes_the_company_and_undo_brings_it_back(
    own: Callable[..., AppTest],
) -> None:
    before = interviewed() if own(lang="en") else set()
    app = own(lang="en")
    while NAME not in words(app).split("The answer says")[1][:60]:
        press(app, "matching-up")
        press(app, "matching-confirm")
    press(app, "matching-confirm")
    wait_for_build()
    gone, come = before - interviewed(), interviewed() - before
    assert [one[:2] for one in gone] == ["N-"]
    assert come == {"9211257-8"}
    press(app, "matching-undo")
    wait_for_build()
    assert interviewed() == before


def test_a_name_that_no_register_knows_stays_and_waits_no_more(
    own: Callable[..., AppTest],
) -> None:
    app = own(lang="en")
    assert "0 of 3 settled" in words(app)
    press(app, "matching-up")
    press(app, "matching-up")
    press(app, "matching-confirm")
    assert "1 of 3 settled" in words(app)
    wait_for_build()
    again = own(lang="en")
    assert "1 of 3 settled" in words(again)
    assert "stays as it is" in words(again)


def test_an_automatic_match_can_be_refused(own: Callable[..., AppTest]) -> None:
    app = own(lang="en")
    (refuse,) = [one for one in app.button if one.label == "Not the same"]
    refuse.click().run()
    assert "0 of 4 settled" in words(app)
    wait_for_build()
    assert "9204855-3" not in interviewed()


def test_two_companies_are_joined_and_split(own: Callable[..., AppTest]) -> None:
    app = own(lang="en")
    before = interviewed()
    one, other = sorted(before)[:2]
    app.selectbox(key="join-0").set_value(one).run()
    app.selectbox(key="join-1").set_value(other).run()
    press(app, "join")
    wait_for_build()
    assert interviewed() == before - {one}
    (split,) = [one for one in app.button if one.label == "Split"]
    split.click().run()
    wait_for_build()
    assert interviewed() == before

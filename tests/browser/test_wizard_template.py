"""Our own workbook a second time: no wizard, and no question is asked again."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture
from tests.browser.surveys import write_template
from tests.browser.wizard import accept, bring, dry_run, open_upload, press, step


def test_our_workbook_a_second_time_counts_the_change_and_asks_nothing(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    open_upload(page, server)

    # the first time one spelling asks, and the answer opens the way
    bring(page, write_template(tmp_path / "kierros.xlsx"))
    assert step(page) == "Löydökset"
    expect(page.locator(".vv-answer")).to_contain_text("yhteen kysymykseen")
    expect(page.locator(".vv-readings")).to_contain_text("Siilinjärvi")
    press(page, re.compile("^Kyllä, "))
    assert step(page) == "Hyväksy"
    assert dry_run(page)["A Yritykset"][2:4] == ["2", "0"]
    assert "2 riviä otettiin käyttöön" in accept(page)

    # the second time nothing asks: one row is new, one has changed
    bring(page, write_template(tmp_path / "kierros_2.xlsx", again=True))
    assert step(page) == "Hyväksy"
    assert page.locator(".st-key-recognised").count() == 0
    assert dry_run(page)["A Yritykset"][2:4] == ["1", "1"]
    picture(page, "wizard_template")
    assert "3 riviä otettiin käyttöön" in accept(page)

"""Our own workbook a second time: no wizard, and no question is asked again."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture
from tests.browser.surveys import write_template
from tests.browser.wizard import (
    accept,
    bring,
    expect_answer,
    expect_rows,
    expect_step,
    open_upload,
    press,
)


def test_our_workbook_a_second_time_counts_the_change_and_asks_nothing(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    open_upload(page, server)

    # the first time one spelling asks, and the answer opens the way
    bring(page, write_template(tmp_path / "kierros.xlsx"))
    expect_step(page, "Löydökset")
    expect_answer(page, "yhteen kysymykseen")
    expect(page.locator(".vv-readings")).to_contain_text("Siilinjärvi")
    press(page, re.compile("^Kyllä, "))
    expect_step(page, "Hyväksy")
    expect_rows(page, "A Yritykset", new=2, changed=0)
    accept(page, "2 riviä otettiin käyttöön")

    # the second time nothing asks: one row is new, one has changed
    bring(page, write_template(tmp_path / "kierros_2.xlsx", again=True))
    expect_step(page, "Hyväksy")
    expect(page.locator(".st-key-recognised")).to_have_count(0)
    expect_rows(page, "A Yritykset", new=1, changed=1)
    picture(page, "wizard_template")
    accept(page, "3 riviä otettiin käyttöön")

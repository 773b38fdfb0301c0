"""A list kept by hand: titles above, a total below, another header row if wished."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture
from tests.browser.surveys import write_list
from tests.browser.test_accessibility import RULES
from tests.browser.wizard import (
    accept,
    bring,
    choose,
    expect_rows,
    expect_step,
    folded,
    open_upload,
    pick,
    press,
    say,
)

ABOVE = "Päivitetty 20.11.2026 / elinkeinotiimi"
HEADERS = "Yritys, Y-tunnus, Paikkakunta, Hlöstö, Milloin, Huomioita"


def test_a_list_kept_by_hand_is_read_below_its_titles(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    open_upload(page, server)
    bring(page, write_list(tmp_path / "kaynnit.xlsx", companies=6))
    expect_step(page, "Taulukot ja sarakkeet")

    # the header row stands on row 4 and is shown among its neighbours
    where = folded(page, "Käynnit: otsikot rivillä 4, vastaukset riveillä 5–10")
    expect(where.locator(".vv-header-row")).to_contain_text("Paikkakunta")
    expect(where.locator(".vv-preview")).to_contain_text("Yrityskäynnit syksyllä 2026")

    # another row can be chosen, and the right one again
    choose(page, "Otsikkorivi", f"2: {ABOVE}")
    expect(page.locator(".vv-header-row")).to_contain_text("elinkeinotiimi")
    choose(page, "Otsikkorivi", f"4: {HEADERS}")
    expect(page.locator(".vv-header-row")).to_contain_text("Paikkakunta")
    assert not Axe().run(page, options=RULES).response["violations"]

    # the first row as it is read
    example = page.locator(".vv-example-row")
    expect(example).to_contain_text("Käsin Kirjattu 1 Oy")
    picture(page, "wizard_list")

    # the only date of the list is proposed: accept it by keyboard
    expect(example).not_to_contain_text("5.10.2026")
    page.get_by_role("button", name="Hyväksy ehdotus").focus()
    page.keyboard.press("Enter")
    expect(example).to_contain_text("5.10.2026")

    # choose what asks, say what the list lacks, check, accept
    press(page, re.compile("^Jätä (pois|kaikki)"))
    say(page, "Haastattelukierros", "2026-2")
    pick(page, "sisäinen")
    press(page, "Tarkista tiedosto")
    expect(page.locator(".st-key-recognised")).to_be_visible()
    expect_rows(page, "A Yritykset", new=6, changed=0)  # no total, no note
    accept(page, "6 riviä otettiin käyttöön")

"""The queue of names, decided with the keyboard alone."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture, settle


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        settle(page)


def test_names_are_settled_by_keyboard_and_resumed_after_a_reload(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    page.goto(f"{server.address}/matching?lang=fi")
    settle(page)
    name, said = page.locator(".vv-told-name"), page.locator("p[role=status]")
    progress = page.locator(".vv-progress")
    expect(name).to_have_text("Hopiaisen Hitsaamo")
    expect(said).to_contain_text("Mitään ei ole valittu")
    # nothing is chosen, so Enter decides nothing
    press(page, "Enter")
    expect(progress).to_contain_text("0/3 ratkaistu")
    press(page, "j")
    expect(said).to_contain_text("1/3: Hopeahiiren Hitsaus Oy")
    picture(page, "matching_fi")
    press(page, "j", "Enter")
    # what is not in the register stays as it is, and the next name comes
    expect(progress).to_contain_text("1/3 ratkaistu")
    expect(name).not_to_have_text("Hopiaisen Hitsaamo")
    # skipped names come last; a very like one is chosen beforehand
    press(page, "k", "Enter")
    expect(name).to_have_text("Sulkakynan Konepja Oy")
    expect(said).to_contain_text("Sulkakynän Konepaja Oy")
    press(page, "Enter")
    expect(progress).to_contain_text("2/3 ratkaistu")
    press(page, "u")
    expect(progress).to_contain_text("1/3 ratkaistu")
    page.reload()
    settle(page)
    expect(progress).to_contain_text("1/3 ratkaistu")
    while_waiting = re.compile("Sulkakynan Konepja Oy|Kierrätys Kiertokummun")
    expect(name).to_have_text(while_waiting)
    press(page, "j", "k")
    expect(said).to_contain_text("1/")
    press(page, "Enter")
    expect(progress).to_contain_text("2/3 ratkaistu")
    press(page, "j", "k")
    expect(said).to_contain_text("1/")
    press(page, "Enter")
    expect(page.locator(".vv-answer")).to_contain_text("Mikään ei odota")
    expect(page.get_by_text("Jokainen haastatteluiden yritys")).to_be_visible()

"""The queue of names, decided with the keyboard alone."""

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server, picture, settle


def press(page: Page, key: str, place: Locator, words: str) -> None:
    """Press a key until the page says what the key is for."""
    for _ in range(3):
        page.keyboard.press(key)
        settle(page)
        try:
            expect(place).to_contain_text(words, timeout=4_000)
        except AssertionError:
            continue  # a key is lost while the page is still being drawn
        return
    expect(place).to_contain_text(words)


def leave_as_it_is(page: Page) -> None:
    """Go down to the answer that a name is in no register, and confirm it."""
    said = page.locator("p[role=status]")
    press(page, "j", said, "1/3: Hopeahiiren Hitsaus Oy")
    press(page, "j", said, "2/3: Ei löydy rekisteristä")
    press(page, "Enter", page.locator(".vv-progress"), "1/3 ratkaistu")


def test_names_are_settled_by_keyboard_and_resumed_after_a_reload(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    page.goto(f"{server.address}/matching?lang=fi")
    settle(page)
    name, progress = page.locator(".vv-told-name"), page.locator(".vv-progress")
    expect(name).to_have_text("Hopiaisen Hitsaamo")
    # nothing is chosen, so there is nothing to confirm
    expect(page.locator("p[role=status]")).to_contain_text("Mitään ei ole valittu")
    expect(page.get_by_role("button", name="Vahvista")).to_be_disabled()
    picture(page, "matching_fi")
    leave_as_it_is(page)
    expect(name).not_to_have_text("Hopiaisen Hitsaamo")
    press(page, "u", progress, "0/3 ratkaistu")
    expect(name).to_have_text("Hopiaisen Hitsaamo")
    leave_as_it_is(page)
    page.reload()
    settle(page)
    expect(progress).to_contain_text("1/3 ratkaistu")
    expect(name).not_to_have_text("Hopiaisen Hitsaamo")

"""What a person does on the upload page: bring a file, choose, check, accept.

A page is drawn again some time after a click, so nothing is read once: what a page
must say is waited for.
"""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server, settle


def open_upload(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/upload?lang=fi")
    settle(page)


def bring(page: Page, file: Path) -> None:
    """Give the page a file and wait until it has been looked at."""
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    page.wait_for_function(
        "name => document.querySelector('h1')?.innerText.includes(name)", arg=file.name
    )
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a select box as people do: type, then take what is offered."""
    box = page.get_by_role("combobox", name=label)
    expect(box).to_have_count(1)  # what it replaces has gone
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).first.click()
    settle(page)


def say(page: Page, label: str, words: str) -> None:
    page.get_by_label(label).fill(words)
    page.keyboard.press("Tab")
    settle(page)


def press(page: Page, label: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=label).first.click()
    settle(page)


def pick(page: Page, option: str) -> None:
    """Choose one of a few options that stand side by side."""
    page.get_by_role("radio", name=option, exact=True).click()
    settle(page)


def expect_step(page: Page, words: str) -> None:
    """Wait until the page says that it is at a step, and the rest is drawn too."""
    present = page.locator('.vv-steps [aria-current="step"]')
    expect(present).to_have_text(re.compile(f"{words}$"), timeout=30_000)
    settle(page)


def expect_answer(page: Page, words: str) -> None:
    """Wait until the page's answer says this, and the rest is drawn too."""
    expect(page.locator(".vv-answer")).to_contain_text(words, timeout=30_000)
    settle(page)


def folded(page: Page, words: str | re.Pattern[str]) -> Locator:
    """Return an open part of the wizard by the words of its line."""
    return page.locator("details").filter(has_text=words).first


def accept(page: Page, said: str) -> None:
    """Accept the file and wait until the page says what became of it."""
    page.get_by_role("button", name=re.compile(r"^Hyväksy \d+ riviä?$")).click()
    outcome = page.locator(".st-key-outcome").first
    expect(outcome).to_contain_text(said, timeout=30_000)
    settle(page)


def expect_rows(page: Page, sheet: str, *, new: int, changed: int) -> None:
    """Wait until the dry run says so many new and changed rows of a sheet."""
    rows = page.locator(".st-key-dry-run .vv-table tbody tr")
    cells = rows.filter(has=page.locator("th", has_text=sheet)).first.locator("td")
    expect(cells.nth(2)).to_have_text(str(new), timeout=30_000)
    expect(cells.nth(3)).to_have_text(str(changed))

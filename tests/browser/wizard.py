"""What a person does on the upload page: bring a file, choose, check, accept."""

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


def step(page: Page) -> str:
    """Return the step that the page says to be at."""
    return page.locator('.vv-steps [aria-current="step"]').inner_text().split("\n")[-1]


def folded(page: Page, words: str | re.Pattern[str]) -> Locator:
    """Return an open part of the wizard by the words of its line."""
    return page.locator("details").filter(has_text=words).first


def accept(page: Page) -> str:
    """Accept the file and return what the page says then."""
    page.get_by_role("button", name=re.compile(r"^Hyväksy \d+ riviä?$")).click()
    page.wait_for_selector(".st-key-outcome")
    settle(page)
    return page.locator(".st-key-outcome").first.inner_text()


def dry_run(page: Page) -> dict[str, list[str]]:
    """Return the rows of the dry run by the name of the sheet."""
    rows = page.locator(".st-key-dry-run .vv-table tbody tr")
    expect(rows.first).to_be_visible()
    return {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts()
        for row in rows.all()
    }

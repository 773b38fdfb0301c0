"""No page breaks WCAG 2.1 AA in a way that a machine can find (axe)."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Server, settle
from tests.browser.test_every_page import reader
from ui.navigation import PAGES, Entry

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa"]}}


@pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=entry.address) for entry in PAGES]
)
def test_axe_finds_no_violation(page: Page, server: Server, entry: Entry) -> None:
    page.goto(f"{server.address}/{entry.address}?lang=fi&role={reader(entry)}")
    settle(page)
    found = Axe().run(page, options=RULES).response["violations"]
    told = [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
    assert not told, "\n".join(told[:6])

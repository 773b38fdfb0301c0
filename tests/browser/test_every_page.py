"""Every page opens by deep link on a fresh server, framed, in the reader's language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.language import LANGUAGES, translator
from tests.browser.canary import Sent, canaries
from tests.browser.conftest import Server, picture, settle
from ui.navigation import PAGES, Entry
from ui.rights import roles

ADDRESSES = [pytest.param(entry, id=entry.address) for entry in PAGES]
EMPTY_MESSAGE = "There is nothing to show yet"


def reader(entry: Entry) -> str:
    """Return the first role that opens a page."""
    return next(name for name, role in roles().items() if role.opens(entry.path))


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)
    page.wait_for_selector("h1")


@pytest.mark.parametrize("entry", ADDRESSES)
def test_a_deep_link_on_a_fresh_server_opens_framed_in_three_languages(
    page: Page, demo_copy: Path, fresh_server: Callable[..., Server], entry: Entry
) -> None:
    server = fresh_server(demo_copy)
    titles = set()
    for language in LANGUAGES:
        open_page(
            page,
            f"{server.address}/{entry.address}?lang={language}&role={reader(entry)}",
        )
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator(".st-key-language-menu")).to_be_visible()
        example = translator(language).gettext("EXAMPLE DATA")
        expect(page.get_by_text(example, exact=True).first).to_be_visible()
        titles.add(page.locator("h1").first.inner_text())
        picture(page, f"{entry.address}_{language}")
    assert len(titles) == len(LANGUAGES)


@pytest.mark.parametrize("entry", ADDRESSES)
def test_an_empty_workspace_is_explained_in_words(
    page: Page, empty_server: Server, entry: Entry
) -> None:
    place = f"{empty_server.address}/{entry.address}"
    open_page(page, f"{place}?lang=en&role={reader(entry)}")
    if entry.needs_build:
        expect(page.get_by_role("heading", name=EMPTY_MESSAGE)).to_be_visible()
    else:
        expect(page.get_by_text(EMPTY_MESSAGE)).to_have_count(0)


@pytest.mark.parametrize("role", ["partner_council", "stakeholder", "uploader"])
@pytest.mark.parametrize("entry", ADDRESSES)
def test_a_page_opens_in_every_role_of_the_example(
    page: Page, server: Server, entry: Entry, role: str
) -> None:
    if not roles()[role].opens(entry.path):
        pytest.skip("the page is not in this role's menu")
    sent = Sent(page)
    open_page(page, f"{server.address}/{entry.address}?lang=en&role={role}")
    expect(page.locator(".vv-source, .vv-empty, .vv-note").first).to_be_visible()
    if roles()[role].audience != "internal":
        assert sent.told(canaries(server.data)) == set()


@pytest.mark.expects_console("page that you have requested does not seem to exist")
def test_a_page_that_is_not_there_is_said_in_the_readers_language(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.address}/nosuchpage?lang=fi")
    settle(page)
    expect(page.get_by_text("Sivua ei löytynyt").first).to_be_visible()

"""What a role may not see is in no byte that its browser gets, exports included.

`test_every_page` listens in every page's visit in the roles outside, `test_matrix` in
the exports; here are the proof that listening works, and all of it for the full run.
"""

import io
import zipfile
from itertools import product

import pytest
from playwright.sync_api import Page

from etl.language import LANGUAGES, translator
from tests.browser.canary import Sent, canaries, found_in
from tests.browser.conftest import Server, settle
from ui.navigation import PAGES, Entry
from ui.rights import roles

OUTSIDE = [name for name, role in roles().items() if role.audience != "internal"]
OWN_DUTY = {"consents", "giving_out"}
CASES = [
    (entry, role, language)
    for entry, role, language in product(PAGES, OUTSIDE, LANGUAGES)
    # who keeps consents and answers requests is shown whose they are
    if roles()[role].opens(entry.path) and entry.address not in OWN_DUTY
]


def contents(name: str, content: bytes) -> bytes:
    """Return what a file holds; a workbook is a packed folder."""
    if not name.endswith(("xlsx", "docx", "pptx")):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"\n".join(packed.read(one) for one in packed.namelist())


def test_secret_names_are_sent_inside_and_to_nobody_outside(
    page: Page, server: Server
) -> None:
    words, sent = canaries(server.data), Sent(page)
    assert len(words) > 100
    page.goto(f"{server.address}/capability_map?role=project_manager")
    settle(page)
    assert len(sent.told(words)) > 20
    sent.forget()
    page.goto(f"{server.address}/capability_map?role=stakeholder")
    settle(page)
    assert sent.told(words) == set()
    assert sent.told({"Hitsaus", "Voimavara"})


@pytest.mark.full
@pytest.mark.parametrize(
    ("entry", "role", "language"),
    CASES,
    ids=[f"{entry.address}-{role}-{language}" for entry, role, language in CASES],
)
def test_no_page_and_no_export_of_it_tells_a_secret_name(
    page: Page, server: Server, entry: Entry, role: str, language: str
) -> None:
    words, sent = canaries(server.data), Sent(page)
    page.goto(f"{server.address}/{entry.address}?lang={language}&role={role}")
    settle(page)
    export = translator(language).gettext("Export")
    assert sent.told(words) == set()
    menus = page.get_by_role("button", name=export, exact=True)
    for place in range(menus.count()):
        menus.nth(place).click()
        settle(page)
        for link in page.locator("a[href*='/voimavara/download/']").all():
            with page.expect_download() as download:
                link.click()
            name = download.value.suggested_filename
            content = download.value.path().read_bytes()
            assert found_in(contents(name, content), words) == set()
        page.keyboard.press("Escape")
    assert sent.told(words) == set()

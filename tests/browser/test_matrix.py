"""Role × page × language × export: a pairwise sample always, all of it in test-all."""

import io
import itertools
import zipfile
from typing import NamedTuple

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from etl.language import LANGUAGES, translator
from tests.browser.canary import canaries, found_in
from tests.browser.conftest import Server, settle
from ui.navigation import PAGES
from ui.rights import roles

READERS = ("project_manager", "partner_council", "stakeholder")
EXPORTS = ("xlsx", "csv")
SAMPLED = ("front", "capability_map", "chokepoints", "availability", "catalogue")
WITH_EXPORT = (
    *SAMPLED,
    "gaps",
    "company_card",
    "tenders",
    "specialisation",
    "coverage",
)
"""Pages that outside readers open too; those not sampled are in test-all only."""


class Case(NamedTuple):
    """One reader's way: in this role, on this page, in this language, as this file."""

    role: str
    address: str
    language: str
    kind: str


def pairwise(cases: list[Case]) -> list[Case]:
    """Return few cases in which every two values that can meet do meet."""
    left = {pair for case in cases for pair in _pairs(case)}
    chosen: list[Case] = []
    while left:
        best = max(cases, key=lambda case: len(left & _pairs(case)))
        chosen.append(best)
        left -= _pairs(best)
    return chosen


def _pairs(case: Case) -> set[tuple[tuple[int, str], ...]]:
    return set(itertools.combinations(enumerate(case), 2))


EVERY = [
    Case(role, address, language, kind)
    for role, address, language, kind in itertools.product(
        READERS, WITH_EXPORT, LANGUAGES, EXPORTS
    )
]
SAMPLE = pairwise([case for case in EVERY if case.address in SAMPLED])


def test_the_sample_lets_every_two_values_meet() -> None:
    met = {pair for case in SAMPLE for pair in _pairs(case)}
    every = [case for case in EVERY if case.address in SAMPLED]
    assert met == {pair for case in every for pair in _pairs(case)}
    assert len(SAMPLE) < len(EVERY) / 3


def test_every_page_with_figures_is_in_the_matrix() -> None:
    shown_to_all = {
        entry.address
        for entry in PAGES
        if entry.needs_build
        and all(roles()[role].opens(entry.path) for role in READERS)
    }
    assert shown_to_all == set(WITH_EXPORT)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=[] if case in SAMPLE else [pytest.mark.full])
        for case in EVERY
    ],
    ids="-".join,
)
def test_an_export_is_marked_and_classed_for_its_reader(
    page: Page, server: Server, case: Case
) -> None:
    page.goto(f"{server.address}/{case.address}?lang={case.language}&role={case.role}")
    settle(page)
    gettext = translator(case.language).gettext
    menu = page.get_by_role("button", name=gettext("Export"), exact=True)
    if not menu.count():
        expect(page.locator(".vv-note, .vv-empty").first).to_be_visible()
        return
    menu.first.click()
    # a page that is no table leaves as a document only
    kind = "docx" if case.address == "company_card" else case.kind
    link = page.get_by_role("link", name=kind).first
    with page.expect_download() as download:
        link.click()
    words = _words(download.value.path().read_bytes(), kind)
    if roles()[case.role].audience != "internal":
        assert found_in(words.encode(), canaries(server.data)) == set()
    assert gettext("EXAMPLE DATA") in words
    classes = {"internal": "Internal", "partner": "For partners", "public": "Public"}
    audience = roles()[case.role].audience
    confidential = gettext("Confidential") if audience == "internal" else "\0"
    assert gettext(classes[audience]) in words or confidential in words


def _words(content: bytes, kind: str) -> str:
    if kind == "csv":
        return content.decode("utf-8-sig")
    if kind == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            return " ".join(parts.read(name).decode("utf-8") for name in names)
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell for sheet in book for row in sheet.values for cell in row)
    return "\n".join(str(cell) for cell in cells)

"""The upload page in its states: without a mouse, with names, without violations."""

import shutil
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, settle
from tests.browser.surveys import PLACE, write_form, write_template
from tests.browser.test_accessibility import RULES
from tests.browser.wizard import bring, open_upload

MOST_STOPS = 90
NAME_OF_FOCUS = """() => {
  const one = document.activeElement;
  const is_act = ['BUTTON', 'A', 'SUMMARY'].includes(one.tagName);
  return one.getAttribute('aria-label') || one.labels?.[0]?.innerText
    || (is_act ? one.innerText : '');
}"""  # what merely scrolls may have the focus, and holds every word


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def tab_to(page: Page, words: str) -> None:
    """Walk with the tabulator until what has these words has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if words in page.evaluate(NAME_OF_FOCUS):
            return
    raise AssertionError(f"the tabulator never came to “{words}”")


def choose_with_keys(page: Page, label: str, option: str) -> None:
    tab_to(page, label)
    page.keyboard.type(option)
    expect(page.get_by_role("option", name=option, exact=True).first).to_be_visible()
    page.keyboard.press("Enter")
    settle(page)


def press_with_keys(page: Page, words: str) -> None:
    tab_to(page, words)
    page.keyboard.press("Enter")
    settle(page)


def test_a_form_is_mapped_checked_and_accepted_without_a_mouse(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    open_upload(page, fresh_server(tmp_path / "data"))
    assert not violations(page)

    # the wizard
    bring(page, write_form(tmp_path / "kysely.xlsx", answers=4))
    assert not violations(page)
    skills = "Mitä osaamista yrityksessänne on?"
    choose_with_keys(page, skills, "B Kyvykkyydet · Kyvykkyys")
    expect(page.get_by_role("button", name=f"Hyväksy: {PLACE}")).to_have_count(1)
    press_with_keys(page, "ehdotu")
    press_with_keys(page, "Jätä")
    expect(page.get_by_label("Kyllä on")).to_be_visible()
    choose_with_keys(page, "Kyllä on", "on")
    tab_to(page, "Haastattelukierros")
    page.keyboard.type("2026-2")
    tab_to(page, "julkinen")
    page.keyboard.press("ArrowRight")  # one stop for all three
    page.keyboard.press("Enter")
    settle(page)
    assert not violations(page)
    press_with_keys(page, "Tarkista tiedosto")
    page.wait_for_selector(".st-key-recognised")
    settle(page)

    # the findings, and what is said after
    assert not violations(page)
    press_with_keys(page, "riviä")
    expect(page.locator(".st-key-outcome").first).to_contain_text("otettiin käyttöön")
    settle(page)
    assert not violations(page)

    # a question
    bring(page, write_template(tmp_path / "kierros.xlsx"))
    assert not violations(page)
    press_with_keys(page, "Kyllä, tämä solu")
    expect(page.get_by_role("button", name="Vastaa ensin")).to_have_count(0)

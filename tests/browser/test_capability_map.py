"""The map of a capability: what is drawn, opened, chosen, by pointer and keyboard."""

import io
from urllib.parse import parse_qs, urlparse

import numpy as np
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture, settle

REPAIR = "capability=raskaan-kaluston-korjaus"
expect.set_options(timeout=25_000)  # a busy machine draws maps slowly

PETROL = np.array([11, 92, 115])
SOME_SYMBOLS = 600
S = 22
"""Pixels across a stack."""


def open_map(page: Page, server: Server, address: str = REPAIR) -> None:
    page.goto(f"{server.address}/capability_map?lang=fi&{address}")
    settle(page)
    page.wait_for_selector(".stDeckGlJsonChart canvas")


def petrol(page: Page) -> np.ndarray:
    """Tell of each pixel of the map whether it has the colour of a company."""
    shot = page.locator(".stDeckGlJsonChart").screenshot()
    pixels = np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)
    return np.abs(pixels - PETROL).max(axis=2) < 14


def wait_for_symbols(page: Page) -> np.ndarray:
    for _attempt in range(40):
        found = petrol(page)
        if found.sum() > SOME_SYMBOLS:
            return found
        page.wait_for_timeout(200)  # the canvas tells nobody when it has drawn
    raise AssertionError("the companies were not drawn on the map")


def largest_spot(found: np.ndarray) -> tuple[int, int]:
    """Return the middle of the square that has most of the colour: a stack."""
    sums = np.pad(found.astype(int).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    inside = sums[S:, S:] - sums[:-S, S:] - sums[S:, :-S] + sums[:-S, :-S]
    y, x = np.unravel_index(inside.argmax(), inside.shape)
    return int(x) + S // 2, int(y) + S // 2


def in_address(page: Page, key: str) -> str:
    return parse_qs(urlparse(page.url).query).get(key, [""])[0]


def test_companies_are_drawn_and_the_answer_stands_above(
    page: Page, server: Server
) -> None:
    open_map(page, server)
    wait_for_symbols(page)
    expect(page.locator(".vv-answer")).to_contain_text("alueen 19 kunnasta")
    expect(page.locator(".vv-legend").first).to_contain_text("ei haastatteluja")
    picture(page, "capability_map_repair")


def test_a_stack_opens_from_the_keyboard_and_closes_again(
    page: Page, server: Server
) -> None:
    open_map(page, server)
    stack = page.locator(".st-key-stacks button").first
    stack.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Näytä kaikki yritykset")).to_be_visible()
    ids = in_address(page, "place").split(",")
    assert len(ids) > 1
    expect(page.locator('[class*="st-key-vvrow-"]')).to_have_count(len(ids))
    page.get_by_role("button", name="Näytä kaikki yritykset").press("Enter")
    expect(page.get_by_text("Muut yritykset").first).to_be_visible()
    assert not in_address(page, "place")


def test_a_stack_opens_by_a_click_on_the_map(page: Page, server: Server) -> None:
    open_map(page, server)
    x, y = largest_spot(wait_for_symbols(page))
    drawn = page.locator(".stDeckGlJsonChart")
    drawn.hover(position={"x": x, "y": y})
    expect(page.get_by_text("yritystä samassa paikassa")).to_be_visible()
    drawn.click(position={"x": x, "y": y}, delay=150)
    expect(page.get_by_role("button", name="Näytä kaikki yritykset")).to_be_visible()
    assert "," in in_address(page, "place")


def test_a_chosen_row_is_the_same_company_for_whoever_opens_the_link(
    page: Page, server: Server
) -> None:
    open_map(page, server)
    row = page.locator('[class*="st-key-vvrow-other-"] button').nth(2)
    name = row.inner_text()
    row.click()
    chosen = page.locator('[class*="st-key-vvrow-chosen-"] button')
    expect(chosen).to_have_text(name)
    page.goto(page.url)
    settle(page)
    expect(chosen).to_have_text(name)


def test_a_choice_of_capability_changes_question_and_map(
    page: Page, server: Server
) -> None:
    open_map(page, server, "region=11")
    page.get_by_label("Kyvykkyys", exact=False).first.click()
    page.get_by_role("option", name="Droonien torjunta").click()
    settle(page)
    expect(page.locator("h1")).to_have_text(
        "Droonien torjunta: missä kunnissa on osaajia?"
    )
    assert in_address(page, "capability") == "droonien-torjunta"
    expect(page.locator(".vv-figure b").nth(1)).to_have_text("1/19")

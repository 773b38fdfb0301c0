"""A chokepoint is chosen by mouse and by keyboard, and the link shows it to others."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture, settle

WHY = ".vv-why h2"


def open_page(page: Page, server: Server, query: str = "") -> None:
    page.goto(f"{server.address}/chokepoints?lang=fi{query}")
    settle(page)


def test_a_chosen_row_is_explained_and_its_link_shows_the_same(
    page: Page, server: Server
) -> None:
    open_page(page, server)
    expect(page.locator(WHY)).to_have_text("Miksi hydrauliikkaletkut?")
    page.get_by_role("button", name="Ohjauskortit").click()
    settle(page)
    expect(page.locator(WHY)).to_have_text("Miksi ohjauskortit?")
    link = page.url
    assert "chokepoint=" in link

    page.get_by_role("button", name="Näytä rivit alla").click()
    settle(page)
    expect(page.get_by_text("Yritykset, jotka tarvitsevat sitä").first).to_be_visible()
    page.goto(link)
    settle(page)
    expect(page.locator(WHY)).to_have_text("Miksi ohjauskortit?")
    picture(page, "chokepoints_chosen")


def test_the_list_is_walked_by_keyboard(page: Page, server: Server) -> None:
    open_page(page, server)
    page.get_by_role("button", name="Hydrauliikkaletkut").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator(WHY)).to_have_text("Miksi kaukolämmön pumput?")


def test_figures_are_drawn_and_no_name_is_cut(page: Page, server: Server) -> None:
    open_page(page, server)
    page.set_viewport_size({"width": 1280, "height": 2000})
    flow = page.locator(".st-key-flow .sankey-node")
    expect(flow.first).to_be_visible()
    assert flow.count() <= 12
    cross = page.locator(".st-key-index .annotation-text")
    expect(cross.filter(has_text=re.compile(r"n\s=\s\d")).first).to_be_visible()
    frame = page.locator(".st-key-index .main-svg").first.bounding_box()
    assert frame is not None
    for words in cross.all():
        box = words.bounding_box()
        assert box is not None
        assert box["x"] >= frame["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
        assert box["y"] >= frame["y"] - 1


def test_the_list_leaves_as_a_workbook(page: Page, server: Server) -> None:
    open_page(page, server, "&country=DE")
    page.get_by_role("button", name="Vie").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.startswith("voimavara_chokepoints_")

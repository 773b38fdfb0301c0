"""A dot or a row puts an occupation on the map; an area of it tells its figures."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture, settle

DOTS = ".st-key-availability-dots .scatterlayer .points path"
MAP = ".st-key-narrowmap-availability canvas"


def open_page(page: Page, server: Server, **address: str) -> None:
    query = "&".join(
        f"{key}={value}" for key, value in {"lang": "fi", **address}.items()
    )
    page.set_viewport_size({"width": 1440, "height": 1300})
    page.goto(f"{server.address}/availability?{query}")
    settle(page)
    page.wait_for_selector(DOTS)


def on_map(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words)).to_be_visible(timeout=10_000)


def test_a_dot_and_a_row_put_their_occupation_on_the_map(
    page: Page, server: Server
) -> None:
    open_page(page, server)
    on_map(page, "Hitsaajat: missä pula on pahin")
    page.locator(DOTS).nth(1).click(force=True)
    on_map(page, "Sairaanhoitajat: missä pula on pahin")
    page.get_by_role("button", name="Koneistajat").click()
    on_map(page, "Koneistajat: missä pula on pahin")
    assert "occupation=7223" in page.url
    chosen = page.locator("[class*='st-key-vvrow-chosen-']")
    expect(chosen.get_by_role("button")).to_have_text("Koneistajat")


def test_an_area_of_the_map_tells_its_figures(page: Page, server: Server) -> None:
    open_page(page, server, level="sub_region")
    said = page.locator(".vv-note").filter(has_text="paikkaa,")
    expect(said).to_contain_text("Pahin on")
    box = page.locator(MAP).first.bounding_box()
    assert box
    place = (box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.27)
    tip = page.locator(".deck-tooltip")
    for _attempt in range(40):  # the map answers the pointer once it is drawn
        page.mouse.move(place[0] + _attempt % 2, place[1])
        page.wait_for_timeout(100)
        if "Ylä-Savo" in tip.inner_text():
            break
    page.mouse.click(*place)
    expect(said).to_contain_text("Ylä-Savo:", timeout=10_000)
    picture(page, "availability_area")

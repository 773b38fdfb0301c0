"""The way of a real person through the product, on example data of the test's own."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, picture, settle
from tests.browser.workbook import CAPABILITY, FAULTS, write_faulty


def figures(page: Page) -> list[str]:
    """Return the key figures of the page that is open."""
    settle(page)
    return page.locator(".vv-figure b").all_inner_texts()


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=re.compile(label))
    box.click()
    box.fill(option)
    page.get_by_role("option", name=re.compile(option)).first.click()
    settle(page)


def open_menu(page: Page, section: str, title: str) -> None:
    page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).click()
    settle(page)


def test_filter_follow_switch_upload_accept_see_undo(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")

    # open the product and filter the map
    page.goto(server.address)
    settle(page)
    open_menu(page, "Kyvykkyydet", "Kyvykkyyskartta")
    everything = figures(page)
    choose(page, "Kyvykkyys", CAPABILITY)
    before = figures(page)
    assert before != everything
    map_address = page.url
    assert "capability=" in map_address
    expect(page.locator("h1")).to_contain_text(CAPABILITY)

    # follow a chokepoint to its reasons
    open_menu(page, "Toimitusketjut", "Pullonkaulat")
    page.get_by_role("button", name="Hydrauliikkaletkut").first.click()
    settle(page)
    why = page.locator(".st-key-why-panel")
    expect(why).to_contain_text("ydrauliikkaletku")
    assert why.locator(".vv-line").count() >= 3

    # switch to Swedish and back
    page.get_by_role("button", name="suomi").click()
    page.get_by_role("menuitem", name="svenska").or_(
        page.get_by_role("option", name="svenska")
    ).click()
    settle(page)
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.goto(f"{server.address}/upload?lang=fi")
    settle(page)

    # upload a workbook with five planted faults and see each by its cell
    workbook = write_faulty(tmp_path / "haastattelut.xlsx")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(workbook)
    page.wait_for_selector(".vv-causes")
    settle(page)
    chips = page.locator(".vv-causes code").all_inner_texts()
    for sheet, cells in FAULTS.items():
        for cell in cells:
            assert f"{sheet} · {cell}" in chips
    picture(page, "journey_findings")

    # accept, and the map has one municipality more
    page.get_by_role("button", name=re.compile("Hyväksy 4 riviä")).click()
    page.wait_for_selector(".st-key-outcome")
    settle(page)
    expect(page.locator(".st-key-outcome").first).to_contain_text(
        "4 riviä otettiin käyttöön"
    )
    picture(page, "journey_accepted")
    page.goto(map_address)
    after = figures(page)
    assert _first(after) == _first(before) + 1  # the other one's TRL waits
    assert _second(after) == _second(before) + 1

    # undo, and it is as it was
    page.goto(f"{server.address}/upload?lang=fi")
    settle(page)
    row = page.locator("[class*=st-key-batch-]", has_text="haastattelut.xlsx")
    row.get_by_role("button", name="Peru").click()
    page.wait_for_selector(".st-key-outcome")
    settle(page)
    page.goto(map_address)
    assert figures(page) == before


def test_two_people_see_the_same_change_without_cutting_each_other(
    page: Page,
    chromium: Browser,
    demo_data: Path,
    tmp_path: Path,
    fresh_server: Callable[..., Server],
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    address = f"{server.address}/capability_map?capability=raskaan+kaluston+korjaus"
    reader = chromium.new_context(locale="fi-FI").new_page()
    reader.goto(address)
    before = figures(reader)
    page.goto(f"{server.address}/upload?lang=fi")
    settle(page)
    workbook = write_faulty(tmp_path / "haastattelut.xlsx")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(workbook)
    page.get_by_role("button", name=re.compile("Hyväksy 4 riviä")).click()
    page.wait_for_selector(".st-key-outcome")
    choose(reader, "Elintärkeä toiminto", "Puolustuskyky")
    reader.goto(address)
    after = figures(reader)
    assert _first(after) == _first(before) + 1
    reader.context.close()


def _first(numbers: list[str]) -> int:
    return int(numbers[0].split("/")[0])


def _second(numbers: list[str]) -> int:
    return int(numbers[1].split("/")[0])

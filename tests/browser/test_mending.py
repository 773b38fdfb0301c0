"""Rows that wait, mended on the page by a person, accepted, and undone."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server, picture, settle
from tests.browser.workbook import write_faulty


def write_cell(
    page: Page, grid: Locator, place: tuple[int, int], text: str, until: Locator
) -> None:
    """Write into a cell of a grid, which is drawn on a canvas, until it is taken.

    The canvas does not tell when it listens, so a lost click is made again.
    """
    for _ in range(4):
        grid.scroll_into_view_if_needed()
        box = grid.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + place[0], box["y"] + place[1])
        page.keyboard.type(text, delay=20)
        page.keyboard.press("Enter")
        try:
            expect(until).to_be_enabled(timeout=8_000)
        except AssertionError:
            continue
        return


def test_accept_mend_the_rest_here_and_undo(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    page.goto(f"{server.address}/upload?lang=fi")
    settle(page)
    workbook = write_faulty(tmp_path / "haastattelut.xlsx")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(workbook)

    # the figures that would move are there before anything is accepted
    panel = page.locator(".st-key-dry-run")
    expect(panel).to_contain_text("Haastateltuja yrityksiä", timeout=30_000)
    settle(page)
    picture(page, "mending_figures")

    # the marked copy opens, and has the comments
    with page.expect_download() as download:
        panel.get_by_role("link", name="Lataa merkitty työkirja").click()
    copy = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert copy.sheetnames[0] == "Havainnot"
    assert copy["A Yritykset"]["B5"].comment is not None

    # accept, then open what waits from the line of the import
    page.get_by_role("button", name=re.compile("Hyväksy 4 riviä")).click()
    outcome = page.locator(".st-key-outcome").first
    expect(outcome).to_contain_text("4 riviä otettiin käyttöön", timeout=30_000)
    settle(page)
    line = page.locator("[class*=st-key-batch-]", has_text="haastattelut.xlsx")
    line.get_by_role("button", name="Korjaa tässä").click()
    settle(page)

    # mend the share: two rows become right at once
    grid = page.get_by_test_id("stDataFrame").nth(2)
    grid.hover()  # nothing leaves by the grid's own csv
    expect(page.locator("[aria-label='Download as CSV']").first).to_be_hidden()
    take = page.locator(".st-key-take-mended button")
    expect(take).to_be_disabled()
    write_cell(page, grid, (520, 60), "30", until=take)
    expect(take).to_have_text("Ota 2 korjattua riviä käyttöön", timeout=30_000)
    settle(page)
    picture(page, "mending_grid")
    take.click()
    expect(outcome).to_contain_text("Korjatut rivit otettiin käyttöön", timeout=30_000)
    settle(page)

    # undo the first file: the corrected companies stay, and it is said
    line = page.locator("[class*=st-key-batch-]", has_text="haastattelut.xlsx").last
    line.get_by_role("button", name="Peru").click()
    expect(outcome).to_contain_text("2 yritystä jäi käyttöön", timeout=30_000)
    settle(page)
    picture(page, "mending_undone")
    outcome.get_by_role("button", name="Peru myös korjaukset").click()
    expect(outcome).to_contain_text("2 yritystä poistui sivuilta", timeout=30_000)

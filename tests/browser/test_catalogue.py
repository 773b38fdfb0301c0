"""A table is found, followed to its beginning, and downloaded byte for byte."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from etl.build import build, build_file, current_build
from etl.build.engine import open_to_read
from etl.errors import Refused
from etl.settings import settings
from etl.sources.catalogue.failure import note_failure
from etl.workspace import Workspace
from tests.browser.conftest import Server, picture, settle


def asked(data: Path, sql: str) -> list[tuple[Any, ...]]:
    settings.cache_clear()
    ws = Workspace(data / "demo_workspace", is_demo=True)
    file = build_file(ws, current_build(ws) or "", "internal")
    return open_to_read(file).cursor().execute(sql).fetchall()


def test_a_table_is_found_followed_and_downloaded(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/catalogue?lang=fi")
    settle(page)
    picture(page, "catalogue_sources_fi")
    # find: tables made of the interviews that have the column of the workbook
    page.get_by_role("button", name="Haastattelut ja kyselyt").click()
    settle(page)
    page.get_by_role("button", name="siitä tehtyä taulukkoa").click()
    settle(page)
    box = page.get_by_label("Etsi")
    box.fill("varasto_pv")
    box.press("Enter")
    settle(page)
    page.get_by_role("button", name="Yritysten kriittiset syötteet").click()
    settle(page)
    # follow: the column's line ends in the sheet, and a step back is a table
    row = page.locator(".vv-lineage tr", has_text="stock_days_low")
    expect(row.locator("code")).to_have_text("D Syötteet.varasto_pv")
    back, on = page.locator(".st-key-steps-back"), page.locator(".st-key-steps-on")
    back.get_by_role("button", name="Tarpeiden vastaukset yhdessä").click()
    settle(page)
    expect(page.locator(".vv-why h2")).to_have_text("Tarpeiden vastaukset yhdessä")
    picture(page, "catalogue_table_fi")
    on.get_by_role("button", name="Yritysten kriittiset syötteet").click()
    settle(page)
    expect(page.locator(".vv-why h2")).to_have_text("Yritysten kriittiset syötteet")
    expect(page.locator(".vv-lineage")).to_contain_text("stock_days_low")
    settle(page)
    # download: csv for Finnish Excel, with as many rows as the mart has
    page.get_by_role("button", name="Vie", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="csv").click()
    name = download.value.suggested_filename
    assert name.startswith("voimavara_supply_need_20")
    assert name.endswith("_esimerkki.csv")
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "ESIMERKKIAINEISTO" in text
    assert "Luokka: Luottamuksellinen" in text
    table = list(csv.DictReader(_below_comments(text), delimiter=";"))
    mart = asked(server.data, "select known_share from marts.supply_need order by all")
    shares = [row["Tunnettu osuus"] for row in table]
    wanted = [f"{share:.10g}".replace(".", ",") for (share,) in mart]
    assert sorted(shares) == sorted(wanted)
    assert any("," in share for share in shares)


def _below_comments(text: str) -> list[str]:
    lines = text.split("\r\n")
    return [line for line in lines if not line.startswith(("# ", '"# '))]


def test_a_warning_leads_to_the_source_that_fails(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    ws = Workspace(tmp_path / "data" / "demo_workspace", is_demo=True)
    note_failure(ws, "employment", Refused("HTTP {status}", status=503), "t")
    build(ws, audiences=False)
    server = fresh_server(tmp_path / "data")
    page.goto(f"{server.address}/availability?lang=fi")
    settle(page)
    warning = page.locator(".st-key-old-source-employment")
    expect(warning).to_contain_text("HTTP 503")
    warning.get_by_role("link").click()
    settle(page)
    expect(page.locator(".vv-why").first).to_contain_text("Lataus ei onnistu")
    expect(page.locator(".st-key-why-panel")).to_contain_text("HTTP 503")

"""A Microsoft Forms export: asked once, and never again when it comes back longer."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, picture
from tests.browser.surveys import write_form
from tests.browser.wizard import (
    accept,
    bring,
    choose,
    expect_answer,
    expect_rows,
    expect_step,
    folded,
    open_upload,
    pick,
    press,
    say,
)

PLAN = "Onko yrityksellänne suunnitelma häiriötilanteita varten?"


def test_a_form_is_mapped_accepted_and_not_asked_again(
    page: Page, demo_data: Path, tmp_path: Path, fresh_server: Callable[..., Server]
) -> None:
    shutil.copytree(demo_data, tmp_path / "data")
    server = fresh_server(tmp_path / "data")
    open_upload(page, server)
    expect_step(page, "Tiedosto")

    # the form is recognised in part, and personal columns are off
    bring(page, write_form(tmp_path / "kysely.xlsx", answers=4))
    expect_step(page, "Taulukot ja sarakkeet")
    out = folded(page, re.compile("jää pois, niistä 2 henkilötietoja"))
    out.locator("summary").click()
    expect(out).to_contain_text("Sähköposti")
    expect(out).to_contain_text("Henkilötieto.")
    expect(page.get_by_role("button", name="Tarkista tiedosto")).to_have_count(0)

    # what is unsure is chosen, the rest is left out
    choose(page, "Mitä osaamista yrityksessänne on?", "B Kyvykkyydet · Kyvykkyys")
    choose(page, PLAN, "E Varautuminen · Jatkuvuussuunnitelma")
    press(page, re.compile("^Hyväksy( \\d+)? ehdotu"))
    press(page, re.compile("^Jätä (pois|kaikki)"))
    expect_answer(page, "Kaikki sarakkeet ovat selvillä")

    # several answers in a cell: the sign is shown, brackets stay whole
    several = folded(page, "Mitä osaamista yrityksessänne on? ·")
    several.locator("summary").click()
    sign = several.get_by_role("combobox", name="Vastauksia yhdessä solussa")
    expect(sign).to_have_value("Useita, erottimena ;")
    expect(several.locator(".vv-options")).to_contain_text("Koneistus (CNC, sorvaus) 2")

    # an answer in words gets a code, what the file lacks is said once
    choose(page, "Kyllä on", "on")
    say(page, "Haastattelukierros", "2026-2")
    pick(page, "sisäinen")
    picture(page, "wizard_form")
    say(page, "Muistetaan nimellä", "Yrityskysely")

    # checked; back and forth loses nothing
    press(page, "Tarkista tiedosto")
    expect(page.locator(".st-key-recognised")).to_contain_text("Yrityskysely")
    expect_rows(page, "A Yritykset", new=4, changed=0)
    press(page, "Muuta sarakkeita")
    expect(page.get_by_label("Haastattelukierros")).to_have_value("2026-2")
    press(page, "Takaisin löydöksiin")
    picture(page, "wizard_form_findings")
    accept(page, "otettiin käyttöön")

    # the same form with more answers asks nothing and adds only the new ones
    bring(page, write_form(tmp_path / "kysely_2.xlsx", answers=7))
    expect_step(page, "(Löydökset|Hyväksy)")
    known = page.locator(".st-key-recognised")
    expect(known).to_contain_text("Tunnistettiin: Yrityskysely.")
    expect(known).to_contain_text("Sama muoto kuin tiedostossa kysely.xlsx.")
    expect_rows(page, "A Yritykset", new=3, changed=0)
    picture(page, "wizard_form_again")

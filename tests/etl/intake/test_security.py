"""What a hostile workbook cannot do, beyond what the reading itself refuses."""

import re
from typing import Any

import pytest
import streamlit as st

from etl.intake.batch import propose
from etl.language import LANGUAGES
from etl.reading.reader import _PLACES, display_name
from etl.settings import PROJECT
from etl.workspace import Workspace
from tests.etl.intake.conftest import FIRST, RIGHT, write_sheets
from ui.upload import findings

NASTY = "<img src=x onerror=alert(1)>[x](javascript:alert(1))"
FORBIDDEN = re.compile(
    r"read_pickle|pickle\.loads?\(|yaml\.load\(|(?<![\w.])eval\(|(?<![\w.])exec\(|"
    r"\.query\(f['\"]|\.eval\(|unsafe_allow_html|shell=True"
)


def hostile(ws: Workspace) -> Any:
    """Return the proposal of a workbook whose cells and name are markup."""
    first, second = RIGHT["yritykset"]
    wrong = {"ytunnus": FIRST, "syote": NASTY, "osuus_pct": NASTY, "maa": NASTY}
    sheets = RIGHT | {
        "yritykset": [first | {"nimi": NASTY, "kunta": NASTY}, second],
        "syotteet": [wrong],
    }
    return propose(ws, write_sheets(sheets), name=f"{NASTY}.xlsx", author="a")


def test_markup_in_cells_and_names_is_text_on_the_page_of_findings(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(st, "html", lambda body, **_options: sent.append(str(body)))
    proposal = hostile(ws)
    findings.counts(proposal)
    findings.listed(proposal)
    html = "".join(sent)
    assert "&lt;img" in html
    assert "<img src=x" not in html
    assert '<a href="javascript' not in html


def test_a_refusal_is_a_sentence_of_text_in_every_language(ws: Workspace) -> None:
    proposal = hostile(ws)
    for language in LANGUAGES:
        for one in proposal.findings:
            assert one.message(language).count("\n") <= NASTY.count("\n")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..\\..\\x.xlsx",
        "a\u202egnp.xlsx",
        "x\x00y\nz",
        "\u2066a\u2069",
    ],
)
def test_a_shown_name_is_one_line_of_signs_that_can_be_seen(name: str) -> None:
    shown = display_name(name)
    assert shown.isprintable()
    assert not set(shown) & set(
        "/\\\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def test_no_code_of_ours_runs_what_came_in_a_file() -> None:
    rooms = ("etl", "ui", "pages", "analysis")
    found = [path for room in rooms for path in (PROJECT / room).rglob("*.py")]
    assert [path for path in found if FORBIDDEN.search(path.read_text("utf-8"))] == []


def test_at_most_two_files_are_parsed_at_once() -> None:
    held = [_PLACES.acquire(blocking=False) for _ in range(3)]
    for one in held:
        if one:
            _PLACES.release()
    assert held == [True, True, False]

"""A company may be called anything; its name never becomes markup."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pandas as pd
import pytest
import streamlit as st

from ui import page, tables, text
from ui.drawing import legend
from ui.maps import classes_by_hand
from ui.tables.plain import table_html

NASTY = '<img src=x onerror="alert(1)">&"\'</div>'


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what would be sent to the browser as HTML."""
    sent: list[str] = []
    monkeypatch.setattr(st, "html", lambda body, **_options: sent.append(body))
    return sent


def tags(html: str) -> set[str]:
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list) -> None:
            found.add(f"{tag}:{dict(attrs).get('src', '')}"[:14])

    Reader().feed(html)
    return found


@pytest.mark.parametrize(
    "draw",
    [
        lambda: page.heading("overview", NASTY, NASTY, [(NASTY, NASTY)]),
        lambda: page.section(NASTY, NASTY),
        lambda: page.note(NASTY, mark="tell"),
        lambda: page.condition("certain", NASTY, NASTY),
        lambda: page.part(NASTY, 1, 2, NASTY),
        lambda: page.source_line([NASTY], disclosure="internal", notes=[NASTY]),
        lambda: legend.map_legend(NASTY, classes_by_hand((1, 2)), no_data=NASTY),
        lambda: legend.symbol_legend(NASTY, [("disc", "full", NASTY)]),
        lambda: tables.table(
            pd.DataFrame({NASTY: [NASTY]}),
            [tables.Column(NASTY, NASTY)],
            caption=NASTY,
        ),
    ],
)
def test_a_hostile_name_stays_text(draw: Callable[[], None], shown: list[str]) -> None:
    draw()
    html = "".join(shown)
    assert "img:x" not in tags(html)
    assert "&lt;img" in html
    assert not re.search(r"<[^>]*onerror", html)


def test_two_stars_make_bold_and_nothing_else() -> None:
    assert page.rich("**11** <b>x</b>") == "<strong>11</strong> &lt;b&gt;x&lt;/b&gt;"


def test_a_table_tells_a_screen_reader_its_rows_and_columns() -> None:
    rows = pd.DataFrame(
        {
            "company_name": ["Yritys A", "Yritys B"],
            "company_count": [4, None],
            "is_suppressed": [False, True],
            "older_share": [0.41, None],
        }
    )
    names = ("company_name", "company_count", "older_share")
    html = table_html(
        rows, [tables.Column(name, name) for name in names], caption="Yritykset"
    )
    assert "<caption>Yritykset</caption>" in html
    assert html.count('scope="col"') == 3
    assert html.count('scope="row"') == 2
    assert '<td class="vv-right">..</td>' in html
    assert "41\N{NO-BREAK SPACE}%" in html


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Kone-Lampi Oy", "Kone-Lampi Oy"),
        ("*Tähti* Oy", r"\*Tähti\* Oy"),
        ("[x](javascript:1)", r"\[x\](javascript\:1)"),
        (":red[Oy]", r"\:red\[Oy\]"),
    ],
)
def test_a_name_on_a_button_is_never_markup(name: str, label: str) -> None:
    assert text.as_label(name) == label

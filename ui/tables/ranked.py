"""Ranked rows: the list beside a picture, one row of which is chosen.

Each row is one button that covers it, so it is reached by keyboard and by a finger;
the choice lives in the address, so a link shows the same row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from ui import text
from ui.drawing import bars, marks
from ui.frame import address
from ui.text import _

LEAD_WIDTH = "2.4rem"
MOST_ROWS = 100
"""A longer list is no list any more: it is narrowed by filters, or exported whole."""
NUMBER = re.compile(r"[\d\s.,–−+%/≥≤-]+")


@dataclass(frozen=True)
class Ranked:
    """One row to choose from a ranked list.

    `lead` stands first (a rank) or `symbol` does (an `<img>` of `marks`); `name` is
    the button, `note` below it, `cells` are plain texts; `low` and `high` make the
    interval bar at the end, `bar_text` replaces its number.
    """

    row_id: str
    name: str
    note: str = ""
    lead: str = ""
    symbol: str = ""
    cells: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    bar_text: str = ""


@dataclass(frozen=True)
class Group:
    """Ranked rows under one heading: a state's mark, its word and the count.

    Without `title` the rows have no heading; a `closed` group shows its heading
    and opens by choice. `is_rest` tells the rest of a group from its beginning.
    """

    rows: Sequence[Ranked]
    title: str = ""
    state: str = ""
    count_text: str = ""
    closed: bool = False
    is_rest: bool = False


@dataclass(frozen=True)
class _Style:
    template: str
    top: float
    tone: str
    has_bar: bool
    sample: tuple[str, ...]


def ranked_rows(
    groups: Sequence[Group],
    *,
    key: str,
    headings: Sequence[str],
    widths: Sequence[str] = (),
    bar_tone: str = "certain",
    bar_top: float = 100,
) -> str:
    """Show ranked rows, chosen by their name; return the chosen row's id.

    The choice lives in `?key=`; without one the first row is chosen. `headings`
    are: lead, name, one per cell and, when there are bars, the bar's. `widths` are
    CSS widths of the cells, `4.5rem` each if not given.
    """
    known = [row.row_id for group in groups for row in group.rows]
    if not known:
        return ""
    sample = _sample([row.cells for group in groups for row in group.rows])
    has_bar = len(headings) > len(sample) + 2
    tracks = [LEAD_WIDTH, "minmax(13rem, 1fr)", *(widths or ["4.5rem"] * len(sample))]
    tracks += ["10.6rem"] if has_bar else []
    style = _Style(" ".join(tracks), bar_top, bar_tone, has_bar, sample)
    chosen = address.value(key, known, known[0])
    with st.container(key=f"ranked-{key}", gap=None):
        st.html(_headings(headings, style))
        for group in groups:
            _show_group(group, chosen, key, style, known[0])
    return chosen


def _show_group(
    group: Group, chosen: str, key: str, style: _Style, default: str
) -> None:
    if group.closed and chosen not in [row.row_id for row in group.rows]:
        title = f"{group.title} ({group.count_text or text.number(len(group.rows))})"
        slot = f"group-{key}-{group.state or group.title}"
        slot += "-rest" if group.is_rest else ""
        with st.expander(title, key=slot, on_change="rerun") as opened:
            if opened.open:
                _show_first(group, chosen, key, style, default)
        return
    if group.title:
        count = group.count_text or text.number(len(group.rows))
        mark = marks.state(group.state) if group.state else ""
        st.html(
            f'<div class="vv-group">{mark}<b>{escape(group.title)}</b>'
            f" <span>{escape(count)}</span></div>"
        )
    _show_first(group, chosen, key, style, default)


def _show_first(
    group: Group, chosen: str, key: str, style: _Style, default: str
) -> None:
    later = [row for row in group.rows[MOST_ROWS:] if row.row_id == chosen]
    for row in [*group.rows[:MOST_ROWS], *later]:
        _show_row(row, chosen, key, style, default)
    if len(group.rows) > MOST_ROWS:
        words = _("The first {count} are shown. Narrow the list with filters.")
        sentence = words.format(count=text.number(MOST_ROWS))
        st.html(f'<p class="vv-note">{escape(sentence)}</p>')


def _show_row(row: Ranked, chosen: str, key: str, style: _Style, default: str) -> None:
    kind = "chosen" if row.row_id == chosen else "other"
    slug = "".join(sign if sign.isalnum() else "-" for sign in row.row_id)
    with st.container(key=f"vvrow-{kind}-{key}-{slug}", gap=None):
        st.html(_row_html(row, style))
        st.button(
            text.as_label(row.name),
            key=f"pick-{key}-{row.row_id}",
            type="tertiary",
            width="stretch",
            on_click=_choose,
            args=(key, row.row_id, default),
        )


def _choose(key: str, row_id: str, default: str) -> None:
    address.write(key, row_id, default)
    # a stack that was pointed at on the map is left for one company
    address.write("place", "", "")


def _row_html(row: Ranked, style: _Style) -> str:
    note = f"<small>{escape(row.note)}</small>" if row.note else ""
    cells = "".join(
        _cell(cell, sample)
        for cell, sample in zip(row.cells, style.sample, strict=True)
    )
    bar = ""
    if style.has_bar:
        drawn = bars.interval_bar(row.low, row.high, top=style.top, tone=style.tone)
        words = row.bar_text or text.interval(row.low, row.high)
        bar = f"<span>{drawn} <small>{escape(words)}</small></span>"
    tall = " vv-tall" if row.note else ""
    return (
        f'<div class="vv-row{tall}" style="grid-template-columns:{style.template}">'
        f"<span>{row.symbol or escape(row.lead)}</span><div>{note}</div>{cells}{bar}"
        "</div>"
    )


def _sample(cells: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return one cell a column, a number where there is one: it sets the side."""
    return tuple(
        next((cell for cell in column if NUMBER.fullmatch(cell)), column[0])
        for column in zip(*cells, strict=True)
    )


def _headings(headings: Sequence[str], style: _Style) -> str:
    samples = ["", "", *style.sample, ""]
    cells = "".join(
        _cell(words, sample) for words, sample in zip(headings, samples, strict=False)
    )
    return (
        '<div class="vv-row vv-row-head"'
        f' style="grid-template-columns:{style.template}">{cells}</div>'
    )


def _cell(words: str, sample: str) -> str:
    kind = ' class="vv-number"' if NUMBER.fullmatch(sample) else ""
    return f"<span{kind}>{escape(words)}</span>"

"""The parts that every page has, in their order: title, filters, sections, source.

Texts given to these functions are plain, except that `**words**` become bold;
everything is escaped, so a company's name can never become markup.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.drawing import marks
from ui.text import _

BOLD = re.compile(r"\*\*(.+?)\*\*")

DISCLOSURE = {
    "internal": "Internal",
    "confidential": "Confidential",
    "partner": "For partners",
    "public": "Public",
}


def rich(text: str) -> str:
    """Escape `text` for HTML and turn `**words**` into bold."""
    return BOLD.sub(r"<strong>\1</strong>", escape(text))


def heading(
    theme: str,
    question: str,
    answer: str,
    figures: Sequence[tuple[str, str]] = (),
) -> None:
    """Show the question, the sentence that answers it, and 2-4 key figures.

    `theme` is the section's name; `figures` are (number, what it counts), the
    last one always the coverage: `("31/58", "haastateltu, 61 % …")`.
    """
    keys = "".join(
        f'<div class="vv-figure"><b>{escape(number)}</b><span>{escape(label)}</span>'
        "</div>"
        for number, label in figures
    )
    st.html(
        f'<div class="vv-head"><div><p class="vv-theme">{escape(theme)}</p>'
        f'<h1>{escape(question)}</h1><p class="vv-answer">{rich(answer)}</p></div>'
        f'<div class="vv-figures">{keys}</div></div>'
    )


@contextmanager
def filter_row(name: str) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Lay out one row: filters at the left, `Vie` and other acts at the right.

    Use as `with filter_row("chokepoints") as (left, right):`, then
    `with left: choice(...)` and `with right: export.menu(...)`.
    """
    row = st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="bottom",
        key=f"filters-{name}",
    )
    with row:
        left = st.container(horizontal=True, vertical_alignment="bottom", width="stretch")
        right = st.container(
            horizontal=True, vertical_alignment="bottom", width="content"
        )
    yield left, right


def section(title: str, note: str = "") -> None:
    """Show a section's title and, muted, how to read what is below it."""
    st.html(
        f'<div class="vv-section"><h2>{escape(title)}</h2>'
        + (f"<p>{rich(note)}</p>" if note else "")
        + "</div>"
    )


def note(text: str, *, mark: str = "") -> None:
    """Show one muted sentence, with a state's mark before it when given."""
    picture = marks.state(mark) + " " if mark else ""
    st.html(f'<p class="vv-note">{picture}{rich(text)}</p>')


def source_line(
    sources: Sequence[str],
    *,
    disclosure: str,
    built: str = "",
    notes: Sequence[str] = (),
) -> None:
    """Show where the figures come from: sources, build, class in bold, notes.

    A source is one string with its period and licence, `n` included; `disclosure`
    is internal, confidential, partner or public.
    """
    raise NotImplementedError


@contextmanager
def why_panel(title: str, state: str, detail: str = "") -> Iterator[None]:
    """Frame the `Why?` panel: title at the left, state and rank at the right.

    Fill it with `condition`, `part`, `section` and buttons.
    """
    raise NotImplementedError
    yield


def condition(state: str, text: str, evidence: str) -> None:
    """Show one condition of the panel: mark, sentence, evidence at the right."""
    raise NotImplementedError


def nothing_found(filters: Mapping[str, str]) -> NoReturn:
    """Say that no rows match and name the filters in use; stop the page.

    `filters` is label -> chosen value, as given to the export.
    """
    raise NotImplementedError


def nothing_yet(text: str) -> NoReturn:
    """Say why there is nothing to show and what to do; stop the page."""
    raise NotImplementedError

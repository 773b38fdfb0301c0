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

from ui import text
from ui.drawing import bars, marks
from ui.navigation import THEMES
from ui.text import N_, _, ngettext
from ui.warehouse import build_facts
from ui.workspace_choice import is_demo

BOLD = re.compile(r"\*\*(.+?)\*\*")

DISCLOSURE = {
    "internal": N_("Internal"),
    "confidential": N_("Confidential"),
    "partner": N_("For partners"),
    "public": N_("Public"),
}


def rich(plain: str) -> str:
    """Escape `plain` for HTML and turn `**words**` into bold."""
    return BOLD.sub(r"<strong>\1</strong>", escape(plain))


def heading(
    theme: str,
    question: str,
    answer: str,
    figures: Sequence[tuple[str, str]] = (),
) -> None:
    """Show the question, the sentence that answers it, and 2-4 key figures.

    `theme` is the page's folder, a key of `navigation.THEMES`; `figures` are
    (number, what it counts), the last one always the coverage.
    """
    keys = "".join(
        f'<div class="vv-figure"><b>{escape(number)}</b><span>{escape(label)}</span>'
        "</div>"
        for number, label in figures
    )
    section_name = _(THEMES.get(theme, theme)) if theme else ""
    st.html(
        f'<div class="vv-head"><div><p class="vv-theme">{escape(section_name)}</p>'
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
        left = st.container(
            horizontal=True, vertical_alignment="bottom", width="stretch"
        )
        right = st.container(
            horizontal=True, vertical_alignment="bottom", width="content"
        )
    yield left, right


def section(title: str, how_to_read: str = "") -> None:
    """Show a section's title and, muted, how to read what is below it."""
    st.html(
        f'<div class="vv-section"><h2>{escape(title)}</h2>'
        + (f"<p>{rich(how_to_read)}</p>" if how_to_read else "")
        + "</div>"
    )


def note(sentence: str, *, mark: str = "") -> None:
    """Show one muted sentence, with a state's mark before it when given."""
    picture = marks.state(mark) + " " if mark else ""
    st.html(f'<p class="vv-note">{picture}{rich(sentence)}</p>')


def source_line(
    sources: Sequence[str],
    *,
    disclosure: str,
    notes: Sequence[str] = (),
) -> None:
    """Show where the figures come from: sources, build, class in bold, notes.

    A source is one string with its period and licence, `n` included; `disclosure`
    is internal, confidential, partner or public.
    """
    facts = build_facts()
    parts = [*sources]
    if facts is not None:
        parts.append(_("Build {moment}").format(moment=text.moment(facts.built_at)))
    if is_demo():
        parts.append("**" + _("EXAMPLE DATA") + "**")
    parts.append("**" + _(DISCLOSURE[disclosure]) + "**")
    line = " · ".join(rich(part) for part in [*parts, *notes])
    st.html(f'<p class="vv-source">{line}</p>')


@contextmanager
def why_panel(title: str, state: str, detail: str = "") -> Iterator[None]:
    """Frame the `Why?` panel: title at the left, state and rank at the right.

    Fill it with `condition`, `part`, `section` and buttons.
    """
    word = _(marks.WORDS[state]) + (f" · {detail}" if detail else "")
    with st.container(border=True, key="why-panel", gap="xsmall"):
        st.html(
            f'<div class="vv-why"><h2>{escape(title)}</h2>'
            f"<span>{marks.state(state)} {escape(word)}</span></div>"
        )
        yield


def condition(state: str, sentence: str, evidence: str) -> None:
    """Show one condition of the panel: mark, sentence, evidence at the right."""
    word = _(marks.WORDS[state])
    st.html(
        f'<div class="vv-line"><span>{marks.state(state, alt=word)}'
        f" {rich(sentence)}</span><small>{escape(evidence)}</small></div>"
    )


def part(
    title: str, low: object, high: object, evidence: str, *, tone: str = "certain"
) -> None:
    """Show one part of a score of 0-100: interval bar, number, who answered."""
    st.html(
        f'<div class="vv-line vv-part"><span>{escape(title)}</span>'
        f"{bars.interval_bar(low, high, tone=tone, width=100)}"
        f"<b>{escape(text.interval(low, high))}</b><small>{escape(evidence)}</small>"
        "</div>"
    )


def nothing_found(filters: Mapping[str, str]) -> NoReturn:
    """Say that no rows match and name the filters in use; stop the page.

    `filters` is label -> chosen value, as given to the export.
    """
    nothing_yet(nothing_words(filters))


def nothing_words(filters: Mapping[str, str]) -> str:
    """Return the sentence of `nothing_found`, for a page that goes on after it."""
    chosen = [f'{label} "{value}"' for label, value in filters.items() if value]
    if not chosen:
        return _("There is nothing to show of this yet.")
    first = _("With these filters nothing is found.")
    advice = ngettext(
        "Remove the filter {filters} or widen the area.",
        "Remove one of the filters {filters} or widen the area.",
        len(chosen),
    )
    return f"{first} {advice.format(filters=', '.join(chosen))}"


def nothing_yet(sentence: str) -> NoReturn:
    """Say why there is nothing to show and what to do; stop the page."""
    st.html(f'<p class="vv-empty">{marks.state("no_data")} {rich(sentence)}</p>')
    st.stop()

"""The key to marks, colours and bars, drawn with the very functions that pages use."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from ui.drawing import bars, marks
from ui.drawing.colours import text_on
from ui.text import _


def mark_list(title: str, meanings: Mapping[str, str]) -> None:
    """Show states with their marks and words, and what each means."""
    rows = "".join(
        f"<tr><th scope='row'>{marks.state(state)}"
        f" <b>{escape(_(marks.WORDS[state]))}</b></th>"
        f"<td><small>{escape(meaning)}</small></td></tr>"
        for state, meaning in meanings.items()
    )
    st.html(
        f'<div class="vv-section"><h2>{escape(title)}</h2></div>'
        f'<table class="vv-table"><tbody>{rows}</tbody></table>'
    )


def colour_strip(title: str, colours: Sequence[str]) -> None:
    """Show a row of colours with their values, in the order of the scale."""
    cells = "".join(
        f'<span style="background:{colour};color:{text_on(colour)}">{colour[1:]}</span>'
        for colour in colours
    )
    st.html(
        f'<div class="vv-section"><h2>{escape(title)}</h2></div>'
        f'<div class="vv-strip">{cells}</div>'
    )


def interval_list(title: str, examples: Sequence[tuple[object, object, str]]) -> None:
    """Show interval bars with the words that go with them."""
    rows = "".join(
        f"<p>{bars.interval_bar(low, high, width=200, height=14)} {escape(words)}</p>"
        for low, high, words in examples
    )
    st.html(
        f'<div class="vv-section"><h2>{escape(title)}</h2></div>'
        f'<div class="vv-intervals">{rows}</div>'
    )

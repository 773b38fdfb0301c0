"""Our own style sheets, with the colours of the reader's theme put into them."""

from functools import cache
from pathlib import Path

import streamlit as st

from etl.settings import PROJECT
from ui.drawing import colours

STYLE = Path(__file__).with_name("style.css")

VARIABLES = {
    "ink": colours.INK,
    "muted": colours.MUTED,
    "ground": colours.GROUND,
    "panel": colours.PANEL,
    "why": colours.WHY_PANEL,
    "accent": colours.ACCENT,
    "link": colours.LINK,
    "edge": colours.EDGE,
    "hairline": colours.HAIRLINE,
    "selected": colours.SELECTED_ROW,
    "green": colours.STATES["green"],
    "stop": colours.STATES["stop"],
    "sea": colours.Tone(colours.MAP["sea"], colours.MAP["sea"]),
    "map-frame": colours.Tone(colours.MAP["frame"], colours.MAP["frame"]),
}


WORDMARKS = {
    "light": PROJECT / "static" / "wordmark.png",
    "dark": PROJECT / "static" / "wordmark_dark.png",
}


def wordmark() -> str:
    """Return the logo that reads on the reader's theme."""
    return str(WORDMARKS[colours.theme()])


def apply() -> None:
    """Put the style sheet into the page."""
    st.html(f"<style>{sheet(colours.theme())}</style>")


@cache
def sheet(theme: str) -> str:
    """Return the style sheet for `light` or `dark`."""
    variables = "".join(
        f"--vv-{name}:{tone.on(theme)};" for name, tone in VARIABLES.items()
    )
    sheets = [STYLE, *sorted(STYLE.parent.parent.glob("*/style.css"))]
    texts = [path.read_text(encoding="utf-8") for path in dict.fromkeys(sheets)]
    return f":root{{{variables}}}\n" + "\n".join(texts)

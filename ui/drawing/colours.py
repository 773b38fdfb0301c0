"""Every colour of the product, once, for screen, slides and paper.

Colour never speaks alone: each state has its own shape in `marks` as well.
Light values stand on white, dark ones on #10191F.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


@dataclass(frozen=True)
class Tone:
    """One colour of a role, on a light and on a dark ground."""

    light: str
    dark: str

    def on(self, theme: str) -> str:
        """Return the value for `light` or `dark`."""
        return self.dark if theme == "dark" else self.light


INK = Tone("#1A2A33", "#E6ECEF")
MUTED = Tone("#51616B", "#A5B3BB")
GROUND = Tone("#FFFFFF", "#10191F")
PANEL = Tone("#F2F5F4", "#1A262E")
WHY_PANEL = Tone("#FBFCFB", "#141F26")
ACCENT = Tone("#0B5C73", "#6FC3D8")
LINK = Tone("#0B5C73", "#8AD0E1")
EDGE = Tone("#7C8A93", "#6C7E89")
HAIRLINE = Tone("#D5DCE0", "#33434D")
SELECTED_ROW = Tone("#E4EFF2", "#1D3A45")
TRACK = Tone("#EEF1F1", "#26343D")
GRID = Tone("#E4E9EB", "#2A3A44")
AXIS = Tone("#8A979F", "#6C7E89")
LIMIT_FIELD = Tone("#F8EBD3", "#3A2E1E")
LIMIT_WORD = Tone("#71290F", "#F0A05A")
EXAMPLE_WORD, EXAMPLE_GROUND = "#71290F", "#F8EBD3"

CATEGORIES = (
    Tone("#0B5C73", "#5FB8D0"),
    Tone("#D1711F", "#F0A05A"),
    Tone("#4D9ACB", "#3F7FBF"),
    Tone("#5C1740", "#F3DDEB"),
)
OTHERS = Tone("#6A757C", "#9AA7AF")
SYMBOLS = ("circle", "diamond", "square", "triangle-up")

MANTY = ("#E3ECC8", "#B4D3A2", "#72AC86", "#357D6C", "#0E4F47")
"""How much there is: amount, capacity, coverage."""

RUSKA = ("#F8EBD3", "#EFC48A", "#DC9250", "#B45A26", "#71290F")
"""How vulnerable: shortage, loss, dependence."""

RUSKA_JARVI = (
    "#7A2A0E",
    "#C9733A",
    "#EBC79E",
    "#F3F2EE",
    "#A9CBD6",
    "#4A8FA6",
    "#0B4A5E",
)
"""Below and above a reference."""

SCALES = {"manty": MANTY, "ruska": RUSKA, "ruska_jarvi": RUSKA_JARVI}
ZERO_CLASS = "#FBFAF7"
SWATCH_EDGE = "#B8C2C6"

STATES = {
    "certain": Tone("#8F3512", "#F28B5F"),
    "possible": Tone("#B45A26", "#F0A05A"),
    "no": Tone("#2F6F5E", "#7FC7A9"),
    "unknown": Tone("#6A757C", "#9AA7AF"),
    "stop": Tone("#A8202F", "#F2818B"),
    "park": Tone("#B4560F", "#F0A05A"),
    "ask": Tone("#0B5C73", "#6FC3D8"),
    "tell": Tone("#51616B", "#A5B3BB"),
    "green": Tone("#1F7A55", "#6CC79B"),
    "yellow": Tone("#A87400", "#E3B341"),
    "red": Tone("#A8202F", "#F2818B"),
    "no_data": Tone("#6A757C", "#9AA7AF"),
}

MAP = {
    "sea": "#DDE8EF",
    "frame": "#D5DCE0",
    "neighbour": "#EDEEEB",
    "neighbour_line": "#C9CFCF",
    "land": "#F8F7F3",
    "outside_line": "#E2E2DC",
    "hatch": "#6A757C",
    "dot": "#8A979F",
    "lake": "#CBDDE8",
    "lake_line": "#A9C4D4",
    "railway": "#75828A",
    "road": "#B3AA95",
    "rim": "#FFFFFF",
    "border": "#C3C8C6",
    "region_line": "#9AA5A8",
    "own_region_line": "#3A4A52",
    "town": "#1A2A33",
    "place": "#51616B",
    "region_name": "#6A757C",
    "village": "#51616B",
}
"""Maps stay light in both themes: paper on a dark desk."""


def category_colours() -> list[str]:
    """Return the categories and the grey of the rest, as on a light ground."""
    return [tone.light for tone in (*CATEGORIES, OTHERS)]


def theme() -> str:
    """Return `light` or `dark`, as the reader's browser shows the page."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return "light"
    return st.context.theme.type or "light"


def rgba(value: str, alpha: int = 255) -> list[int]:
    """Turn `#RRGGBB` into the list of numbers that a map layer wants."""
    return [int(value[at : at + 2], 16) for at in (1, 3, 5)] + [alpha]


def text_on(fill: str) -> str:
    """Return night or white, whichever stands out more on `fill`."""
    ground = luminance(fill)
    on_white = 1.05 / (ground + 0.05)
    on_night = (ground + 0.05) / (luminance(GROUND.dark) + 0.05)
    return GROUND.dark if on_night > on_white else GROUND.light


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in rgba(colour)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

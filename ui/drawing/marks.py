"""State and category marks as small SVG pictures.

The word always stands beside the mark, so the picture's own alternative text is
empty unless the caller says that the mark stands alone.
"""

import base64
from html import escape

from etl.language import N_
from ui.drawing.colours import CATEGORIES, STATES, theme

WORDS = {
    "certain": N_("Certain"),
    "possible": N_("Possible"),
    "no": N_("No"),
    "unknown": N_("Not known"),
    "stop": N_("Stops"),
    "park": N_("Waits"),
    "ask": N_("Asks"),
    "tell": N_("Tells"),
    "green": N_("In order"),
    "yellow": N_("To watch"),
    "red": N_("Alarm"),
    "no_data": N_("No data"),
}

PRECISIONS = {
    "confirmed": "full",
    "postal_code": "ring",
    "municipality": "dashed",
    "unknown": "dashed",
}
"""How the fill of a symbol tells how well a place is known."""

_OCTAGON = '<path d="M6.6 1.2h6.8l5.4 5.4v6.8l-5.4 5.4H6.6l-5.4-5.4V6.6z" fill="{c}"/>'
_BANG = (
    '<path d="M10 5v6.2" stroke="{k}" stroke-width="2.4" stroke-linecap="round"/>'
    '<circle cx="10" cy="14.6" r="1.5" fill="{k}"/>'
)
_QUESTION = (
    '<path d="M7.6 8.1c0-1.4 1-2.3 2.5-2.3 1.4 0 2.4.9 2.4 2.1 0 1.7-2.4 1.9-2.4 3.7"'
    ' fill="none" stroke="{q}" stroke-width="1.7" stroke-linecap="round"/>'
    '<circle cx="10.1" cy="14.2" r="1.15" fill="{q}"/>'
)
_SHAPES = {
    "certain": '<circle cx="10" cy="10" r="8.4" fill="{c}"/>',
    "possible": (
        '<defs><pattern id="s" width="4.4" height="4.4" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="2.3" height="4.4" fill="{c}"/>'
        '</pattern></defs><circle cx="10" cy="10" r="8" fill="{k}"/>'
        '<circle cx="10" cy="10" r="7.9" fill="url(#s)" stroke="{c}"'
        ' stroke-width="1.8"/>'
    ),
    "no": (
        '<circle cx="10" cy="10" r="7.4" fill="none" stroke="{c}" stroke-width="2.4"/>'
    ),
    "unknown": (
        '<circle cx="10" cy="10" r="8.2" fill="none" stroke="{c}" stroke-width="1.6"'
        ' stroke-dasharray="2.6 2.55"/>' + _QUESTION
    ),
    "stop": _OCTAGON + '<path d="M5.6 10h8.8" stroke="{k}" stroke-width="2.8"/>',
    "park": (
        '<rect x="1.6" y="1.6" width="16.8" height="16.8" rx="1.6" fill="{c}"/>'
        '<path d="M7.4 5.8v8.4M12.6 5.8v8.4" stroke="{k}" stroke-width="2.6"/>'
    ),
    "ask": '<path d="M10 .4L19.6 10 10 19.6.4 10z" fill="{c}"/>' + _QUESTION,
    "tell": (
        '<circle cx="10" cy="10" r="8" fill="none" stroke="{c}" stroke-width="1.9"/>'
        '<path d="M10 9.2v5" stroke="{c}" stroke-width="2.1" stroke-linecap="round"/>'
        '<circle cx="10" cy="6" r="1.35" fill="{c}"/>'
    ),
    "green": (
        '<circle cx="10" cy="10" r="8.6" fill="{c}"/><path d="M5.9 10.3l2.9 2.9'
        ' 5.4-5.8" fill="none" stroke="{k}" stroke-width="2.3"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    ),
    "yellow": (
        '<path d="M10 1L19.4 18.4H.6z" fill="{c}" stroke="{c}" stroke-width="1"'
        ' stroke-linejoin="round"/><path d="M10 7.4v4.8" stroke="{k}"'
        ' stroke-width="2.2" stroke-linecap="round"/>'
        '<circle cx="10" cy="15.3" r="1.35" fill="{k}"/>'
    ),
    "red": _OCTAGON + _BANG,
    "no_data": (
        '<rect x="1.8" y="1.8" width="16.4" height="16.4" fill="none" stroke="{c}"'
        ' stroke-width="1.7" stroke-dasharray="2.7 2.77"/>'
    ),
}
_SYMBOL_PATHS = {
    "disc": '<circle cx="10" cy="10" r="{r}" {style}/>',
    "diamond": '<path d="M10 {a}L{b} 10 10 {b} {a} 10z" {style}/>',
}
_SYMBOL_STYLES = {
    "full": 'fill="{c}" stroke="#FFFFFF" stroke-width="1.4"',
    "ring": 'fill="#FFFFFF" stroke="{c}" stroke-width="3"',
    "dashed": (
        'fill="#FFFFFF" stroke="{c}" stroke-width="2.6" stroke-dasharray="2.9 2.1"'
    ),
}


def data_uri(svg: str) -> str:
    """Pack a drawing into an address that an `<img>` takes under the CSP."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def image(svg: str, *, alt: str = "", width: int, height: int, css: str = "") -> str:
    """Return the `<img>` of a drawing; `st.html` would drop an inline `<svg>`."""
    return (
        f'<img class="{css}" src="{data_uri(svg)}" width="{width}" height="{height}"'
        f' alt="{escape(alt, quote=True)}">'
    )


def state_svg(state: str, *, ground: str = "light") -> str:
    """Draw the mark of a state on a 20 × 20 field."""
    colour = STATES[state].on(ground)
    hole = "#10191F" if ground == "dark" else "#FFFFFF"
    drawing = (
        _SHAPES[state]
        .replace("{c}", colour)
        .replace("{k}", hole)
        .replace("{q}", hole if state == "ask" else colour)
    )
    return _field(drawing)


def symbol_svg(shape: str, fill: str, *, colour: str | None = None) -> str:
    """Draw a map symbol: `disc` or `diamond`, `full`, `ring` or `dashed`."""
    tone = colour or CATEGORIES[0 if shape == "disc" else 1].light
    outline = fill != "full"
    inset = 2.4 if outline else 0.8
    size = {"r": 8.6 if not outline else 7.0, "a": inset, "b": 20 - inset}
    style = _SYMBOL_STYLES[fill].format(c=tone)
    return _field(_SYMBOL_PATHS[shape].format(style=style, **size))


def stack_svg(count: int) -> str:
    """Draw the disc of several companies at one place, with their count."""
    return _field(
        f'<circle cx="10" cy="10" r="9.2" fill="{CATEGORIES[0].light}" stroke="#FFFFFF"'
        f' stroke-width="1.4"/><text x="10" y="14" text-anchor="middle" fill="#FFFFFF"'
        f' font-family="sans-serif" font-size="11" font-weight="700">{count}</text>'
    )


def state(name: str, *, size: int = 15, alt: str = "") -> str:
    """Return the `<img>` of a state's mark in the reader's theme."""
    return image(
        state_svg(name, ground=theme()), alt=alt, width=size, height=size, css="vv-mark"
    )


def symbol(shape: str, fill: str, *, size: int = 15, alt: str = "") -> str:
    """Return the `<img>` of a map symbol."""
    return image(
        symbol_svg(shape, fill), alt=alt, width=size, height=size, css="vv-mark"
    )


def _field(drawing: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="40"'
        f' height="40">{drawing}</svg>'
    )

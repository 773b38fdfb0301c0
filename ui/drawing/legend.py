"""The map's legend as text above the map, in reading order.

Scale classes are always all shown; hatch and dots only when they occur.
"""

from collections.abc import Collection, Sequence
from html import escape

import streamlit as st

from ui.drawing import colours, marks
from ui.maps.classes import Classes
from ui.text import N_, _

PRECISION_WORDS = (
    ("full", N_("address")),
    ("ring", N_("postal code")),
    ("dashed", N_("municipality only")),
)


def map_legend(
    measure: str,
    classes: Classes,
    *,
    suppressed: bool = False,
    no_data: str = "",
    bare: str = "",
) -> None:
    """Show the measure in bold, its classes as swatches, hatch and dots if used.

    `no_data` is the word for dotted areas ("ei haastatteluja") and `bare` that for
    areas without any colour ("ei työnhakijoita"), empty if there are none.
    """
    entries = [
        _entry(_swatch(colour), label)
        for colour, label in zip(classes.colours, classes.labels, strict=True)
    ]
    if suppressed:
        entries.append(_entry(_surface(hatch_svg()), ".. " + _("suppressed")))
    if no_data:
        entries.append(_entry(_surface(dots_svg()), no_data))
    if bare:
        entries.append(_entry(_swatch(colours.MAP["land"]), bare))
    _row([*([f"<b>{escape(measure)}</b>"] if measure else []), *entries])


def symbol_legend(
    title: str,
    symbols: Sequence[tuple[str, str, str]],
    *,
    fills: Collection[str] = ("full", "ring", "dashed"),
    stacks: bool = True,
) -> None:
    """Show the symbols in use, (shape, fill, word), then the precision marks.

    `fills` are the precisions that occur on the map, `stacks` tells whether several
    companies stand at one place.
    """
    entries = [f"<b>{escape(title)}</b>"]
    entries += [
        _entry(marks.symbol(shape, fill), word) for shape, fill, word in symbols
    ]
    if fills:
        location = _("Location")
        entries.append(f"<b>{escape(location)}</b>")
        entries += [
            _entry(marks.symbol("disc", fill), _(word))
            for fill, word in PRECISION_WORDS
            if fill in fills
        ]
    if stacks:
        stack = marks.image(marks.stack_svg(4), width=16, height=16, css="vv-mark")
        entries.append(_entry(stack, _("several")))
    _row(entries)


def hatch_svg() -> str:
    """Draw the surface of a suppressed area."""
    line = colours.MAP["hatch"]
    return (
        '<pattern id="h" width="5" height="5" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(-60)"><path d="M0 0v5" stroke="{line}"'
        ' stroke-width="2"/></pattern><rect width="26" height="13" fill="#FFFFFF"/>'
        '<rect width="26" height="13" fill="url(#h)"/>'
    )


def dots_svg() -> str:
    """Draw the surface of an area without data."""
    dot = colours.MAP["dot"]
    return (
        '<pattern id="d" width="4.4" height="4.4" patternUnits="userSpaceOnUse">'
        f'<circle cx="2.2" cy="2.2" r=".85" fill="{dot}"/></pattern>'
        f'<rect width="26" height="13" fill="{colours.MAP["land"]}"/>'
        '<rect width="26" height="13" fill="url(#d)"/>'
    )


def _swatch(colour: str) -> str:
    return _surface(f'<rect width="26" height="13" fill="{colour}"/>')


def _surface(drawing: str) -> str:
    edge = colours.SWATCH_EDGE
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="26" height="13"'
        f' viewBox="0 0 26 13">{drawing}<rect x=".5" y=".5" width="25" height="12"'
        f' fill="none" stroke="{edge}"/></svg>'
    )
    return marks.image(svg, width=26, height=13, css="vv-swatch")


def _entry(picture: str, word: str) -> str:
    return f"<span>{picture}{escape(word)}</span>"


def _row(parts: Sequence[str]) -> None:
    st.html(f'<div class="vv-legend">{"".join(parts)}</div>')

"""Bars of a number that may be known only between two ends.

Full = at least, striped = at most, dashed frame = nobody answered. The number
stands beside the bar as text; the picture itself is decoration.
"""

from typing import Any

from ui.drawing.colours import ACCENT, STATES, TRACK, theme
from ui.drawing.marks import image
from ui.text import is_missing


def interval_svg(
    low: Any,
    high: Any,
    *,
    top: float = 100,
    colour: str = "#8F3512",
    track: str = "#EEF1F1",
    width: int = 92,
    height: int = 12,
) -> str:
    """Draw low to high on a track that ends at `top`; both missing = dashed."""
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    frame += f' viewBox="0 0 {width} {height}">'
    if is_missing(low) and is_missing(high):
        edge = STATES["unknown"].light
        return (
            f'{frame}<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}"'
            f' fill="none" stroke="{edge}" stroke-dasharray="2 2"/></svg>'
        )
    start = _x(0 if is_missing(low) else low, top, width)
    end = _x(top if is_missing(high) else high, top, width)
    return (
        f'{frame}<defs><pattern id="p" width="5" height="5" patternUnits='
        f'"userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.5" height="5"'
        f' fill="{colour}"/></pattern></defs>'
        f'<rect width="{width}" height="{height}" fill="{track}"/>'
        f'<rect x="{start}" width="{max(0.0, end - start):.1f}" height="{height}"'
        f' fill="#FFFFFF"/>'
        f'<rect x="{start}" width="{max(0.0, end - start):.1f}" height="{height}"'
        f' fill="url(#p)"/><rect width="{start}" height="{height}" fill="{colour}"/>'
        f'<rect x="{max(0.0, end - 1):.1f}" width="1" height="{height}"'
        f' fill="{colour}"/></svg>'
    )


def interval_bar(
    low: Any,
    high: Any,
    *,
    top: float = 100,
    tone: str = "certain",
    width: int = 92,
    height: int = 12,
) -> str:
    """Return the `<img>` of an interval bar; `tone` is a state or `accent`."""
    colour = ACCENT if tone == "accent" else STATES[tone]
    drawing = interval_svg(
        low,
        high,
        top=top,
        colour=colour.on(theme()),
        track=TRACK.on(theme()),
        width=width,
        height=height,
    )
    return image(drawing, width=width, height=height, css="vv-bar")


def plain_bar(
    value: Any, *, top: float, tone: str = "accent", width: int = 140, height: int = 9
) -> str:
    """Return the `<img>` of a bar without a track, for exact values."""
    colour = (ACCENT if tone == "accent" else STATES[tone]).on(theme())
    length = 0.0 if is_missing(value) else _x(value, top, width)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{length}" height="{height}" fill="{colour}"/></svg>'
    )
    return image(drawing, width=width, height=height, css="vv-bar")


def _x(value: Any, top: float, width: int) -> float:
    share = float(value) / top if top else 0.0
    return round(min(1.0, max(0.0, share)) * width, 1)

"""A figure of one whole a row, cut into the answers that were given.

Tones go from the first answer, the darkest, to the last; what nobody told is grey and
hatched, so no meaning hangs on a colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from ui import text
from ui.drawing import colours
from ui.figures.style import new_figure

ROW_HEIGHT = 44
NARROW = 0.05
"""A piece of less than this share has no number in it."""
LETTER = 0.018
"""Share of the bar that a letter takes at the narrowest."""


@dataclass(frozen=True)
class Piece:
    """One answer of a row: its words, how many gave it, whether it is an answer."""

    words: str
    count: int
    is_told: bool = True


def stacked(rows: Sequence[tuple[str, Sequence[Piece]]]) -> go.Figure:
    """Draw one bar a row, first on top; `rows` are (name, pieces in order)."""
    figure = new_figure(ROW_HEIGHT * len(rows) + 30)
    for at, (_name, pieces) in enumerate(rows):
        whole = sum(piece.count for piece in pieces)
        told = [piece for piece in pieces if piece.is_told]
        tones = _tones(len(told))
        start = 0.0
        for place, piece in enumerate(pieces):
            share = piece.count / whole if whole else 0.0
            tone = tones[place] if piece.is_told else None
            if piece.count:
                figure.add_trace(_bar(at, start, share, piece, tone))
            start += share
    figure.update_layout(barmode="overlay", bargap=0.34)
    figure.update_xaxes(range=[0, 1.02], tickformat=".0%", dtick=0.25, showgrid=True)
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5],
        tickvals=list(range(len(rows))),
        ticktext=[escape(name) for name, _pieces in rows],
    )
    return figure


def _bar(
    at: int, start: float, share: float, piece: Piece, tone: tuple[str, str] | None
) -> go.Bar:
    theme = colours.theme()
    fill, ink = tone or (colours.TRACK.on(theme), colours.INK.on(theme))
    marker = {"color": fill, "line": {"color": colours.GROUND.on(theme), "width": 1}}
    if tone is None:
        grey = colours.HAIRLINE.on(theme)
        marker["pattern"] = {"shape": "/", "fgcolor": grey, "size": 6, "solidity": 0.25}
    number = text.number(piece.count)
    return go.Bar(
        x=[share],
        y=[at],
        base=[start],
        orientation="h",
        marker=marker,
        text=[_inside(piece.words, number, share)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": ink, "size": 13},
        hovertemplate=f"{escape(piece.words)}: {number}<extra></extra>",
    )


def _inside(words: str, number: str, share: float) -> str:
    """Return the words and the number if they fit, else the number, else nothing."""
    whole = f"{words} {number}"
    if share >= LETTER * (len(whole) + 1):
        return escape(whole)
    return number if share >= NARROW else ""


def _tones(count: int) -> list[tuple[str, str]]:
    """Return (fill, ink) of so many answers, dark to light."""
    scale = colours.MANTY[::-1]
    places = [round(k * (len(scale) - 1) / max(1, count - 1)) for k in range(count)]
    return [
        (scale[place], "#FFFFFF" if place < 2 else colours.INK.light)
        for place in places
    ]

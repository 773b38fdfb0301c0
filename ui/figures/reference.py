"""Dots that stand above or below a reference, such as the whole country.

The line from the reference to the dot is the message: how far, and to which side.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui import text
from ui.drawing import colours
from ui.figures.style import new_figure, ordinary, translucent

ROW_HEIGHT = 28
HEAD = 26
ROOM = 0.42
"""Room for the words behind the outermost dot, in spreads of the values."""


def from_reference(
    rows: pd.DataFrame,
    *,
    name: str,
    value: str,
    note: str = "",
    reference: float = 1,
    reference_word: str = "",
    decimals: int = 1,
) -> go.Figure:
    """Draw one dot a row at the end of a line from `reference`, first row on top.

    The arguments name columns. Dots below the reference are open and grey; `note`
    is a column of words that follow the value.
    """
    figure = new_figure(ROW_HEIGHT * len(rows) + HEAD + 34)
    values = [float(each) for each in rows[value]]
    notes = rows[note] if note else [""] * len(rows)
    words = [
        f"{text.number(each, decimals)}  {said}".rstrip()
        for each, said in zip(values, notes, strict=True)
    ]
    figure.add_traces([*_sides(values, reference), _words(values, words, reference)])
    ends = [*values, reference]
    spread = (max(ends) - min(ends)) or 1.0
    figure.update_layout(
        shapes=[_line(reference)],
        annotations=[_reference_word(reference, reference_word)],
        xaxis={
            "range": [min(ends) - spread * 0.05, max(ends) + spread * ROOM],
            "showgrid": True,
        },
        yaxis={
            "range": [len(rows) - 0.5, -1.1],
            "tickvals": list(range(len(rows))),
            "ticktext": [escape(str(each)) + "  " for each in rows[name]],
        },
    )
    return figure


def _sides(values: Sequence[float], reference: float) -> list[go.Scatter]:
    """Return lines and dots of the rows above the reference and of those below."""
    theme = colours.theme()
    ground = colours.GROUND.on(theme)
    drawn = []
    for above, colour in ((True, ordinary()), (False, colours.OTHERS.on(theme))):
        rows = [at for at, each in enumerate(values) if (each >= reference) is above]
        if not rows:
            continue
        lines = [(x, at) for at in rows for x in (reference, values[at], None)]
        drawn.append(
            go.Scatter(
                x=[x for x, _at in lines],
                y=[at for _x, at in lines],
                mode="lines",
                line={"color": translucent(colour, 0.55), "width": 2.4},
                hoverinfo="skip",
            )
        )
        edge = {"color": ground, "width": 1} if above else {"color": colour, "width": 2}
        drawn.append(
            go.Scatter(
                x=[values[at] for at in rows],
                y=rows,
                mode="markers",
                marker={"size": 11, "color": colour if above else ground, "line": edge},
                hoverinfo="skip",
            )
        )
    return drawn


def _words(
    values: Sequence[float], words: Sequence[str], reference: float
) -> go.Scatter:
    return go.Scatter(
        x=[max(each, reference) for each in values],
        y=list(range(len(values))),
        mode="text",
        # the space keeps the words off the dot
        text=[text.NBSP * 3 + escape(each) for each in words],
        textposition="middle right",
        textfont={"size": 13},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _line(reference: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": reference,
        "x1": reference,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": colours.AXIS.on(colours.theme()), "width": 1.4},
    }


def _reference_word(reference: float, word: str) -> dict[str, Any]:
    return {
        "x": reference,
        "y": -1.0,
        "text": escape(word),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 5,
        "font": {"size": 13, "color": colours.MUTED.on(colours.theme())},
    }

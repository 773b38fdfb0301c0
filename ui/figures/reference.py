"""Dots that stand above or below a reference, such as the whole country.

The line from the reference to the dot is the message: how far, and to which side.
"""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from ui import text
from ui.drawing import colours
from ui.figures.style import new_figure, ordinary, translucent

ROW_HEIGHT = 28
HEAD = 26


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
    values = rows[value].astype(float)
    ends = [*values, reference]
    spread = (max(ends) - min(ends)) or 1.0
    figure.add_vline(
        x=reference, line={"color": colours.AXIS.on(colours.theme()), "width": 1.4}
    )
    _word(figure, reference, reference_word)
    for at, row in enumerate(rows.to_dict("records")):
        words = text.number(row[value], decimals)
        words += f"  {row[note]}" if note else ""
        _dot(figure, at, float(row[value]), reference, words)
    start = min(ends) - spread * 0.05
    # room for the words that follow the outermost dot
    figure.update_xaxes(range=[start, max(ends) + spread * 0.42], showgrid=True)
    figure.update_yaxes(
        range=[len(rows) - 0.5, -1.1],
        tickvals=list(range(len(rows))),
        ticktext=[escape(str(words)) + "  " for words in rows[name]],
    )
    return figure


def _dot(
    figure: go.Figure, at: int, value: float, reference: float, words: str
) -> None:
    above = value >= reference
    colour = ordinary() if above else colours.OTHERS.on(colours.theme())
    figure.add_scatter(
        x=[reference, value],
        y=[at, at],
        mode="lines",
        line={"color": translucent(colour, 0.55), "width": 2.4},
        hoverinfo="skip",
    )
    ground = colours.GROUND.on(colours.theme())
    figure.add_scatter(
        x=[value],
        y=[at],
        mode="markers",
        marker={
            "size": 11,
            "color": colour if above else ground,
            "line": {"color": ground if above else colour, "width": 1 if above else 2},
        },
        hovertemplate=escape(words) + "<extra></extra>",
    )
    figure.add_annotation(
        x=max(value, reference),
        y=at,
        text=escape(words),
        showarrow=False,
        xanchor="left",
        xshift=9,
        font={"size": 13},
    )


def _word(figure: go.Figure, reference: float, word: str) -> None:
    figure.add_annotation(
        x=reference,
        y=-1.0,
        text=escape(word),
        showarrow=False,
        xanchor="left",
        yanchor="middle",
        xshift=5,
        font={"size": 13, "color": colours.MUTED.on(colours.theme())},
    )

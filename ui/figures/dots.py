"""A figure of one dot a row: a value with its range.

A range is what is known of the value, not a spread of luck; where nobody answered
there is no dot, only the words.
"""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui import text
from ui.drawing import colours
from ui.figures.style import new_figure, ordinary, translucent, vulnerable

ROW_HEIGHT = 37
HEADROOM = 0.4
"""Rows kept free on top for the word of the limit."""


def dot_range(
    rows: pd.DataFrame,
    *,
    name: str,
    value: str,
    low: str,
    high: str,
    limit: float | None = None,
    limit_word: str = "",
    decimals: int = 1,
    choice: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw one dot with its range a row, in the rows' order, first on top.

    The arguments name columns. Values at or over `limit` are diamonds in the
    vulnerable colour, and the field over it is tinted with `limit_word` in it.
    `choice` is the column of the ids that dots carry, and the chosen id, whose
    name is bold.
    """
    figure = new_figure(ROW_HEIGHT * len(rows) + 44)
    known = rows[[low, value, high]].max(axis=None) if len(rows) else 0
    ends = [0.0 if text.is_missing(float(known)) else float(known), limit or 0]
    top = max(ends) * 1.14 or 1.0
    if limit is not None:
        _limit_field(figure, limit, top, limit_word)
    for at, row in enumerate(rows.to_dict("records")):
        ends = [row[value], row[low], row[high]]
        _dot(figure, at, ends, limit, decimals, row_id=str(row.get(choice[0], "")))
    ids = rows[choice[0]].astype(str) if choice[0] else [""] * len(rows)
    figure.update_xaxes(range=[0, top], showgrid=True)
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5 - (HEADROOM if limit_word else 0)],
        tickvals=list(range(len(rows))),
        ticktext=[
            _row_name(str(words), is_chosen=bool(one) and one == choice[1])
            for words, one in zip(rows[name], ids, strict=True)
        ],
    )
    return figure


def _row_name(words: str, *, is_chosen: bool) -> str:
    name = escape(words)
    return (f"<b>{name}</b>" if is_chosen else name) + "  "


def _limit_field(figure: go.Figure, limit: float, top: float, word: str) -> None:
    theme = colours.theme()
    figure.add_vrect(
        x0=limit,
        x1=top,
        fillcolor=colours.LIMIT_FIELD.on(theme),
        line_width=0,
        layer="below",
    )
    figure.add_annotation(
        x=limit,
        y=1,
        yref="paper",
        text=escape(word),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        xshift=4,
        font={"size": 13, "color": colours.LIMIT_WORD.on(theme)},
    )


def _marker(colour: str, *, is_over: bool) -> dict[str, Any]:
    return {
        "size": 12 if is_over else 11,
        "symbol": "diamond" if is_over else "circle",
        "color": colour,
        "line": {"color": colours.GROUND.on(colours.theme()), "width": 1},
    }


def _dot(
    figure: go.Figure,
    at: int,
    values: list[Any],
    limit: float | None,
    decimals: int,
    *,
    row_id: str,
) -> None:
    value, low, high = values
    if text.is_missing(value):
        end, words = 0, text.unknown()
    else:
        end = value if text.is_missing(high) else high
        words = text.number(value, decimals)
        over = limit is not None and value >= limit
        colour = vulnerable() if over else ordinary()
        figure.add_scatter(
            x=[low, high],
            y=[at, at],
            mode="lines",
            line={"color": translucent(colour, 0.55), "width": 2.4},
            hoverinfo="skip",
        )
        figure.add_scatter(
            x=[value],
            y=[at],
            mode="markers",
            customdata=[row_id],
            # the other dots stay as they are when one is pointed at
            unselected={"marker": {"opacity": 1}},
            marker=_marker(colour, is_over=over),
            hovertemplate=f"{words} ({text.interval(low, high, decimals)})"
            "<extra></extra>",
        )
    figure.add_annotation(
        x=end, y=at, text=words, showarrow=False, xanchor="left", xshift=8
    )

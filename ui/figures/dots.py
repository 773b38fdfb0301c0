"""Figures made of dots: a value with its range, and two indices against each other.

A range is what is known of the value, not a spread of luck; where nobody answered
there is no dot, only the words.
"""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui import text
from ui.drawing import colours
from ui.figures.names import beside
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
    row_id: str = "",
    chosen: str = "",
    height: int = 0,
) -> go.Figure:
    """Draw one dot with its range a row, in the rows' order, first on top.

    The arguments name columns. Values at or over `limit` are diamonds in the
    vulnerable colour, and the field over it is tinted with `limit_word` in it.
    Dots carry their `row_id`, and the name of the `chosen` one is bold.
    """
    figure = new_figure(height or ROW_HEIGHT * len(rows) + 44)
    known = rows[[low, value, high]].max(axis=None) if len(rows) else 0
    ends = [0.0 if text.is_missing(float(known)) else float(known), limit or 0]
    top = max(ends) * 1.14 or 1.0
    if limit is not None:
        _limit_field(figure, limit, top, limit_word)
    for at, row in enumerate(rows.to_dict("records")):
        ends = [row[value], row[low], row[high]]
        _dot(figure, at, ends, limit, decimals, row_id=str(row.get(row_id, "")))
    ids = rows[row_id].astype(str) if row_id else [""] * len(rows)
    figure.update_xaxes(range=[0, top], showgrid=True)
    figure.update_yaxes(
        range=[len(rows) - 0.5, -0.5 - (HEADROOM if limit_word else 0)],
        tickvals=list(range(len(rows))),
        ticktext=[
            _row_name(str(words), is_chosen=bool(chosen) and one == chosen)
            for words, one in zip(rows[name], ids, strict=True)
        ],
    )
    return figure


def cross_scatter(
    rows: pd.DataFrame,
    *,
    name: str,
    count: str,
    x: str,
    y: str,
    titles: tuple[str, str],
    fragile_below: tuple[float, float] = (0.4, 0.5),
    corner_words: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw two indices of 0-1 against each other, intervals as cross-hairs.

    `x` and `y` name columns; `<x>_low`, `<x>_high`, … are their intervals. The
    corner under `fragile_below` is tinted; `corner_words` are (fragile, robust).
    """
    figure = new_figure(300)
    _corners(figure, fragile_below, corner_words)
    shown = rows.dropna(subset=[x, y]).to_dict("records")
    texts = [
        f"{escape(str(row[name]))} n{text.NBSP}={text.NBSP}{text.number(row[count])}"
        for row in shown
    ]
    sides = beside(
        [_cross(row, x, y) for row in shown], [len(words) for words in texts]
    )
    for row, words, side in zip(shown, texts, sides, strict=True):
        is_fragile = row[x] < fragile_below[0] and row[y] < fragile_below[1]
        figure.add_trace(_crossed(row, x, y, is_fragile=is_fragile))
        _name(figure, (row[x], row[y]), words, side)
    ticks = [0, 0.25, 0.5, 0.75, 1]
    figure.update_xaxes(
        range=[0, 1.01], tickvals=ticks, showgrid=True, title_text=titles[0]
    )
    figure.update_yaxes(
        range=[0, 1.02], tickvals=ticks, showgrid=True, title_text=titles[1]
    )
    return figure


def _cross(row: dict[Any, Any], x: str, y: str) -> tuple[float, ...]:
    names = (x, y, f"{x}_low", f"{y}_low", f"{x}_high", f"{y}_high")
    return tuple(float(row[name]) for name in names)


def _name(
    figure: go.Figure, place: tuple[float, float], words: str, side: tuple[int, int]
) -> None:
    figure.add_annotation(
        x=place[0],
        y=place[1],
        text=words,
        showarrow=False,
        xanchor="left" if side[0] > 0 else "right",
        yanchor="bottom" if side[1] > 0 else "top",
        xshift=6 * side[0],
        yshift=2 * side[1],
        font={"size": 13},
    )


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
            marker={
                "size": 12 if over else 11,
                "symbol": "diamond" if over else "circle",
                "color": colour,
                "line": {"color": colours.GROUND.on(colours.theme()), "width": 1},
            },
            hovertemplate=f"{words} ({text.interval(low, high, decimals)})"
            "<extra></extra>",
        )
    figure.add_annotation(
        x=end, y=at, text=words, showarrow=False, xanchor="left", xshift=8
    )


def _crossed(row: dict[Any, Any], x: str, y: str, *, is_fragile: bool) -> go.Scatter:
    colour = vulnerable() if is_fragile else ordinary()
    ends = {
        axis: {
            "type": "data",
            "symmetric": False,
            "array": [row[f"{name}_high"] - row[name]],
            "arrayminus": [row[name] - row[f"{name}_low"]],
            "thickness": 1.4,
            "width": 0,
            "color": colour,
        }
        for axis, name in (("error_x", x), ("error_y", y))
    }
    return go.Scatter(
        x=[row[x]],
        y=[row[y]],
        mode="markers",
        marker={
            "size": 11 if is_fragile else 10,
            "symbol": "diamond" if is_fragile else "circle",
            "color": colour,
            "line": {"color": colours.GROUND.on(colours.theme()), "width": 1.2},
        },
        hovertemplate="%{x:.2f} · %{y:.2f}<extra></extra>",
        **ends,
    )


def _corners(
    figure: go.Figure, below: tuple[float, float], words: tuple[str, str]
) -> None:
    theme = colours.theme()
    figure.add_shape(
        type="rect",
        x0=0,
        y0=0,
        x1=below[0],
        y1=below[1],
        fillcolor=colours.LIMIT_FIELD.on(theme),
        line_width=0,
        layer="below",
    )
    places = (
        (words[0], 0.01, 0.01, "left", "bottom", colours.LIMIT_WORD),
        (words[1], 0.99, 0.99, "right", "top", colours.STATES["no"]),
    )
    for word, across, up, side, edge, tone in places:
        figure.add_annotation(
            x=across,
            y=up,
            text=escape(word),
            showarrow=False,
            xanchor=side,
            yanchor=edge,
            font={"size": 13, "color": tone.on(theme)},
        )

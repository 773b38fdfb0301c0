"""A figure of two indices against each other, with what is known as cross-hairs.

The interval is what is known of an index, not a spread of luck.
"""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui import text
from ui.drawing import colours
from ui.figures.names import beside
from ui.figures.style import new_figure, ordinary, vulnerable


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
        [_cross(row, x, y) for row in shown],
        [len(words) for words in texts],
        taken=[(0, 0, 0.4, 0.08), (0.9, 0.91, 1, 1)],
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
    across, up = side
    figure.add_annotation(
        x=place[0],
        y=place[1],
        text=words,
        xanchor="left" if across > 0 else "right",
        yanchor="middle" if up == 0 else "bottom" if up > 0 else "top",
        font={"size": 13},
        **(_led(across, up) if abs(up) > 1 else _near(across, up)),
    )


def _near(across: int, up: int) -> dict[str, Any]:
    return {"showarrow": False, "xshift": (6 if up else 9) * across, "yshift": 2 * up}


def _led(across: int, up: int) -> dict[str, Any]:
    """Lead from the dot to a name that stands a line away."""
    line = colours.AXIS.on(colours.theme())
    arrow = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": line, "standoff": 6}
    return {"showarrow": True, "ax": 7 * across, "ay": -10 * up, "borderpad": 0} | arrow


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

"""One dot a company: the whole spread instead of a mean.

A mean of nine companies hides the one that stops first; the dots show it.
"""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from ui import text
from ui.drawing import colours
from ui.figures.style import new_figure, ordinary

GROUP_HEIGHT = 90
DOT = 9
PLOT_WIDTH = 380
STEP = 0.14


def beeswarm(
    rows: pd.DataFrame,
    *,
    group: str,
    value: str,
    unit: str = "",
    least: int = 3,
) -> go.Figure:
    """Draw one dot a company, grouped, with the median as a line.

    A group with fewer than `least` companies is named but not drawn.
    """
    known = rows.dropna(subset=[value])
    names = list(dict.fromkeys(rows[group]))
    figure = new_figure(GROUP_HEIGHT * len(names) + 40)
    top = float(known[value].max()) if len(known) else 1.0
    bin_width = (top or 1) * 1.05 / (PLOT_WIDTH / (DOT + 2))
    for at, name in enumerate(names):
        values = sorted(known.loc[known[group] == name, value].astype(float))
        if len(values) >= least:
            _swarm(figure, at, values, bin_width)
            _median(figure, at, values, unit)
    figure.update_xaxes(range=[-bin_width, top * 1.08], showgrid=True)
    figure.update_yaxes(
        range=[len(names) - 0.45, -0.62],
        tickvals=list(range(len(names))),
        ticktext=[_label(name, known, group) for name in names],
    )
    return figure


def places(values: list[float], bin_width: float) -> list[tuple[float, float]]:
    """Return where each dot stands: its value, and how far it is pushed aside."""
    filled: dict[int, int] = {}
    found = []
    for value in values:
        column = round(value / bin_width) if bin_width else 0
        count = filled.get(column, 0)
        filled[column] = count + 1
        aside = (count + 1) // 2 * STEP * (1 if count % 2 else -1)
        found.append((value, aside))
    return found


def _swarm(figure: go.Figure, at: int, values: list[float], bin_width: float) -> None:
    spots = places(values, bin_width)
    figure.add_scatter(
        x=[x for x, _ in spots],
        y=[at + aside for _, aside in spots],
        mode="markers",
        marker={
            "size": DOT,
            "color": ordinary(),
            "opacity": 0.82,
            "line": {"color": colours.GROUND.on(colours.theme()), "width": 0.6},
        },
        hovertemplate="%{x}<extra></extra>",
    )


def _median(figure: go.Figure, at: int, values: list[float], unit: str) -> None:
    middle = float(pd.Series(values).median())
    ink = colours.INK.on(colours.theme())
    figure.add_scatter(
        x=[middle, middle],
        y=[at - 0.36, at + 0.36],
        mode="lines",
        line={"color": ink, "width": 2},
        hoverinfo="skip",
    )
    figure.add_annotation(
        x=middle,
        y=at - 0.36,
        text=text.with_unit(text.number(middle), unit),
        showarrow=False,
        yanchor="bottom",
        font={"size": 13},
    )


def _label(name: str, known: pd.DataFrame, group: str) -> str:
    count = int((known[group] == name).sum())
    return f"{escape(str(name))}  <br>n{text.NBSP}={text.NBSP}{text.number(count)}  "

"""The same small line chart for several series, on one common scale.

One scale for all: otherwise the eye compares shapes and not amounts.
"""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from ui.drawing import colours
from ui.figures.style import ordinary, template, vulnerable

ROW_HEIGHT = 112


def small_multiples(
    rows: pd.DataFrame,
    *,
    name: str,
    period: str,
    value: str,
    limit: float | None = None,
    break_at: Any = None,
    behind: str = "",
    columns: int = 2,
    height: int = 0,
) -> go.Figure:
    """Draw one small line a name, in order of appearance, last point marked.

    Series whose last value is at or over `limit` are in the vulnerable colour;
    `break_at` is the period of a break in the series, a dotted line. `behind` is a
    column of values that vary more, a faint line behind the line of `value`.
    """
    names = list(dict.fromkeys(rows[name]))
    lines = max(1, -(-len(names) // columns))
    figure = make_subplots(
        rows=lines,
        cols=columns,
        shared_xaxes="all",
        shared_yaxes="all",
        horizontal_spacing=0.08,
        vertical_spacing=0.32 / lines if lines > 1 else 0,
    )
    figure.update_layout(template=template(colours.theme()), height=ROW_HEIGHT * lines)
    top = float(rows[value].max()) * 1.25 if len(rows) else 1.0
    for at, title in enumerate(names):
        cell = {"row": at // columns + 1, "col": at % columns + 1}
        series = rows.loc[rows[name] == title].dropna(subset=[value])
        _line(figure, series[period], series[value], limit, cell)
        _title(figure, str(title), at)
        if break_at is not None:
            figure.add_vline(
                x=break_at, line={"dash": "dot", "width": 1.2, "color": _axis()}, **cell
            )
    figure.update_yaxes(range=[0, top], nticks=4, showgrid=True, tickfont_size=12)
    figure.update_xaxes(nticks=3, tickfont_size=12)
    return figure


def _line(
    figure: go.Figure,
    periods: pd.Series,
    values: pd.Series,
    limit: float | None,
    cell: dict[str, int],
) -> None:
    if values.empty:
        return
    over = limit is not None and values.iloc[-1] >= limit
    colour = vulnerable() if over else ordinary()
    figure.add_scatter(
        x=periods, y=values, mode="lines", line={"color": colour, "width": 1.8}, **cell
    )
    figure.add_scatter(
        x=periods.iloc[-1:],
        y=values.iloc[-1:],
        mode="markers",
        marker={"color": colour, "size": 8},
        **cell,
    )


def _title(figure: go.Figure, words: str, at: int) -> None:
    axis = "" if at == 0 else str(at + 1)
    figure.add_annotation(
        x=0,
        y=1,
        xref=f"x{axis} domain",
        yref=f"y{axis} domain",
        text=escape(words),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        xshift=2,
        font={"size": 13},
        bgcolor=colours.GROUND.on(colours.theme()),
    )


def _axis() -> str:
    return colours.AXIS.on(colours.theme())

"""The same small line chart for several series, on one common scale.

One scale for all: otherwise the eye compares shapes and not amounts.
"""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from pandas.api.types import is_datetime64_any_dtype
from plotly.subplots import make_subplots

from ui.drawing import colours
from ui.figures.style import ordinary, template, vulnerable
from ui.text import is_missing

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
    highest = rows[[value, *([behind] if behind else [])]].max(axis=None)
    for at, title in enumerate(names):
        cell = {"row": at // columns + 1, "col": at % columns + 1}
        series = rows.loc[rows[name] == title, [period, value]]
        if behind:
            _behind(figure, series[period], rows.loc[series.index, behind], cell)
        _line(figure, series.dropna(), limit, cell)
        _title(figure, str(title), at)
        if break_at is not None:
            figure.add_vline(
                x=break_at, line={"dash": "dot", "width": 1.2, "color": _axis()}, **cell
            )
    figure.update_yaxes(range=[0, _top(highest)], nticks=4, tickfont_size=12)
    figure.update_yaxes(showgrid=True)
    figure.update_xaxes(tickfont_size=12, **_ticks(rows[period]))
    return figure


def _top(highest: float) -> float:
    return 1.0 if is_missing(float(highest)) else float(highest) * 1.25


def _ticks(periods: pd.Series) -> dict[str, Any]:
    """Mark the years only: names of months would be in one language."""
    if is_datetime64_any_dtype(periods):
        return {"tickformat": "%Y", "dtick": "M12", "tick0": "2000-01-01"}
    return {"nticks": 3}


def _hover(periods: pd.Series) -> str:
    written = "%{x|%-m/%Y}" if is_datetime64_any_dtype(periods) else "%{x}"
    return written + ": %{y:.1f}<extra></extra>"


def _behind(
    figure: go.Figure, periods: pd.Series, values: pd.Series, cell: dict[str, int]
) -> None:
    figure.add_scatter(
        x=periods,
        y=values,
        mode="lines",
        line={"color": _axis(), "width": 1},
        opacity=0.55,
        hoverinfo="skip",
        **cell,
    )


def _line(
    figure: go.Figure,
    series: pd.DataFrame,
    limit: float | None,
    cell: dict[str, int],
) -> None:
    if series.empty:
        return
    periods, values = series.iloc[:, 0], series.iloc[:, 1]
    over = limit is not None and values.iloc[-1] >= limit
    colour = vulnerable() if over else ordinary()
    figure.add_scatter(
        x=periods,
        y=values,
        mode="lines",
        line={"color": colour, "width": 1.8},
        hovertemplate=_hover(periods),
        **cell,
    )
    figure.add_scatter(
        x=periods.iloc[-1:],
        y=values.iloc[-1:],
        mode="markers",
        marker={"color": colour, "size": 8},
        hovertemplate=_hover(periods),
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

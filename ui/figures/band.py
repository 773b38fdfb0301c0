"""A figure of what is known of one amount over time: at least and at most.

The field between the two lines is what is not known, not a spread of luck.
"""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from ui.drawing import colours
from ui.figures.style import new_figure, translucent, vulnerable

NEARLY = 0.95
"""A line stands at its highest from this share of it on."""


def band(
    rows: pd.DataFrame,
    *,
    over: str,
    low: str,
    high: str,
    titles: tuple[str, str],
    line_words: tuple[str, str],
    span: tuple[float, float] = (0, 0),
    span_word: str = "",
) -> go.Figure:
    """Draw the share `low` to `high` (0-1) over the numbers of `over`.

    `line_words` name the lower and the upper line where they end highest; `span` is a
    part of `over` that is tinted, with `span_word` in it.
    """
    figure = new_figure(260)
    colour = vulnerable()
    top = max(float(rows[high].max()) * 1.25, 0.05)
    if span[1] > span[0]:
        _span(figure, span, span_word)
    for column, dash, fill in ((low, "solid", None), (high, "dot", "tonexty")):
        figure.add_trace(
            go.Scatter(
                x=rows[over],
                y=rows[column],
                mode="lines",
                line={"color": colour, "width": 2, "dash": dash, "shape": "hv"},
                fill=fill,
                fillcolor=translucent(colour, 0.14),
                hovertemplate="%{x}: %{y:.1%}<extra></extra>",
            )
        )
    for column, word in ((high, line_words[1]), (low, line_words[0])):
        _name(figure, rows, (over, column), word)
    figure.update_xaxes(
        title_text=titles[0], range=[rows[over].min(), rows[over].max()]
    )
    figure.update_yaxes(
        title_text=titles[1], range=[0, top], tickformat=".0%", showgrid=True
    )
    return figure


def _name(
    figure: go.Figure, rows: pd.DataFrame, axes: tuple[str, str], word: str
) -> None:
    """Name a line beside the end of its highest part, where it leaves room."""
    over, column = axes
    highest, end = rows[column].max(), rows[over].max()
    last = rows.loc[rows[column] >= NEARLY * highest, over].max()
    is_late = last > 0.8 * end
    figure.add_annotation(
        x=min(last + 1, end),
        y=highest,
        text=escape(word),
        showarrow=False,
        xanchor="right" if is_late else "left",
        yanchor="bottom" if is_late else "middle",
        xshift=0 if is_late else 6,
        font={"size": 13, "color": vulnerable()},
    )


def _span(figure: go.Figure, span: tuple[float, float], word: str) -> None:
    theme = colours.theme()
    figure.add_vrect(
        x0=span[0],
        x1=span[1],
        fillcolor=colours.LIMIT_FIELD.on(theme),
        line_width=0,
        layer="below",
    )
    figure.add_annotation(
        x=span[0],
        y=1,
        yref="paper",
        text=escape(word),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        xshift=4,
        font={"size": 13, "color": colours.LIMIT_WORD.on(theme)},
    )

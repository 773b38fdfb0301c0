"""Figures made of dots: a value with its range, two indices, one dot a company."""

import pandas as pd
import plotly.graph_objects as go


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
) -> go.Figure:
    """Draw one dot with its range a row, in the rows' order, first on top.

    The arguments name columns. Values at or over `limit` are diamonds in the
    vulnerable colour, and the field over it is tinted with `limit_word` in it.
    """
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError

"""The same small line chart for several series, on one common scale."""

import pandas as pd
import plotly.graph_objects as go


def small_multiples(
    rows: pd.DataFrame,
    *,
    name: str,
    period: str,
    value: str,
    limit: float | None = None,
    break_at: str = "",
    columns: int = 2,
) -> go.Figure:
    """Draw one small line a name, in order of appearance, last point marked.

    Series whose last value is at or over `limit` are in the vulnerable colour;
    `break_at` is the period of a break in the series, a dotted line.
    """
    raise NotImplementedError

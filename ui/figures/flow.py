"""The flow of a critical input: from countries through suppliers to users."""

import pandas as pd
import plotly.graph_objects as go


def flow(
    rows: pd.DataFrame,
    *,
    steps: tuple[str, ...],
    weight: str,
    is_unknown: str = "is_unknown",
    chokepoints: frozenset[str] = frozenset(),
    most_nodes: int = 12,
) -> go.Figure:
    """Draw flows between the columns `steps`, widths by the column `weight`.

    Names in `chokepoints` are drawn in the vulnerable colour, flows of unknown
    origin in grey. Beyond `most_nodes` the smallest become one node "others".
    """
    raise NotImplementedError

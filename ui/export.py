"""The `Vie` menu: the rows of a figure as csv or xlsx, with all that explains them.

What leaves the screen carries its filters, sources, date, build and class; cells
that a spreadsheet would take for a formula are made plain text.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from ui.tables import Column


def menu(
    key: str,
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    title: str,
    filters: Mapping[str, str],
    sources: Sequence[str],
    disclosure: str,
) -> None:
    """Show the popover `Vie` with the rows as csv and xlsx.

    `filters` is label -> chosen value; `sources` are the strings of the source
    line; `disclosure` is internal, confidential, partner or public.
    """
    raise NotImplementedError

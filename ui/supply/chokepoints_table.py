"""Under a figure of the page: the same rows as a table, and as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ui import export
from ui.tables import Column, table
from ui.text import _


@dataclass(frozen=True)
class About:
    """What explains the rows of a figure: filters in use, sources, class, the page."""

    filters: Mapping[str, str]
    sources: Sequence[str]
    disclosure: str
    page: str = "chokepoints"
    answer: str = ""
    figures: Sequence[tuple[str, str]] = ()
    """What the page's heading says, for the export of the page itself."""


def below(
    key: str,
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    title: str,
    about: About,
    label: str = "",
) -> None:
    """Show, closed, the rows of the figure above as a table with its export."""
    with st.expander(label or _("The same as a table"), key=f"table-{key}"):
        table(rows, columns, caption=title)
        offer(key, rows, columns, title=title, about=about)


def offer(
    key: str,
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    title: str,
    about: About,
) -> None:
    """Offer rows as files, with all that explains them."""
    export.menu(
        f"{about.page}_{key}",
        rows,
        columns,
        title=title,
        filters=about.filters,
        sources=about.sources,
        disclosure=about.disclosure,
        answer=about.answer,
        figures=about.figures,
    )

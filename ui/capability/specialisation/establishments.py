"""Quotients of establishments, with what chance could have made of them."""

import pandas as pd
import plotly.graph_objects as go

from ui import figures, page
from ui.remembered import remembered
from ui.tables import Column, table_below
from ui.text import _

SHOWN = 10


def show(rows: pd.DataFrame) -> None:
    """Show the industries with most weight by establishments, with intervals."""
    title = _("And by the number of establishments?")
    page.section(
        title,
        _(
            "The line is where the quotient would lie in nine of ten draws of "
            "establishments. Fewer than three give none."
        ),
    )
    if rows.empty:
        page.note(
            _("There are no statistics of establishments for this area yet."),
            mark="no_data",
        )
        return
    figures.show(drawn(rows), "establishments", alt=title)
    table_below(rows, columns(), caption=title)


@remembered(16)
def drawn(rows: pd.DataFrame) -> go.Figure:
    """Draw the first industries against the whole country."""
    named = rows.assign(name=rows["short_name"].fillna(rows["industry_name"]))
    return figures.dot_range(
        named.head(SHOWN),
        name="name",
        value="location_quotient",
        low="quotient_low",
        high="quotient_high",
    )


def columns() -> list[Column]:
    """Return the columns of the table."""
    return [
        Column("industry_name", _("Industry")),
        Column("establishment_count", _("Establishments"), kind="number"),
        Column("location_quotient", _("Location quotient"), kind="number", decimals=2),
        Column(("quotient_low", "quotient_high"), _("Interval"), decimals=2),
    ]

"""What the region could do next, and from what: industries near to its own ones."""

import pandas as pd

from ui import page, text
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import _

SHOWN = 10
NEAREST = 3


def show(rows: pd.DataFrame, supports: pd.DataFrame) -> None:
    """Show the industries with most of what lies near them already here."""
    page.section(
        _("What could the area do next, and from what?"),
        _(
            "Nearness 0–100: of all that is usually found in the same regions as the "
            "industry, how much is here already. 100 would be all."
        ),
    )
    if rows.empty:
        page.note(
            _("It is computed when statistics of all regions are loaded."),
            mark="no_data",
        )
        return
    told = explained(rows, supports)
    caption = _("Industries near to those of the area")
    table(told, columns(), caption=caption, first=SHOWN)
    table_below(told, columns(), caption=caption)


@remembered(32)
def explained(rows: pd.DataFrame, supports: pd.DataFrame) -> pd.DataFrame:
    """Add the names of the area's own industries that lie nearest."""
    first = supports[supports["support_rank"] <= NEAREST]
    names = first.groupby("industry_code")["short_name"].agg(", ".join)
    return rows.assign(
        support=rows["industry_code"].map(names),
        industry=rows["short_name"].fillna(rows["industry_name"]),
    )


def columns() -> list[Column]:
    """Return the columns of the table."""
    return [
        Column("industry", _("Industry")),
        Column(
            "relatedness_density",
            _("Nearness"),
            kind="number",
            bar="accent",
            top=100,
        ),
        Column("location_quotient", _("Now (LQ)"), kind="number", decimals=1),
        Column("support", _("Near to, of the area's own")),
    ]


def sentence(rows: pd.DataFrame, supports: pd.DataFrame) -> str:
    """Say what lies nearest and what it would grow from."""
    if rows.empty:
        return ""
    first = explained(rows, supports).iloc[0]
    words = _("Nearest to what is here already: **{industry}** ({nearness}/100).")
    return words.format(
        industry=text.lowered(str(first["industry"])),
        nearness=text.number(first["relatedness_density"]),
    )

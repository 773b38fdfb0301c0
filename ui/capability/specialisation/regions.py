"""Which regions complete this one, and with what."""

import pandas as pd

from ui import page
from ui.remembered import remembered
from ui.tables import Column, table
from ui.text import _

SHOWN = 8
STRONGEST = 3


def show(rows: pd.DataFrame, lendings: pd.DataFrame) -> None:
    """Show the other regions, the most different first, and what they could lend."""
    page.section(
        _("Which regions complete it?"),
        _(
            "100 % is nothing in common. What the other region is specialised in and "
            "this one is not, its strongest first."
        ),
    )
    if rows.empty:
        page.note(
            _("It is computed when statistics of all regions are loaded."),
            mark="no_data",
        )
        return
    table(
        completed(rows, lendings),
        [
            Column("area_name", _("Region")),
            Column("complementarity", _("Different"), kind="share"),
            Column("lendable_count", _("Could lend")),
            Column("lent", _("Its strongest")),
        ],
        caption=_("Which regions complete it?"),
        first=SHOWN,
    )


@remembered(32)
def completed(rows: pd.DataFrame, lendings: pd.DataFrame) -> pd.DataFrame:
    """Add the names of what each region could lend."""
    strongest = lendings.groupby("other_region_code").head(STRONGEST)
    names = strongest.groupby("other_region_code")["short_name"].agg(", ".join)
    return rows.assign(lent=rows["other_region_code"].map(names))

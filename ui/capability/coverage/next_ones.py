"""Whom to interview next, and which gaps the answers may fill."""

import pandas as pd

from ui import page
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import _

SHOWN = 12


def show(candidates: pd.DataFrame, gaps: pd.DataFrame) -> None:
    """Show the companies that would tell most of what is missing."""
    page.section(
        _("Whom to interview next"),
        _(
            "The bar is how many gaps the answers may fill, judged by interviewed "
            "companies of the same industry. What nobody has weighs one, what hangs "
            "on one company a half."
        ),
    )
    if candidates.empty:
        page.note(
            _("Every company of the register has been asked, or none is loaded."),
            mark="no_data",
        )
        return
    rows = explained(candidates, gaps)
    caption = _("Whom to interview next")
    table(rows, columns(), caption=caption, first=SHOWN)
    if len(rows) > SHOWN:
        table_below(rows, columns(), caption=caption, label=_("More of them"))


@remembered(16)
def explained(candidates: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Add the names of the gaps that each company may fill."""
    names = gaps.groupby("company_id")["capability_name"].agg(", ".join)
    return candidates.assign(gaps=candidates["company_id"].map(names))


def columns() -> list[Column]:
    """Return the columns of the list and of its export."""
    return [
        Column("company_name", _("Company")),
        Column("municipality_name", _("Municipality"), missing=_("not known")),
        Column("industry_name", _("Industry"), missing=_("not known")),
        Column("gain", _("Gaps it may fill"), kind="number", decimals=2, bar="accent"),
        Column("gaps", _("Most likely"), missing=_("its industry does not tell")),
    ]

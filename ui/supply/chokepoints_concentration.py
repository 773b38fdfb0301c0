"""How concentrated each input is: suppliers, countries, the EU's border, time."""

import pandas as pd

from ui import page, text
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, below, offer
from ui.tables import Column, table
from ui.text import _

SHOWN = 10


def show(rows: pd.DataFrame, about: About) -> None:
    """Show the most concentrated inputs and, closed, all of them."""
    question = _("How concentrated the inputs are")
    page.section(
        question,
        _(
            "Concentration (HHI) is 1 when all comes from one and a half when it "
            "comes from two equal ones. A range is what missing answers leave open."
        ),
    )
    if rows.empty:
        page.note(_("Nothing has been told of the inputs yet."), mark="no_data")
        return
    shown = columns(rows)
    table(rows, shown, caption=question, first=SHOWN)
    label = _("All inputs ({count})").format(count=text.number(len(rows)))
    below("concentration", rows, shown, title=question, about=about, label=label)


def menu(rows: pd.DataFrame, about: About) -> None:
    """Offer the rows as files where the page has no list of deliveries."""
    offer(
        "concentration-all",
        rows,
        columns(rows),
        title=_("How concentrated the inputs are"),
        about=about,
    )


@remembered(32)
def columns(rows: pd.DataFrame) -> list[Column]:
    """Return the columns; the gap is an answer of one company and stays at home."""
    part = {"bar": "certain", "top": 1}
    found = [
        Column("input_name", _("Input")),
        Column("company_count", _("Companies")),
        Column(
            ("single_source_share_low", "single_source_share_high"),
            _("On one supplier"),
            **part,
        ),
        Column(
            ("supplier_hhi_low", "supplier_hhi_high"),
            _("Suppliers (HHI)"),
            decimals=2,
            **part,
        ),
        Column(
            ("country_hhi_low", "country_hhi_high"),
            _("Countries (HHI)"),
            decimals=2,
            **part,
        ),
        Column(
            ("outside_eu_share_low", "outside_eu_share_high"),
            _("From outside the EU"),
            **part,
        ),
    ]
    gap = Column(("gap_days_low", "gap_days_high"), _("Longest gap, d"))
    return [*found, gap] if rows["gap_days_high"].notna().any() else found

"""Which companies ask for support, and for what, in their own words."""

import pandas as pd

from ui import page
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, offer
from ui.supply.preparedness.words import SIZES, named
from ui.tables import Column, table
from ui.text import _


def show(rows: pd.DataFrame, about: About) -> None:
    """Show what is asked for, and by whom."""
    title = _("Who asks for support")
    page.section(title, _("In the companies' own words."))
    wanted = asking(rows)
    if wanted.empty:
        page.note(_("No company has asked for support."), mark="no")
        return
    table(by_need(wanted), need_columns(), caption=title)
    offer("support", wanted, columns(), title=title, about=about)


@remembered(32)
def asking(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a company that asks for support."""
    once = rows.drop_duplicates("company_id")
    wanted = once[once["support_need"].notna()]
    return wanted.sort_values(["support_need", "company_name"], kind="stable")


@remembered(32)
def by_need(wanted: pd.DataFrame) -> pd.DataFrame:
    """Return one row a need, the one that most ask for first."""
    found = (
        wanted.groupby("support_need", sort=False)["company_name"]
        .agg(company_count="size", companies=", ".join)
        .reset_index()
    )
    return found.sort_values(
        ["company_count", "support_need"], ascending=[False, True], kind="stable"
    )


def need_columns() -> list[Column]:
    """Return the columns of the needs."""
    return [
        Column("support_need", _("Support needed")),
        Column("company_count", _("Companies")),
        Column("companies", _("Who asks")),
    ]


def columns() -> list[Column]:
    """Return the columns of the companies that ask."""
    return [
        Column("company_name", _("Company")),
        Column("support_need", _("Support needed")),
        Column("industry", _("Industry"), missing=_("not known")),
        Column(
            "personnel_class", _("Size"), words=named(SIZES), missing=_("not known")
        ),
    ]

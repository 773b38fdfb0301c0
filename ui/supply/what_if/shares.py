"""Which vital functions and municipalities a break hits."""

import pandas as pd

from ui import page
from ui.remembered import remembered
from ui.tables import Column, table
from ui.text import _


def show(hit: pd.DataFrame) -> None:
    """Show how many companies and how much of their staff is hit, by two divisions."""
    if hit.empty:
        return
    for title, name in (
        (_("Vital functions"), "vital_function_name"),
        (_("By municipality"), "municipality_name"),
    ):
        page.section(title)
        table(by(hit, name), columns(name), caption=title)


@remembered(32)
def by(hit: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return one row a value of a column: companies and staff, at least and at most."""
    told = hit.assign(
        group=hit[name].fillna(_("not known")), sure=hit["is_certain"].astype(int)
    )
    # staff that nobody told may be of any size: then there is a lower end only
    told["staff_low"] = told["personnel_count"].fillna(0) * told["sure"]
    rows = (
        told.groupby("group", sort=False)
        .agg(
            companies_low=("sure", "sum"),
            companies_high=("sure", "size"),
            personnel_low=("staff_low", "sum"),
            personnel_high=("personnel_count", lambda staff: staff.sum(skipna=False)),
        )
        .reset_index(names=name)
    )
    return rows.sort_values(
        ["companies_high", "personnel_high", name],
        ascending=[False, False, True],
        kind="stable",
    )


def columns(name: str) -> list[Column]:
    """Return the columns of one division."""
    heading = _("Vital function") if "function" in name else _("Municipality")
    return [
        Column(name, heading),
        Column(("companies_low", "companies_high"), _("Companies")),
        Column(("personnel_low", "personnel_high"), _("Staff")),
    ]

"""Public contracts that the company has won, as loaded notices tell."""

import pandas as pd

from ui import page, text
from ui.remembered import remembered
from ui.tables import Column, table
from ui.text import _
from ui.warehouse import query


def show(company: str) -> None:
    """Show the awards, newest first; nothing where there are none."""
    rows = query("company_card__award", company=company)
    if rows.empty:
        return
    page.section(_("Public contracts it has won"))
    table(
        written(rows),
        [
            Column("published_date", kind="date"),
            Column("buyer_name"),
            Column("notice_title"),
            Column("cpv_name"),
            Column("sum", _("Value"), kind="written"),
        ],
        caption=_("Public contracts it has won"),
    )


@remembered(64)
def written(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the sum in words."""
    pairs = zip(rows["award_value"], rows["currency"], strict=True)
    return rows.assign(sum=[_money(value, unit) for value, unit in pairs])


def _money(value: object, currency: object) -> str:
    if text.is_missing(value):
        return _("not in the notice")
    return text.with_unit(
        text.number(value), "€" if currency == "EUR" else str(currency)
    )

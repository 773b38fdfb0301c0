"""Awards of public procurement that touch the region: from buyer to winner.

They are drawn hollow, so that nobody takes them for what companies told. The width is
the number of awards, as the sum is often not published.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from ui import figures, page, text
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, offer
from ui.tables import Column, table
from ui.text import N_, _, ngettext

STEPS = ("winner_name", "buyer_name")
MOST = 18
SERVICES = {"hilma": "Hilma", "ted": "TED", "eforms": "eForms"}
YES = {"True": N_("yes"), "False": N_("no")}


def show(
    awards: pd.DataFrame, delivery: Mapping[str, Any] | None, about: About
) -> None:
    """Show who won the awards of the region's public buyers, and the rows."""
    question = _("From whom public buyers have bought")
    page.section(
        question,
        _(
            "**Public procurement**: published awards, not answers of companies. They "
            "move no figure of this page. The width is the number of awards."
        ),
    )
    if awards.empty:
        page.note(
            _("No loaded notice tells of an award that touches this area."),
            mark="no_data",
        )
        return
    rows = written(awards)
    name = picked_winner(rows, delivery)
    figures.show(_drawn(rows, name), "award", alt=summary(rows))
    page.note(summary(rows))
    label = _("All awards ({count})").format(count=text.number(len(rows)))
    with st.expander(label, key="table-award"):
        table(marked(rows), columns(rows, is_short=True), caption=question)
        if tells_of_interviews(rows):
            page.note(_("* Interviews name the company as a supplier."))
        offer("award", rows, columns(rows), title=question, about=about)
    page.source_line(about.sources, disclosure=about.disclosure)


@remembered(32)
def _drawn(rows: pd.DataFrame, name: str) -> go.Figure:
    return figures.flow(
        rows.assign(award_count=1, is_unknown=False),
        steps=STEPS,
        weight="award_count",
        chokepoints=frozenset({name}),
        most_nodes=MOST,
        heads=(_("Winner"), _("Public buyer")),
        is_hollow=True,
    )


@remembered(32)
def written(awards: pd.DataFrame) -> pd.DataFrame:
    """Return the awards with the sum in words; euros are not named each time."""
    pairs = zip(awards["award_value"], awards["currency"], strict=True)
    return awards.assign(award_eur=[_money(value, unit) for value, unit in pairs])


def _money(value: Any, currency: Any) -> str | None:
    if text.is_missing(value):
        return None
    return text.with_unit(
        text.number(value), "€" if currency == "EUR" else str(currency)
    )


@remembered(64)
def picked_winner(rows: pd.DataFrame, delivery: Mapping[str, Any] | None) -> str:
    """Return the winner that is the supplier of the chosen delivery, if it is one."""
    supplier = str(delivery["supplier_id"]) if delivery is not None else ""
    of_supplier = rows.loc[rows["winner_id"] == supplier, "winner_name"]
    return str(of_supplier.iloc[0]) if len(of_supplier) else ""


@remembered(32)
def summary(rows: pd.DataFrame) -> str:
    """Say in one sentence how many awards there are, of whom and for how much."""
    euros = rows.loc[rows["currency"] == "EUR", "award_value"]
    winners = rows.groupby("winner_name").size().sort_values(ascending=False)
    counted = ngettext(
        "{awards} award, {winners} winning companies, {sum} € where the sum is told. "
        "Most often: {name} ({most}).",
        "{awards} awards, {winners} winning companies, {sum} € where the sum is told. "
        "Most often: {name} ({most}).",
        len(rows),
    )
    return counted.format(
        awards=text.number(len(rows)),
        winners=text.number(len(winners)),
        sum=text.number(euros.sum()),
        name=winners.index[0],
        most=text.number(winners.iloc[0]),
    )


def tells_of_interviews(rows: pd.DataFrame) -> bool:
    """Say whether the rows tell which winners interviews have named."""
    return bool(rows["is_winner_supplier"].notna().any())


@remembered(32)
def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a star after winners whom interviews have named."""
    is_named = rows["is_winner_supplier"].fillna(False).astype(bool)
    starred = rows["winner_name"] + " *"
    return rows.assign(winner_name=starred.where(is_named, rows["winner_name"]))


@remembered(32)
def columns(rows: pd.DataFrame, *, is_short: bool = False) -> list[Column]:
    """Return the columns, those of a file or, fewer, those of the page."""
    few = [
        Column("published_date", kind="date"),
        Column("buyer_name"),
        Column("winner_name"),
        Column("notice_title"),
        Column("award_eur", _("Value"), kind="written", missing=_("not in the notice")),
    ]
    if is_short:
        return few
    words = {code: _(word) for code, word in YES.items()}
    named = [Column("is_winner_supplier", words=words)]
    rest = [
        Column("tender_count", missing=_("not in the notice")),
        Column("cpv_code"),
        Column("cpv_name"),
        Column("winner_id"),
        Column("service", words=SERVICES),
    ]
    return few + rest + (named if tells_of_interviews(rows) else [])

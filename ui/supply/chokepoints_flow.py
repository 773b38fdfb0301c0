"""Where an input comes from and who needs it; outside the house, by country only.

The width is the share of the need, weighed by how critical it was told to be.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui import figures, page, text
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, below
from ui.tables import Column, table
from ui.text import _

STEPS = ("country_name", "supplier_name", "buyer_name")
SHOWN = 8
WEAK = frozenset({"certain", "possible"})


def show(
    flows: pd.DataFrame,
    delivery: Mapping[str, Any] | None,
    industries: pd.DataFrame,
    about: About,
) -> None:
    """Show the flow of the chosen input, or countries where suppliers stay at home."""
    if delivery is None or flows["division_code"].isna().all():
        _show_countries(flows, about)
    else:
        _show_input(flows, delivery, industries, about)


def _show_input(
    flows: pd.DataFrame,
    delivery: Mapping[str, Any],
    industries: pd.DataFrame,
    about: About,
) -> None:
    question = _("{input}: where from and to whom").format(input=delivery["input_name"])
    page.section(
        question,
        _("The width is the share of the need. Grey: the origin is not known."),
    )
    rows = of_input(flows, delivery["input_id"], industries)
    if rows.empty:
        page.note(_("Nothing has been told of this input."), mark="no_data")
        return
    weak = delivery["supplier_name"] if delivery["state"] in WEAK else ""
    figures.show(_drawn(rows, str(weak)), "flow", alt=question)
    columns = [
        Column("country_name", _("Country"), missing=_("not known")),
        Column("supplier_name", _("Supplier"), missing=_("not known")),
        Column("buyer_name", _("Buyers' industry"), missing=_("not known")),
        Column("flow_share", _("Share of the need")),
    ]
    below("flow", rows, columns, title=question, about=about)


@remembered(64)
def _drawn(rows: pd.DataFrame, weak: str) -> go.Figure:
    return figures.flow(
        rows, steps=STEPS, weight="flow_share", chokepoints=frozenset({weak})
    )


def _show_countries(flows: pd.DataFrame, about: About) -> None:
    question = _("From which countries the critical inputs come")
    page.section(
        question,
        _(
            "Share of all needs that companies have told of. What is missing from "
            "the whole is not known, or hidden because fewer than three buy it."
        ),
    )
    rows = by_country(flows)
    if rows.empty:
        page.note(_("Nothing can be told of the countries yet."), mark="no_data")
        return
    columns = [
        Column("country_name", _("Country")),
        Column("flow_share", _("Share of the needs"), bar="accent"),
    ]
    table(rows, columns, caption=question, first=SHOWN)
    label = _("All countries ({count})").format(count=text.number(len(rows)))
    below("countries", rows, columns, title=question, about=about, label=label)


@remembered(64)
def of_input(
    flows: pd.DataFrame, input_id: str, industries: pd.DataFrame
) -> pd.DataFrame:
    """Return the flows of one input as shares of it, with the buyers' industries."""
    rows = flows[flows["input_id"] == input_id]
    names = industries.set_index("industry_code")["short_name"]
    return rows.assign(
        buyer_name=rows["division_code"].map(names),
        flow_share=rows["flow_share"] / rows["flow_share"].sum(),
    )


@remembered(32)
def by_country(flows: pd.DataFrame) -> pd.DataFrame:
    """Return the share of all needs by country, the largest first."""
    known = flows.dropna(subset=["country_name"])
    sums = known.groupby("country_name", as_index=False)["flow_share"].sum()
    return sums.sort_values("flow_share", ascending=False)

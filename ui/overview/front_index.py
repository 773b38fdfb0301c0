"""The three signature indices side by side: number, interval, what it means."""

from html import escape

import pandas as pd
import streamlit as st

from ui import text
from ui.drawing import bars
from ui.tables import Column
from ui.text import N_, _, ngettext

INDICES = {
    "DEC": (
        N_("Decentralisation"),
        N_("Is capacity spread over many places and owners?"),
    ),
    "RER": (
        N_("Re-routability"),
        N_("How much is still met when one supplier, country or route fails?"),
    ),
    "SCI": (
        N_("Short supply chains"),
        N_("How few steps and kilometres lie between the source and the user?"),
    ),
}
REASONS = {
    "few_companies": N_("Too few companies to publish."),
    "low_coverage": N_("Under 60 % of the critical inputs are known."),
    "no_data": N_("There are no interviews of this yet."),
}


def columns() -> list[Column]:
    """Return the columns in which the indices are exported and listed."""
    return [
        Column("index_name", _("Index")),
        Column(("value_low", "value_high"), _("Value 0–1"), decimals=2),
        Column("company_count", _("Companies")),
        Column("coverage_share", _("Coverage")),
    ]


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the index's name in the reader's language."""
    names = rows["index_id"].map(lambda key: _(INDICES[key][0]))
    return rows.assign(index_name=names)


def panels(rows: pd.DataFrame) -> None:
    """Show one panel an index; an unpublished one says why it has no number."""
    for column, (index_id, words) in zip(st.columns(3), INDICES.items(), strict=True):
        found = rows[rows["index_id"] == index_id]
        with column:
            st.html(_panel(found, _(words[0]), _(words[1])))


def _basis(count: object, share: str) -> str:
    """Say of how many companies an index is; a number that is hidden stays so."""
    if text.is_missing(count):
        return _(
            "number of companies hidden · {share} of critical inputs known"
        ).format(share=share)
    words = ngettext(
        "{count} company · {share} of critical inputs known",
        "{count} companies · {share} of critical inputs known",
        int(str(count)),
    )
    return words.format(count=text.number(count), share=share)


def _panel(found: pd.DataFrame, name: str, question: str) -> str:
    row = found.iloc[0] if len(found) else None
    published = row is not None and bool(row["is_published"])
    low = row["value_low"] if published else None
    high = row["value_high"] if published else None
    if published:
        number = text.number(row["value"], 2)
        range_words = _("interval {interval}").format(
            interval=text.interval(low, high, 2)
        )
        basis = _basis(row["company_count"], text.percent(row["coverage_share"]))
    else:
        number, range_words = text.unknown(), ""
        reason = str(row["reason"]) if row is not None else "no_data"
        basis = _(REASONS.get(reason, REASONS["no_data"]))
    bar = bars.interval_bar(low, high, top=1, tone="accent", width=210, height=14)
    return (
        f'<div class="vv-index"><h2>{escape(name)}</h2><p>{escape(question)}</p>'
        f"<div><b>{escape(number)}</b><span>{bar}<small>{escape(range_words)}</small>"
        f"</span></div><small>{escape(basis)}</small></div>"
    )

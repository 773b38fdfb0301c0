"""What the newest load of the business register changed in the area, in one sentence.

A load that changed nothing, and the first one of all, say nothing.
"""

import pandas as pd
import streamlit as st

from etl.sources.bulk.changes import said_changes
from ui import page, text
from ui.tables import Column, table
from ui.text import N_, _
from ui.warehouse import query

WORDS = {
    "new": N_("new company"),
    "gone": N_("gone from the register"),
    "bankrupt": N_("bankruptcy"),
    "liquidated": N_("liquidation"),
    "reorganised": N_("restructuring"),
    "ended": N_("ended"),
    "revived": N_("active again"),
    "renamed": N_("new name"),
    "moved": N_("moved"),
    "new_industry": N_("new industry"),
}
FEW = 50


def show(region: str) -> None:
    """Say what changed in the companies of the region; closed, which they are."""
    rows = query("front__change", region=region)
    if rows.empty:
        return
    page.note(sentence(rows))
    with st.expander(_("Which companies changed"), key="changes"):
        words = {change: _(word) for change, word in WORDS.items()}
        columns = [
            Column("change", words=words),
            Column("company_name"),
            Column("business_id"),
            Column("municipality_name"),
        ]
        table(rows, columns, caption=_("Which companies changed"), first=FEW)


def sentence(rows: pd.DataFrame) -> str:
    """Return the changes counted by kind, with the day of the load."""
    counts = {str(kind): int(n) for kind, n in rows["change"].value_counts().items()}
    return _("Business register, load of {day}: {changes}.").format(
        day=text.date(text.local(rows["accepted_at"].max())),
        changes=said_changes(counts, text.language()),
    )

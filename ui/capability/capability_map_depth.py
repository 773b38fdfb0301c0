"""How deep each capability is, and which vital functions nobody serves.

`thin` hangs on one company; `deep` means three companies in two municipalities, so
that the loss of one place does not end it.
"""

import pandas as pd
import streamlit as st

from ui import page
from ui.tables import Column, table, table_below
from ui.text import N_, _

SHOWN = 14
DEPTHS = {
    "none": N_("nobody"),
    "thin": N_("one company"),
    "shallow": N_("few"),
    "deep": N_("many"),
}
MARKS = {"none": "red", "thin": "yellow"}


def show(depths: pd.DataFrame, functions: pd.DataFrame) -> None:
    """Show capabilities at the left, vital functions at the right."""
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _capabilities(depths)
    with right:
        _functions(functions)


def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the mark of what is missing or hangs on one company."""
    return rows.assign(mark=rows["depth"].map(MARKS))


def covered(rows: pd.DataFrame) -> pd.DataFrame:
    """Add to each vital function the mark of having nobody."""
    nobody = rows["company_count"] == 0
    return rows.assign(mark=nobody.map({True: "red", False: None}))


def columns(rows: pd.DataFrame) -> list[Column]:
    """Return the columns of the depth table; only those that the rows fill."""
    words = {code: _(word) for code, word in DEPTHS.items()}
    shown = [Column("capability_name", _("Company capability"))]
    if "vital_function_name" in rows:
        shown.append(Column("vital_function_name", _("Vital function")))
    shown += [
        Column("depth", _("Depth"), words=words, mark="mark", missing=".."),
        Column("company_count", _("Make it now"), bar="accent"),
    ]
    if rows["could_count"].notna().any():
        shown.append(Column("could_count", _("Could make it")))
    shown.append(Column("municipality_count", _("Municipalities")))
    return shown


def _capabilities(rows: pd.DataFrame) -> None:
    page.section(
        _("How many companies stand behind each capability"),
        _("The weakest first. Many: at least three companies in two municipalities."),
    )
    if rows.empty:
        page.note(_("There is nothing to show of this yet."))
        return
    rows = marked(rows)
    caption = _("Capabilities and the companies behind them")
    table(rows.head(SHOWN), columns(rows), caption=caption)
    if len(rows) > SHOWN:
        table_below(rows, columns(rows), caption=caption)


def _functions(rows: pd.DataFrame) -> None:
    page.section(
        _("Which vital functions are covered"),
        _("A function is covered when an interviewed company serves it now."),
    )
    if rows.empty:
        page.note(_("There is nothing to show of this yet."))
        return
    table(
        covered(rows),
        [
            Column("vital_function_name", _("Vital function"), mark="mark"),
            Column(
                "company_count",
                _("Companies"),
                kind="number",
                words={"0": _("nobody")},
                bar="accent",
            ),
            Column("capability_count", _("Capabilities")),
            Column("thin_count", _("In one company only")),
        ],
        caption=_("Vital functions and the companies that serve them"),
    )

"""How deep each capability is, and which vital functions nobody serves.

`thin` hangs on one company; `deep` means three companies in two municipalities, so
that the loss of one place does not end it.
"""

import pandas as pd
import streamlit as st

from ui import page, text
from ui.capability.capability_map_rows import Found
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import N_, _

NOBODY, THIN, STRONGEST = 4, 6, 6
"""How many of each are shown before the whole table is opened."""
DEPTHS = {
    "none": N_("none found"),
    "thin": N_("one company"),
    "shallow": N_("few"),
    "deep": N_("many"),
}
MARKS = {"none": "red", "thin": "yellow"}


def show(depths: pd.DataFrame, functions: pd.DataFrame, found: Found) -> None:
    """Show capabilities at the left, vital functions at the right.

    Where the reader's view has no rare capabilities, functions are not told by
    them either: the count would be too low. Where nobody was asked, nothing is
    missing yet.
    """
    if not found.is_asked:
        return
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _capabilities(depths)
    with right:
        _functions(functions, with_capabilities=found.names_companies)


@remembered(32)
def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the mark of what is missing or hangs on one company."""
    return rows.assign(mark=rows["depth"].map(MARKS))


@remembered(32)
def covered(rows: pd.DataFrame) -> pd.DataFrame:
    """Add to each vital function the mark of having nobody."""
    nobody = rows["company_count"] == 0
    return rows.assign(mark=nobody.map({True: "red", False: None}))


@remembered(32)
def columns(rows: pd.DataFrame) -> list[Column]:
    """Return the columns of the whole depth table."""
    shown = _short_columns()
    if rows["could_count"].notna().any():
        shown.insert(3, Column("could_count", _("Could make it")))
    return shown


@remembered(32)
def extremes(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what nobody or one company has, then what would survive a loss best."""
    nobody = rows[rows["depth"] == "none"].head(NOBODY)
    thin = rows[rows["depth"] == "thin"].head(THIN)
    order = ["company_count", "municipality_count"]
    strong = rows[rows["depth"] == "deep"].sort_values(order, ascending=False)
    return pd.concat([nobody, thin, strong.head(STRONGEST)])


@remembered(32)
def counts(rows: pd.DataFrame) -> str:
    """Say how many capabilities there are of each depth that occurs."""
    found = rows["depth"].value_counts()
    words = {_(word): found.get(code, 0) for code, word in DEPTHS.items()}
    words[".. " + _("suppressed")] = int(rows["depth"].isna().sum())
    return " · ".join(
        f"{word} {text.number(count)}" for word, count in words.items() if count
    )


def _short_columns() -> list[Column]:
    words = {code: _(word) for code, word in DEPTHS.items()}
    return [
        Column("capability_name", _("Company capability")),
        Column("depth", _("Depth"), words=words, mark="mark", missing=".."),
        Column("company_count", _("Make it now"), bar="accent"),
        Column("municipality_count", _("Municipalities")),
    ]


def _capabilities(rows: pd.DataFrame) -> None:
    page.section(
        _("How many companies stand behind each capability"),
        _(
            "The weakest and the strongest. Many means at least three companies in two "
            "municipalities."
        ),
    )
    if rows.empty:
        page.note(_("There is nothing to show of this yet."))
        return
    rows = marked(rows)
    page.note(counts(rows))
    caption = _("Capabilities and the companies behind them")
    table(extremes(rows), _short_columns(), caption=caption)
    table_below(rows, columns(rows), caption=caption)


def _functions(rows: pd.DataFrame, *, with_capabilities: bool) -> None:
    page.section(
        _("Which vital functions are covered"),
        _("A function is covered when an interviewed company serves it now."),
    )
    if rows.empty:
        page.note(_("There is nothing to show of this yet."))
        return
    shown = [
        Column("vital_function_name", _("Vital function"), mark="mark"),
        Column(
            "company_count",
            _("Companies"),
            kind="number",
            words={"0": _("none found")},
            bar="accent",
        ),
    ]
    if with_capabilities:
        shown.append(Column("capability_count", _("Capabilities")))
        shown.append(Column("thin_count", _("In one company only")))
    caption = _("Vital functions and the companies that serve them")
    table(covered(rows), shown, caption=caption)

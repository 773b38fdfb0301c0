"""Short chains against re-routability by industry: which industries are fragile.

An index of fewer than three companies, or of too few known inputs, has no dot; the
industry is named in words instead.
"""

import pandas as pd
import plotly.graph_objects as go

from ui import figures, page
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, below
from ui.tables import Column
from ui.text import N_, _

ENDS = {
    name: {
        "value": name.lower(),
        "value_low": f"{name.lower()}_low",
        "value_high": f"{name.lower()}_high",
        "is_published": f"{name.lower()}_told",
    }
    for name in ("SCI", "RER")
}
REASONS = {
    "few_companies": N_("Not published, fewer than three companies: {names}."),
    "low_coverage": N_("Not published, under 60 % of the inputs known: {names}."),
    "no_data": N_("Nothing has been told yet: {names}."),
}


def show(index: pd.DataFrame, industries: pd.DataFrame, about: About) -> None:
    """Show the cross of the two indices and name what it leaves out."""
    page.section(
        _("Short chains and re-routability by industry"),
        _("Higher and more to the right is more robust. A line is the range."),
    )
    rows = by_industry(index, industries)
    if rows["is_published"].any():
        figures.show(_drawn(rows), "index", alt=_("Industries by SCI and RER"))
    else:
        page.note(_("No industry has enough interviews for a figure."), mark="no_data")
    for sentence in left_out(rows):
        page.note(sentence)
    below("index", rows, columns(), title=_("Industries by SCI and RER"), about=about)


@remembered(32)
def _drawn(rows: pd.DataFrame) -> go.Figure:
    return figures.cross_scatter(
        rows[rows["is_published"]],
        name="short_name",
        count="company_count",
        x="sci",
        y="rer",
        titles=(_("Short supply chains") + ", SCI", _("Re-routability") + ", RER"),
        corner_words=(_("fragile: long chains, no substitutes"), _("robust")),
    )


@remembered(32)
def by_industry(index: pd.DataFrame, industries: pd.DataFrame) -> pd.DataFrame:
    """Return one row an industry with both indices, at the finest level there is."""
    fine = index[index["scope_kind"] == "division"]
    rows = fine if len(fine) else index
    both = _side(rows, "SCI").merge(
        _side(rows, "RER")[["scope_code", *ENDS["RER"].values(), "rer_reason"]],
        on="scope_code",
    )
    names = industries[["industry_code", "short_name"]]
    both = both.merge(
        names, left_on="scope_code", right_on="industry_code", how="left"
    ).assign(
        is_published=both["sci_told"].astype(bool) & both["rer_told"].astype(bool),
        reason=both["sci_reason"].fillna(both["rer_reason"]),
    )
    return both.sort_values(["sci", "short_name"], ascending=[False, True])


def _side(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    of_index = rows[rows["index_id"] == name]
    return of_index.rename(columns={**ENDS[name], "reason": f"{name.lower()}_reason"})


@remembered(32)
def left_out(rows: pd.DataFrame) -> list[str]:
    """Say which industries have no dot, reason by reason."""
    hidden = rows[~rows["is_published"]]
    sentences = []
    for reason, words in REASONS.items():
        names = hidden.loc[hidden["reason"] == reason, "short_name"].dropna()
        if len(names):
            listed = ", ".join(sorted(names.astype(str)))
            sentences.append(_(words).format(names=listed))
    return sentences


def columns() -> list[Column]:
    """Return the columns of the industries as a table."""
    few = {"missing": _("not published")}
    return [
        Column("short_name", _("Industry")),
        Column("company_count", _("Companies"), missing=".."),
        Column(("sci_low", "sci_high"), _("Short supply chains"), decimals=2, **few),
        Column(("rer_low", "rer_high"), _("Re-routability"), decimals=2, **few),
        Column("coverage_share", _("Coverage of answers"), missing=".."),
    ]

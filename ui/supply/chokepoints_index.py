"""Short chains against re-routability by industry: which industries are fragile.

An index of fewer than three companies, or of too few known inputs, has no dot; the
industry is named in words instead.
"""

import pandas as pd

from ui import figures, page
from ui.supply.chokepoints_table import About, below
from ui.tables import Column
from ui.text import N_, _

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
    shown = rows[rows["is_published"]]
    if shown.empty:
        page.note(_("No industry has enough interviews for a figure."), mark="no_data")
    else:
        picture = figures.cross_scatter(
            shown,
            name="short_name",
            count="company_count",
            x="sci",
            y="rer",
            titles=(_("Short supply chains") + ", SCI", _("Re-routability") + ", RER"),
            corner_words=(_("fragile: long chains, no substitutes"), _("robust")),
        )
        figures.show(picture, "index", alt=_("Industries by SCI and RER"))
    for sentence in left_out(rows):
        page.note(sentence)
    below("index", rows, columns(), title=_("Industries by SCI and RER"), about=about)


def by_industry(index: pd.DataFrame, industries: pd.DataFrame) -> pd.DataFrame:
    """Return one row an industry with both indices, at the finest level there is."""
    fine = index[index["scope_kind"] == "division"]
    rows = fine if len(fine) else index
    sides = []
    for name in ("SCI", "RER"):
        side = rows[rows["index_id"] == name].set_index("scope_code")
        stem = name.lower()
        figures_of = {"value": stem, "value_low": f"{stem}_low"}
        figures_of |= {"value_high": f"{stem}_high", "is_published": f"{stem}_told"}
        sides.append(side.rename(columns=figures_of))
    both = sides[0].join(
        sides[1][["rer", "rer_low", "rer_high", "rer_told", "reason"]],
        rsuffix="_rer",
    )
    names = industries.set_index("industry_code")["short_name"]
    both = both.assign(
        short_name=names.reindex(both.index).to_numpy(),
        is_published=both["sci_told"].astype(bool) & both["rer_told"].eq(True),
        reason=both["reason"].fillna(both["reason_rer"]),
    )
    return both.sort_values(["sci", "short_name"], ascending=[False, True])


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

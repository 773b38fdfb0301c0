"""How much work stands still, day by day."""

import pandas as pd
import plotly.graph_objects as go

from analysis.what_if import Effects
from ui import figures, page, text
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, below
from ui.supply.what_if.choice import Choice
from ui.tables import Column
from ui.text import _, ngettext


def show(found: Effects, choice: Choice, about: About) -> None:
    """Show the share of the interviewed personnel that has no work."""
    page.section(
        _("How much work stands still"),
        _(
            "Share of the interviewed companies' personnel. Where between the lines is "
            "not known."
        ),
    )
    if found.company.empty:
        page.note(_("Nothing stands still in this area."), mark="no")
    else:
        figures.show(
            _drawn(found.day, choice.days),
            "curve",
            alt=_("Work that stands still by day, at least and at most"),
        )
    if found.untold_count:
        words = ngettext(
            "The staff of {count} company is not known; it is not in the shares.",
            "The staff of {count} companies is not known; it is not in the shares.",
            found.untold_count,
        )
        page.note(words.format(count=text.number(found.untold_count)), mark="no_data")
    below(
        "days", found.day, columns(), title=_("Work that stands still by day"),
        about=about,
    )  # fmt: skip


@remembered(32)
def _drawn(day: pd.DataFrame, days: int) -> go.Figure:
    return figures.band(
        day,
        over="day",
        low="still_share_low",
        high="still_share_high",
        titles=(_("Day"), _("Personnel without work")),
        line_words=(_("at least"), _("at most")),
        span=(1, days + 1),
        span_word=_("break"),
    )


def columns() -> list[Column]:
    """Return the columns of the days as a table."""
    return [
        Column("day", _("Day")),
        Column(
            ("still_share_low", "still_share_high"),
            _("Personnel without work"),
            decimals=1,
        ),
        Column(("companies_low", "companies_high"), _("Companies hit")),
    ]

"""Where the company stands among others of its industry, if they are enough."""

import pandas as pd

from analysis.peers import FEWEST_PEERS
from ui import documents, page, text
from ui.documents.tables import of_rows
from ui.remembered import remembered
from ui.tables import Column, table
from ui.text import N_, _, ngettext
from ui.warehouse import query

MEASURES = {
    "capability_count": (N_("Capabilities told"), 0, False),
    "readiness_level": (N_("Highest TRL"), 0, False),
    "free_share": (N_("Share of capacity that is free"), 0, True),
    "ramp_up_weeks": (N_("Shortest ramp-up, weeks"), 0, False),
    "tender_readiness": (N_("Share of conditions of tenders met"), 0, True),
}
"""Figure -> its name, decimals, and whether it is a share."""


def show(company: str) -> None:
    """Show each figure of the company beside the middle half of its peers."""
    rows = query("company_card__standing", company=company)
    if rows.empty:
        return
    page.section(_("Where it stands among its peers"), note(rows))
    caption = _("Where it stands among its peers")
    table(compared(rows), columns(), caption=caption)


def write(company: str) -> list[documents.Section]:
    """Return where the company stands, for its feedback sheet."""
    rows = query("company_card__standing", company=company)
    if rows.empty:
        return []
    caption = _("Where it stands among its peers")
    return [
        documents.Heading(_("Where you stand among your peers")),
        documents.Paragraph(note(rows)),
        of_rows(compared(rows), columns(), caption=caption),
    ]


def columns() -> list[Column]:
    """Return the columns of the comparison."""
    return [
        Column("name", _("Figure")),
        Column("own", _("This company"), kind="written"),
        Column("middle", _("Half of the peers"), kind="written"),
        Column("median", _("Median"), kind="written"),
    ]


def note(rows: pd.DataFrame) -> str:
    """Say who the peers are, and when they are too few."""
    most = int(rows["peer_count"].max())
    if most < FEWEST_PEERS:
        return _(
            "Peers are interviewed companies of the same industry. They are fewer than "
            "{count}, so nothing is told of them."
        ).format(count=text.number(FEWEST_PEERS))
    words = ngettext(
        "Peers are interviewed companies of the same industry: at most {count}.",
        "Peers are interviewed companies of the same industry: at most {count}.",
        most,
    )
    return words.format(count=text.number(most))


@remembered(64)
def compared(rows: pd.DataFrame) -> pd.DataFrame:
    """Return name, own figure, middle half and median, written."""
    by_measure = {row["measure"]: row for row in rows.to_dict("records")}
    found = []
    for measure, (name, decimals, is_share) in MEASURES.items():
        row = by_measure.get(measure)
        if row is None:
            continue
        few = row["peer_count"] < FEWEST_PEERS
        low, high = row["peer_low"], row["peer_high"]
        write = text.percent if is_share else text.number
        middle = text.interval(low, high, decimals, share=is_share)
        found.append(
            {
                "name": _(name),
                "own": write(row["value"], decimals),
                "middle": text.suppressed() if few else middle,
                "median": text.suppressed() if few else write(row["peer_median"]),
            }
        )
    return pd.DataFrame(found)

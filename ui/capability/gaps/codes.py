"""How much of each list of codes is covered, and which codes nobody covers."""

import pandas as pd

from ui import page, text
from ui.capability.gaps.answer import covered, of_list
from ui.capability.gaps.choice import LISTS, Choice
from ui.remembered import remembered
from ui.tables import Column, table
from ui.text import _

ENOUGH = 3
MOST_NAMES = 2


def show(choice: Choice, codes: pd.DataFrame) -> None:
    """Show the coverage of every list, and the names of what is missing."""
    page.section(
        _("How much of each list somebody covers"),
        _("Codes with at least one company, and with at least three."),
    )
    rows = summary(codes, choice)
    if rows.empty:
        page.note(_("There is nothing to show of this yet."), mark="no_data")
        return
    table(
        rows,
        [
            Column("list", _("List")),
            Column("covered", _("At least one"), kind="written"),
            Column("enough", _("At least three"), kind="written"),
            Column("missing", _("Nobody")),
        ],
        caption=_("How much of each list somebody covers"),
    )


@remembered(32)
def summary(codes: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return one row per list: shares of codes covered and names of those not."""
    found = []
    for name in choice.lists:
        rows = of_list(codes, name)
        if rows.empty:
            continue
        found.append(
            {
                "list": _(LISTS[name]),
                "covered": text.coverage(covered(rows), len(rows)),
                "enough": text.coverage(covered(rows, ENOUGH), len(rows)),
                "missing": _missing(rows),
            }
        )
    return pd.DataFrame(found)


def _missing(rows: pd.DataFrame) -> str:
    shown = ~rows["is_suppressed"].fillna(False).astype(bool)
    nobody = rows[shown & (rows["company_count"].fillna(0) == 0)]
    names = nobody["code_name"].astype(str).tolist()
    rest = len(names) - MOST_NAMES
    if rest <= 0:
        return ", ".join(names)
    words = _("{names} and {count} others")
    return words.format(names=", ".join(names[:MOST_NAMES]), count=text.number(rest))

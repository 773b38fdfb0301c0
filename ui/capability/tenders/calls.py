"""The open calls, and for the chosen one the companies it suits and why."""

import pandas as pd

from ui import page, text
from ui.capability.capability_map_choice import PROVISIONS
from ui.remembered import remembered
from ui.tables import Column, Group, Ranked, ranked_rows, table
from ui.text import _, ngettext
from ui.warehouse import is_shown

KEY = "call"
SHOWN = 8


def show(calls: pd.DataFrame, matches: pd.DataFrame) -> None:
    """Show the calls by deadline and whom the chosen one suits."""
    page.section(
        _("Open calls and whom they suit"),
        _("By the deadline. The number is the companies of the area that it suits."),
    )
    if calls.empty:
        page.note(_("No open call is among the loaded notices."), mark="no_data")
        return
    rows = [_row(row, matches) for row in calls.to_dict("records")]
    groups = [Group(rows[:SHOWN])]
    if len(rows) > SHOWN:
        groups.append(Group(rows[SHOWN:], title=_("Later calls"), closed=True))
    chosen = ranked_rows(
        groups,
        key=KEY,
        headings=["", _("Call"), _("Deadline"), _("Companies")],
        widths=["6rem", "5rem"],
    )
    if is_shown("call_match"):
        _why(matches[matches["notice_key"] == chosen])


def _why(rows: pd.DataFrame) -> None:
    page.section(
        _("Whom the chosen call suits, and why"),
        _(
            "By the code of public procurement (CPV) or by a word of its title. Read "
            "the notice before you tell the company."
        ),
    )
    if rows.empty:
        page.note(_("No capability of the area has its code or a word of its title."))
        return
    words = {code: _(word) for code, word in PROVISIONS.items()}
    table(
        explained(rows),
        [
            Column("company_name", _("Company")),
            Column("capability_name", _("Company capability")),
            Column("provision", _("Does it already"), words=words),
            Column("why", _("Why")),
        ],
        caption=_("Whom the chosen call suits, and why"),
        first=20,
    )


@remembered(64)
def explained(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the matches with the code and the words that made them."""
    return rows.assign(why=[_reason(row) for row in rows.to_dict("records")])


def _reason(row: dict[str, object]) -> str:
    parts = []
    digits = int(str(row["cpv_digits"]))
    if digits:
        code = str(row["cpv_code"])[:digits]
        parts.append(_("CPV {code}").format(code=code))
    if row["shared_words"]:
        count = str(row["shared_words"]).count(";") + 1
        words = ngettext("word {words}", "words {words}", count)
        parts.append(words.format(words=row["shared_words"]))
    return ", ".join(parts)


def _row(row: dict[str, object], matches: pd.DataFrame) -> Ranked:
    suited = matches.loc[matches["notice_key"] == row["notice_key"], "company_id"]
    about = [row["buyer_name"], row["cpv_name"]]
    day = row["deadline_date"]
    return Ranked(
        row_id=str(row["notice_key"]),
        name=str(row["notice_title"]),
        note=" · ".join(str(part) for part in about if not text.is_missing(part)),
        cells=(
            _("not told") if text.is_missing(day) else text.date(day),
            text.number(suited.nunique()),
        ),
    )

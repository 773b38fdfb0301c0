"""Two breaks side by side: figures of both, and companies that they hit differently."""

import pandas as pd
import streamlit as st

from analysis.what_if import Effects
from ui import page, text, what_if
from ui.remembered import remembered
from ui.supply.what_if import hit, scenarios
from ui.supply.what_if.answer import figures
from ui.tables import Column, table, table_below
from ui.text import _, ngettext


def show(found: Effects, kept: dict[str, scenarios.Scenario]) -> None:
    """Show the comparison that the address asks for, if there is one."""
    one = scenarios.against(kept)
    other = scenarios.choice_of(one) if one else None
    if one is None or other is None:
        return
    there = what_if.run(other.kind, other.objects, other.days, other.region)
    page.section(
        _("Against the scenario {name}").format(name=one.name),
        _("Each is worked out from the newest answers."),
    )
    headings = (_("This break"), one.name)
    left, right = st.columns([1, 1], gap="medium")
    with left:
        table(_figures(found, there), _columns(headings), caption=_("Figures of both"))
        st.button(_("Leave the comparison"), on_click=scenarios.leave, type="tertiary")
    with right:
        differing = apart(hit.rows(found), hit.rows(there))
        if differing.empty:
            page.note(_("Both hit the same companies."), mark="no")
        else:
            caption = ngettext(
                "{count} company is hit differently",
                "{count} companies are hit differently",
                len(differing),
            ).format(count=text.number(len(differing)))
            columns = _columns(headings, _("Company"))
            table_below(differing, columns, caption=caption, label=caption)


def _figures(found: Effects, there: Effects) -> pd.DataFrame:
    here, other = figures(found), figures(there)
    peaks = [
        text.interval(
            one.day["still_share_low"].max(),
            one.day["still_share_high"].max(),
            share=True,
        )
        for one in (found, there)
    ]
    names = [label for _number, label in here]
    return pd.DataFrame(
        {
            "what": [*names, _("personnel without work at the most")],
            "here": [*(number for number, _label in here), peaks[0]],
            "there": [*(number for number, _label in other), peaks[1]],
        }
    )


def _columns(headings: tuple[str, str], what: str = "") -> list[Column]:
    return [
        Column("what", what or _("Figure")),
        Column("here", headings[0], kind="written"),
        Column("there", headings[1], kind="written"),
    ]


@remembered(16)
def apart(found: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return the companies that two breaks hit differently: what, here, there."""
    columns = ["company_id", "company_name", "is_certain"]
    both = found[columns].merge(
        other[columns],
        on=["company_id", "company_name"],
        how="outer",
        suffixes=("_here", "_there"),
    )
    words = pd.DataFrame(
        {
            "what": both["company_name"],
            "here": [_word(one) for one in both["is_certain_here"]],
            "there": [_word(one) for one in both["is_certain_there"]],
        }
    )
    differing = words[words["here"] != words["there"]]
    return differing.sort_values("what", kind="stable").reset_index(drop=True)


def _word(is_certain: object) -> str:
    if text.is_missing(is_certain):
        return _("No")
    return _("For certain") if is_certain else _("Perhaps")

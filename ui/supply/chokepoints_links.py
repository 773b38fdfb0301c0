"""Who delivers to whom: as interviews told it, or as public procurement shows it.

The two are never in one picture. What was told covers a company's critical inputs;
awards are published facts of public buyers and move no figure of the page.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ui import provenance
from ui.frame import address
from ui.supply import chokepoints_award as award
from ui.supply import chokepoints_flow as flow
from ui.supply import chokepoints_list as listed
from ui.supply.chokepoints_choice import labels
from ui.supply.chokepoints_table import About
from ui.text import N_, _
from ui.warehouse import query

KEY = "links"
ORIGINS = {"told": N_("Interviews"), "award": N_("Public procurement")}


def show(
    flows: pd.DataFrame,
    delivery: Mapping[str, Any] | None,
    industries: pd.DataFrame,
    about: About,
    region: str,
) -> None:
    """Show the links of the chosen origin; no choice before notices are loaded."""
    sources = provenance.register("procurement")
    if sources and _origin() == "award":
        rows = query("chokepoints__award", region=region)
        is_own = award.tells_of_interviews(rows)
        kind = listed.disclosure() if is_own else provenance.disclosure()
        award.show(rows, delivery, About(_area(about), sources, kind))
    else:
        flow.show(flows, delivery, industries, about)


def _area(about: About) -> dict[str, str]:
    # no other filter of the page narrows the awards
    label = labels()["region"]
    return {label: about.filters[label]} if label in about.filters else {}


def _origin() -> str:
    widget = f"choice-{KEY}"
    st.session_state[widget] = address.value(KEY, ORIGINS, "told")
    chosen = st.segmented_control(
        _("Links from"),
        list(ORIGINS),
        format_func=lambda code: _(ORIGINS[code]),
        key=widget,
        on_change=address.writer(widget, KEY, "told"),
        label_visibility="collapsed",
        width="content",
    )
    return chosen or "told"

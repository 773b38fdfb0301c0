"""The panel `Why?`: three conditions, five parts, missing answers, the rows behind.

A condition is tested at both ends of every interval: certain when it holds even at
the best end, no when it fails even at the worst.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ui import navigation, page, text, what_if
from ui.supply import chokepoints_rows as rows
from ui.text import N_, _
from ui.warehouse import is_shown, query

GATES = {
    "matters": {
        "certain": N_("The break is felt in the region"),
        "possible": N_("The break may be felt in the region"),
        "no": N_("The break is not felt in the region"),
    },
    "no_way_round": {
        "certain": N_("Nothing replaces the delivery in time"),
        "possible": N_("Perhaps nothing replaces the delivery in time"),
        "no": N_("A replacing delivery comes in time"),
    },
    "no_time": {
        "certain": N_("The stock runs out before the delivery is back"),
        "possible": N_("The stock may run out before the delivery is back"),
        "no": N_("The stock lasts until the delivery is back"),
    },
}
EVIDENCE = {
    "matters": N_("{value} of staff"),
    "no_way_round": N_("{value} of the need"),
    "no_time": N_("gap {value} d"),
}
SUMMARIES = {
    "certain": N_("All three conditions hold, whatever the missing answers are."),
    "possible": N_("The conditions hold if the missing answers are unfavourable."),
    "unknown": N_(
        "A number needs the supplier's name and 60 % of the questions asked. Now "
        "{share} have been asked."
    ),
    "no": N_("At least one condition does not hold, whatever the answers are."),
}


def show(delivery: Mapping[str, Any] | None) -> None:
    """Show why the chosen delivery is or is not a chokepoint."""
    if delivery is None:
        return
    state, key = delivery["state"], delivery["chokepoint_id"]
    rank = text.rank(delivery["rank_best"], delivery["rank_worst"])
    place = "" if rank == text.EN_DASH else _("rank {rank}").format(rank=rank)
    with page.why_panel(title(delivery["input_name"], state), state, place):
        page.note(
            _(SUMMARIES[state]).format(share=text.percent(delivery["coverage_share"]))
        )
        for row in query("chokepoints__gate", chokepoint=key).to_dict("records"):
            words = GATES[row["gate"]][row["state"]]
            page.condition(row["state"], _(words), _evidence(row))
        if state in {"certain", "possible"}:
            _parts(delivery, query("chokepoints__part", chokepoint=key))
        if is_shown("chokepoint_need"):
            rows.missing(query("chokepoints__missing", chokepoint=key))
            with st.container(horizontal=True, vertical_alignment="center"):
                navigation.link(
                    "supply/what_if.py", _("Try the break"), tried(delivery)
                )
                rows.toggle()
        else:
            page.note(_("Answers of single companies belong to the internal view."))


def title(name: str, state: str) -> str:
    """Ask why, with the input's first letter small unless it is an abbreviation."""
    words = _("Why not {input}?") if state == "no" else _("Why {input}?")
    return words.format(input=text.lowered(name))


def tried(delivery: Mapping[str, Any]) -> dict[str, str]:
    """Return the address of the what-if of a delivery: its supplier, else its input."""
    owner = what_if.owner_of(str(delivery["supplier_id"]))
    kind, code = ("supplier", owner) if owner else ("input", str(delivery["input_id"]))
    return {"kind": kind, kind: code}


def _evidence(row: Mapping[str, Any]) -> str:
    """Write the evidence of a condition: its figure when shown, who answered."""
    answered = _answered(row)
    if text.is_missing(row["low"]):
        return answered
    share = row["gate"] != "no_time"
    value = text.interval(row["low"], row["high"], share=share)
    words = EVIDENCE[row["gate"]]
    return f"{_(words).format(value=value)} · {answered}"


def _answered(row: Mapping[str, Any]) -> str:
    counts = text.coverage(row["answered_count"], row["asked_count"])
    return _("{counts} answered").format(counts=counts)


def _parts(delivery: Mapping[str, Any], parts: pd.DataFrame) -> None:
    impact = text.interval(delivery["impact_low"], delivery["impact_high"])
    page.section(_("The impact {interval} comes of these").format(interval=impact))
    known = {row["part"]: row for row in parts.to_dict("records")}
    for name, words in rows.PARTS.items():
        if name in known:
            row = known[name]
            page.part(_(words), row["low"], row["high"], _answered(row))

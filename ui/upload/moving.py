"""Which companies and which figures accepting the file would move, by a trial build.

While questions are open it begins only after a pause, so that answers given one after
another are not kept waiting by it.
"""

import time
from html import escape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import commands, page, text
from ui.capability.capability_map_depth import DEPTHS
from ui.commands import Proposal, Trial, UserMessage
from ui.drawing import marks
from ui.tables import Column, table
from ui.text import _, ngettext
from ui.warehouse import build_facts
from ui.workspace_choice import chosen_name

KEPT = "trial"
PAUSES = 10
"""How many pauses are kept before a trial while questions are open."""
PAUSE = 0.2
"""Seconds."""
SHOWN = 6
DEPTH_MARKS = {"none": "no", "thin": "yellow", "shallow": "green", "deep": "green"}


def panel(proposal: Proposal, place: DeltaGenerator) -> None:
    """Show what would move: companies, figures, states; or what would go wrong.

    The trial takes a while, so the page shows the rest first and this last.
    """
    if proposal.in_use is None and not proposal.stops:
        with place:
            _panel(proposal)


def _panel(proposal: Proposal) -> None:
    try:
        trial = _trial(proposal)
    except UserMessage as refused:
        page.note(refused.render(text.language()), mark="tell")
        return
    table(companies(trial), company_columns(), caption=_("Companies of the file"))
    if trial.companies.missing:
        page.note(
            _(
                "Companies of the same round that are not in the file keep their "
                "answers."
            )
        )
    if trial.failure is not None:
        page.note(trial.warning(text.language()), mark="stop")
        return
    page.section(_("What would move on the pages"))
    if not trial.moved and not trial.turned:
        page.note(_("No figure on the pages would move."))
        return
    if trial.moved:
        table(figures(trial), figure_columns(), caption=_("Figures, now and after"))
    if trial.turned:
        _states(trial)


def companies(trial: Trial) -> pd.DataFrame:
    """Return one row: companies that are new, changed, the same, not in the file."""
    found = trial.companies
    counts = [found.new, found.changed, found.same, found.missing]
    names = [column.name for column in company_columns()]
    return pd.DataFrame([[_("Companies"), *counts]], columns=names)


def company_columns() -> list[Column]:
    """Return the columns of the companies."""
    return [
        Column("what", _("In the file")),
        Column("new_count", _("New")),
        Column("changed_count", _("Changed")),
        Column("same_count", _("The same")),
        Column("missing_count", _("Not in the file")),
    ]


def figures(trial: Trial) -> pd.DataFrame:
    """Return the figures that would move, as the pages write them."""
    lang = text.language()
    rows = [
        (one.figure.names[lang], *(one.written(end, lang) for end in one.both))
        for one in trial.moved
    ]
    return pd.DataFrame(rows, columns=["figure", "now", "after"])


def figure_columns() -> list[Column]:
    """Return the columns of the figures."""
    return [
        Column("figure", _("Figure")),
        Column("now", _("Now"), kind="written"),
        Column("after", _("After"), kind="written"),
    ]


def _states(trial: Trial) -> None:
    items = "".join(
        f"<li>{_mark(one.topic, one.after)} {escape(one.name)}"
        f"<span>{escape(_word(one.topic, one.now))} → "
        f"{escape(_word(one.topic, one.after))}</span></li>"
        for one in trial.turned[:SHOWN]
    )
    st.html(f'<ul class="vv-turned">{items}</ul>')
    more = len(trial.turned) - SHOWN
    if more > 0:
        words = ngettext("and one more", "and {count} more", more)
        page.note(words.format(count=text.number(more)))


def _mark(topic: str, state: str) -> str:
    return marks.state(state if topic == "chokepoint" else DEPTH_MARKS[state])


def _word(topic: str, state: str) -> str:
    if topic == "capability":
        return _(DEPTHS[state])
    return {
        "certain": _("certain bottleneck"),
        "possible": _("possible bottleneck"),
    }.get(state, _("no bottleneck"))


def _trial(proposal: Proposal) -> Trial:
    """Return the trial of a proposal, made once for each build that it meets."""
    facts = build_facts()
    build_id = facts.build_id if facts else ""
    key = (proposal.parsed_key, chosen_name(), build_id)
    known: tuple[object, Trial] | None = st.session_state.get(KEPT)
    if known is None or known[0] != key:
        with st.spinner(_("Trying out what would move on the pages…")):
            if proposal.questions:
                _let_answer()
            known = (key, commands.figures_that_move(proposal))
        st.session_state[KEPT] = known
    return known[1]


def _let_answer() -> None:
    """Wait a moment; what the reader does meanwhile is done at once."""
    pulse = st.empty()
    for _number in range(PAUSES):
        time.sleep(PAUSE)
        pulse.empty()  # Streamlit lets the reader's next act in here

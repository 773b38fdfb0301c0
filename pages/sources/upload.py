"""Can this file be taken into use, and what would it change?"""

import streamlit as st

from ui import access, page
from ui.text import _
from ui.upload import (
    answer,
    changes,
    findings,
    grid,
    history,
    moving,
    place,
    questions,
    state,
)
from ui.upload.mapping import panel, wizard

# right
access.require_page("sources/upload.py")

# file
box = st.session_state.get(f"file-{state.file_key_round()}")
proposal = state.proposal_of(box)
draft = state.wizard()

# title
page.heading(
    "sources",
    answer.question(proposal, draft, box.name if box else ""),
    answer.answer(proposal, draft, state.refusal()),
    answer.figures(proposal, draft),
)
answer.steps(proposal, draft)

# mending
if draft is None:
    grid.opened(proposal)

# figures
left, right = st.columns([1.5, 1], gap="large")
with left:
    changes.done()
    where, file = st.columns([1, 1.4], gap="medium")
    with where:
        place.choice()
    file.file_uploader(
        _("Spreadsheet"),
        type=state.TYPES,
        key=f"file-{state.file_key_round()}",
        max_upload_size=25,
    )
    if box is None:
        place.kinds()
    if state.refusal():
        place.stopped(is_kept=state.is_kept())
    if draft is not None:
        wizard.listed(draft)
    if proposal is not None:
        answer.recognised(proposal)
        findings.counts(proposal)
        place.accounting(proposal)
        questions.listed(proposal)
        findings.listed(proposal)
with right:
    if draft is not None:
        panel.shown(draft)
    elif proposal is not None:
        figures = changes.panel(proposal)
    else:
        history.template()
        history.listed()
if proposal is not None and draft is None:
    with left:
        history.listed()
    moving.panel(proposal, figures)

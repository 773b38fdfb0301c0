"""Can this file be taken into use, and what would it change?"""

import streamlit as st

from ui import access, page
from ui.text import _
from ui.upload import answer, changes, findings, history, place, state

# right
access.require("internal")

# file
box = st.session_state.get(f"file-{state.file_key_round()}")
proposal = state.proposal_of(box)
refusal = state.refusal()

# title
page.heading(
    "sources",
    answer.question(proposal, box.name if box else ""),
    answer.answer(proposal, refusal),
    answer.figures(proposal),
)
last = state.last_outcome()
answer.steps(
    proposal, accepted=proposal is None and bool(last and last[0] == "accepted")
)

# figures
left, right = st.columns([1.5, 1], gap="large")
with left:
    changes.done()
    place.choice()
    st.file_uploader(
        _("Interview workbook"),
        type=state.TYPES,
        key=f"file-{state.file_key_round()}",
        max_upload_size=25,
    )
    if proposal is not None:
        findings.counts(proposal)
        findings.listed(proposal)
with right:
    if proposal is not None:
        changes.panel(proposal)
    else:
        history.template()
    history.listed()

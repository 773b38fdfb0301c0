"""Which company does each name in the answers mean?"""

import streamlit as st

from ui import access, filters, page
from ui.matching import acts, card, made, progress
from ui.matching.queue import found_for, queue
from ui.text import _

# right
access.require_page("sources/matching.py")

# queue
kinds = {
    "company": _("Companies in the answers"),
    "supplier": _("Suppliers in the answers"),
}
kind = filters.picked("kind", list(kinds)) or "company"
now = acts.now()
found = queue(kind, now, acts.skipped())

# title
page.heading(
    "sources",
    _("Which company does each name mean?"),
    progress.answer(found, kind),
    progress.figures(found),
)

# filters
with page.filter_row("matching") as (left, right):
    with left:
        filters.choice(_("Names"), "kind", kinds, default="company")
    with right:
        progress.undo_last()

# card
progress.failure()
if found.waiting:
    progress.bar(found)
    item = found.waiting[0]
    card.show(item, found_for(item, now))
else:
    progress.nothing_waits(found, kind)

# decisions
left, right = st.columns([1.4, 1], gap="large")
with left:
    made.listed()
    made.automatic(found.automatic)
with right:
    made.joining()

# source
progress.source()

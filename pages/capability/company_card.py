"""What can one company do, and how is that known?"""

import streamlit as st

from ui import page, provenance
from ui.capability.card import answer as words
from ui.capability.card import choice as choices
from ui.capability.card import feedback
from ui.capability.card.section import sections
from ui.text import _
from ui.warehouse import query

# choice
companies = query("company_card__company")
known = choices.options(companies, query("company_card__former"))
if not known:
    page.heading("capability", _("What can one company do?"), "")
    page.nothing_yet(_("In your view there is no company that may be named yet."))
company = choices.read(known)

# query
facts = query("company_card__facts", company=company).iloc[0].to_dict()
capabilities = query("company_card__capability", company=company)
conditions = query("company_card__condition", company=company)

# title
page.heading(
    "capability",
    words.question(facts),
    words.answer(facts, capabilities),
    words.figures(facts, capabilities, conditions),
)

# filters
with page.filter_row("company_card") as (left, right):
    with left:
        choices.show(known)
    with right:
        feedback.menu(facts)

# sections
left, right = st.columns([1.55, 1], gap="large")
with left:
    for section in sections("left"):
        section.show(company)
with right:
    for section in sections("right"):
        section.show(company)
for section in sections("whole"):
    section.show(company)

# source
page.source_line(
    [*provenance.register("companies"), *provenance.register("procurement")],
    disclosure=provenance.disclosure(),
)

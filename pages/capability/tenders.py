"""Who is ready for a defence tender, and which open calls suit whom?"""

import streamlit as st

from ui import page, provenance
from ui.capability.tenders import answer as words
from ui.capability.tenders import calls as open_calls
from ui.capability.tenders import choice as choices
from ui.capability.tenders import companies as checklist
from ui.text import _
from ui.warehouse import is_shown, query

# choice
regions = query("shared__region")
place = choices.region(regions)
region = place[0]
skills = query("tenders__skill", region=region)
choice = choices.read(place, skills)

# query
every = query("tenders__company", region=region)
companies = choices.of_capability(every, skills, choice)
rows = checklist.checked(companies, query("tenders__condition", region=region))
calls = query("tenders__call", region=region, today=choices.today())
matches = query("tenders__match", region=region)
matches = choices.of_capability(matches, skills, choice)
sources = [*provenance.sources(region, "procurement")]

# title
page.heading(
    "capability",
    words.question(choice),
    words.answer(rows, calls, matches) if is_shown("tender_readiness") else "",
    [*words.figures(rows, calls), provenance.coverage_figure(region)]
    if is_shown("tender_readiness")
    else [],
)
if not is_shown("tender_readiness"):
    page.nothing_yet(_("The readiness of companies belongs to the internal view."))

# filters
with page.filter_row("tenders") as (left, right):
    with left:
        choices.show(regions, skills)
    with right:
        checklist.menu(rows, choice, title=words.question(choice), sources=sources)

# figures
checklist.show(rows)
st.space("small")
open_calls.show(calls, matches)

# source
page.source_line(sources, disclosure=provenance.disclosure())

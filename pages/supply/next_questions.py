"""Whose answers would make the ranking of chokepoints surest?"""

import streamlit as st

from ui import filters, page, provenance
from ui.supply.chokepoints_choice import picked_region
from ui.supply.chokepoints_table import About
from ui.supply.next_questions import answer as words
from ui.supply.next_questions import plan
from ui.text import _
from ui.warehouse import query

# choice
regions = query("shared__region")
region = picked_region(regions)

# query
rows = query("next_questions__missing", region=region)
sources = provenance.sources(region)
areas = filters.options(regions, "region_code", "region_name")
about = About({_("Area"): areas[region]}, sources, "confidential", "next_questions")

# title
page.heading(
    "supply",
    _("What should be asked next?"),
    words.answer(rows),
    [*words.figures(rows), provenance.coverage_figure(region)],
)

# filters
with page.filter_row("next_questions") as (left, _right), left:
    filters.region(regions, default=provenance.own_region(regions))

# plan
if not rows.empty:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        plan.show(rows)
    with right:
        plan.show_questions(rows, about)

# source
page.source_line(sources, disclosure="confidential")

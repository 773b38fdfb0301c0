"""How well are the companies prepared, and who asks for support?"""

import streamlit as st

from ui import filters, page, provenance
from ui.supply.chokepoints_choice import picked_region
from ui.supply.chokepoints_table import About
from ui.supply.preparedness import answer as words
from ui.supply.preparedness import choice, shares, support
from ui.text import _
from ui.warehouse import query

# choice
regions = query("shared__region")
region = picked_region(regions)
question, division = choice.read()

# query
found = query("preparedness__answer", region=region)
rows = choice.with_industry(found, query("chokepoints__industry"))
sources = provenance.sources(region)
areas = filters.options(regions, "region_code", "region_name")
about = About({_("Area"): areas[region]}, sources, "confidential", "preparedness")

# title
page.heading(
    "supply",
    _("How well are the companies prepared?"),
    words.answer(rows),
    [*words.figures(rows), provenance.coverage_figure(region)],
)

# filters
with page.filter_row("preparedness") as (left, _right), left:
    choice.show()
    filters.region(regions, default=provenance.own_region(regions))

# figures
left, right = st.columns([1, 1], gap="medium")
with left:
    shares.show_all(rows, about)
with right:
    shares.show_divided(rows, question, division, choice.names(division), about)
    support.show(rows, about)

# source
page.source_line(sources, disclosure="confidential")

"""Who has been interviewed of the register, and whom to ask next?"""

import streamlit as st

from ui import export, filters, page, provenance
from ui.capability.coverage import answer as words
from ui.capability.coverage import frame, next_ones
from ui.text import _
from ui.warehouse import is_shown, query

# choice
regions = query("shared__region")
own = provenance.own_region(regions)
names = filters.options(regions, "region_code", "region_name")
region = filters.picked("region", [own, *names])

# query
industries = query("coverage__industry", region=region)
places = query("coverage__place", region=region)
candidates = query("coverage__candidate", region=region)
gaps = query("coverage__gap", region=region)
is_internal = is_shown("interview_candidate")
sources = provenance.sources(region, "companies", *provenance.JOBS)

# title
question = words.question(names.get(region, ""))
if not is_internal:
    page.heading("capability", question, "", [provenance.coverage_figure(region)])
    page.nothing_yet(_("Whom to interview belongs to the internal view."))
page.heading(
    "capability",
    question,
    words.answer(industries, places, candidates),
    [
        *words.figures(frame.by_industry(industries), places),
        provenance.coverage_figure(region),
    ],
)

# filters
with page.filter_row("coverage") as (left, right):
    with left:
        filters.region(regions, default=own)
    with right:
        export.menu(
            "coverage",
            next_ones.explained(candidates, gaps),
            next_ones.columns(),
            title=question,
            filters={_("Area"): names.get(region, "")},
            sources=sources,
            disclosure=provenance.disclosure(),
        )

# figures
next_ones.show(candidates, gaps)
left, right = st.columns([1.25, 1], gap="large")
with left:
    frame.industries(industries)
    frame.sizes(query("coverage__size", region=region))
with right:
    frame.places(places)

# source
page.source_line(sources, disclosure=provenance.disclosure())

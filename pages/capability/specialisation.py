"""What is the region specialised in, what could it do next, and who completes it?"""

import streamlit as st

from ui import export, filters, page, provenance
from ui.capability.specialisation import establishments, jobs, near
from ui.capability.specialisation import regions as others
from ui.text import _
from ui.warehouse import query

# choice
regions = query("shared__region")
own = provenance.own_region(regions)
names = filters.options(regions, "region_code", "region_name")
region = filters.picked("region", [own, *names])

# query
quotients = query("specialisation__quotient", region=region)
nearest = query("specialisation__next", region=region)
supports = query("specialisation__support", region=region)
sources = [line for name in provenance.JOBS for line in provenance.register(name)]

# title
question = _("{region}: what is it specialised in, and what could it do next?")
question = question.format(region=names.get(region, ""))
told = [jobs.sentence(quotients) if len(quotients) else ""]
told.append(near.sentence(nearest, supports))
page.heading("capability", question, " ".join(told), jobs.figures_of(quotients))

# filters
with page.filter_row("specialisation") as (left, right):
    with left:
        filters.region(regions, default=own)
    with right:
        export.menu(
            "specialisation",
            near.explained(nearest, supports),
            near.columns(),
            title=question,
            filters={_("Area"): names.get(region, "")},
            sources=sources,
            disclosure=provenance.disclosure(),
        )

# figures
left, right = st.columns([1.15, 1], gap="large")
with left:
    near.show(nearest, supports)
with right:
    others.show(
        query("specialisation__region", region=region),
        query("specialisation__lending", region=region),
    )
st.space("small")
jobs.show(quotients)
st.space("small")
establishments.show(query("specialisation__establishment", region=region))

# source
page.source_line(sources, disclosure=provenance.disclosure())

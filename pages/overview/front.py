"""How well does the region withstand disruptions, and where should one start?"""

import streamlit as st

from ui import export, filters, page, provenance
from ui.matching import backlog
from ui.overview import front_answer, front_changes, front_index, front_lists
from ui.tables import table
from ui.text import _
from ui.warehouse import query

# area
regions = query("shared__region")
names = filters.options(regions, "region_code", "region_name")
region = filters.picked("region", list(names))
name = names.get(region, "")

# query
index = front_index.named(query("front__index", region=region))
found = front_answer.Findings(
    chokepoints=query("front__chokepoint", region=region),
    functions=query("front__function", region=region),
    shortages=query("front__shortage", region=region),
    known=query("front__known", region=region),
)
beside = query("front__region")
sources = provenance.sources(region, "companies", "employment")

# title
page.heading(
    "overview",
    _("How well does {region} withstand disruptions?").format(region=name),
    front_answer.answer(found),
    [*front_answer.figures(found), provenance.coverage_figure(region)],
)

# filters
with page.filter_row("front") as (left, right):
    with left:
        filters.region(regions, default=provenance.own_region(regions))
    with right:
        export.menu(
            "front",
            index,
            front_index.columns(),
            title=_("Signature indices"),
            filters={_("Area"): name},
            sources=sources,
            disclosure=provenance.disclosure(),
        )

# indices
page.section(
    _("Three measures of a secure region"),
    _("0 is the weakest, 1 the safest. Full is at least, striped at most."),
)
front_index.panels(index)

# lists
left, right = st.columns([1, 1.08], gap="medium")
with left:
    front_lists.functions(found.functions)
with right:
    front_lists.chokepoints(found)
    front_lists.shortages(found)

# regions
if len(beside) > 1:
    page.section(_("Regions side by side"))
    table(beside, front_lists.region_columns(), caption=_("Indices of the regions"))

# changes
front_changes.show(region)
backlog.link()

# source
page.source_line(sources, disclosure=provenance.disclosure(), notes=front_lists.notes())

"""Which municipalities have companies with a capability, and how many?"""

import streamlit as st

from ui import page, provenance
from ui.capability import capability_map_answer as words
from ui.capability import capability_map_choice as choices
from ui.capability import capability_map_depth as depth
from ui.capability import capability_map_list as companies
from ui.capability import capability_map_picture as picture
from ui.capability import capability_map_rows as rows
from ui.capability import capability_map_table as listed
from ui.capability import capability_map_weak as weak
from ui.capability.card import choice as card
from ui.maps.region import selection
from ui.tables import table_below
from ui.warehouse import query

# choice
regions = query("shared__region")
region = choices.picked_region(regions)
municipalities = query("capability_map__municipality", region=region)
functions = query("capability_map__function", region=region)
capabilities = query("capability_map__capability", region=region)
codes = query("capability_map__code")
names = choices.options(regions, capabilities, functions, municipalities, codes)
choice = choices.read(names, regions=regions)

# query
asked = {"capability": choice["capability"], "function": choice["vital_function"]}
answers = query("capability_map__company", **asked)
area = query("capability_map__area", region=region, **asked)
depths = query("capability_map__depth", region=region, function=asked["function"])
found = rows.found(
    choice,
    {"company": answers, "area": area, "municipality": municipalities},
    own_region=provenance.own_region(regions),
    names_companies=provenance.disclosure() == "internal",
)
sources = provenance.sources(region, "companies", *provenance.JOBS, *provenance.GROUND)
answer = words.answer(choice, found, depths, functions)
spoken = words.plain(answer)
figures = [*words.figures(found), provenance.coverage_figure(region)]
about = listed.About(words.question(choice), answer, figures, sources)

# title
page.heading("capability", about.title, answer, figures)

# filters
with page.filter_row("capability_map") as (left, right):
    with left:
        choices.show(choice, with_more=found.names_companies)
    with right:
        listed.menu(found, choice, about)

# map
place = selection("company")
chosen = companies.chosen(found, choice, place)
left, right = st.columns([1, 1.08], gap="medium")
with left:
    picture.show(found, choice, chosen=chosen, alt=spoken)
with right:
    companies.show(found, choice, place)
    card.link(chosen)
    weak.show(found, choice)

# table
table_below(listed.rows(found), listed.columns(found, choice), caption=spoken)

# depth
st.space("small")
depth.show(depths, functions, found)

# source
page.source_line(sources, disclosure=provenance.disclosure())

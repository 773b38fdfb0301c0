"""Which delivery stops most if it breaks, and why?"""

from dataclasses import replace

import streamlit as st

from ui import page, provenance
from ui.supply import chokepoints_answer as words
from ui.supply import chokepoints_choice as choices
from ui.supply import chokepoints_concentration as concentration
from ui.supply import chokepoints_flow as flow
from ui.supply import chokepoints_index as index
from ui.supply import chokepoints_links as links
from ui.supply import chokepoints_list as listed
from ui.supply import chokepoints_rows as behind
from ui.supply import chokepoints_why as why
from ui.supply.chokepoints_table import About
from ui.warehouse import is_shown, query

# choice
regions = query("shared__region")
region = choices.picked_region(regions)
found = query("chokepoints__delivery", region=region)
deliveries, homeless = choices.placed(found, regions, region)
industries = query("chokepoints__industry")
functions = query("chokepoints__function")
names = choices.options(regions, deliveries, functions, industries)
choice = choices.read(names, region)

# query
rows = listed.ordered(choices.narrowed(deliveries, choice))
inputs = query("chokepoints__concentration", region=region)
flows = query("chokepoints__flow", region=region)
delivery = listed.picked(rows)
needs = query("chokepoints__need", chokepoint=listed.gravest(rows))
sources = provenance.sources(region)
about = About(choice.written(), sources, provenance.disclosure())
is_named = is_shown("chokepoint")
answer = words.answer(rows, needs)
if not is_named:
    answer = words.origins(flow.by_country(flows), inputs)

figures = words.figures(rows, inputs, is_named=is_named)
figures = [*figures, provenance.coverage_figure(region)]

# title
page.heading("supply", words.question(is_named=is_named), answer, figures)

# filters
with page.filter_row("chokepoints") as (left, right):
    with left:
        choices.show(choice, regions, is_named=is_named)
    with right:
        whole = replace(about, answer=answer, figures=figures)
        listed.menu(rows, whole) if is_named else concentration.menu(inputs, whole)

# list
if is_named:
    left, right = st.columns([1, 1], gap="medium")
    with left:
        listed.show(rows, choice, homeless)
    with right:
        why.show(delivery)
    behind.show(delivery)
    page.source_line(sources, disclosure=listed.disclosure(), notes=listed.notes())

# figures
left, right = st.columns([1, 1], gap="medium")
with left:
    index.show(query("chokepoints__index", region=region), industries, about)
with right:
    links.show(flows, delivery, industries, about, region)

# concentration
concentration.show(inputs, about)

# source
page.source_line(sources, disclosure=provenance.disclosure())

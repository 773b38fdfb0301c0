"""What does the region need that nobody here makes, and what hangs on one company?"""

import streamlit as st

from ui import export, page, provenance
from ui.capability.gaps import answer as words
from ui.capability.gaps import choice as choices
from ui.capability.gaps import codes as lists
from ui.capability.gaps import matrix, needs
from ui.warehouse import query

# choice
regions = query("shared__region")
choice = choices.read(regions)

# query
needed = query("gaps__need", region=choice.region)
every = query("gaps__code", region=choice.region)
codes = words.of_list(every, choice.list_name)
if choice.is_internal:
    cells = query("gaps__cell", region=choice.region, list=choice.list_name)
else:
    cells = query("gaps__shared_cell", region=choice.region)
sources = provenance.sources(choice.region)

# title
page.heading(
    "capability",
    words.question(choice),
    words.answer(choice, needed, every, cells),
    [
        *words.figures(choice, needed, every, cells),
        provenance.coverage_figure(choice.region),
    ],
)

# filters
with page.filter_row("gaps") as (left, right):
    with left:
        choices.show(choice, regions)
    with right:
        export.menu(
            "gaps",
            matrix.named(choice, codes, cells),
            matrix.columns(choice),
            title=words.question(choice),
            filters=choice.written(),
            sources=sources,
            disclosure=provenance.disclosure(),
        )

# needs
if choice.is_internal:
    left, right = st.columns([1.1, 1], gap="large")
    with left:
        needs.show(needed)
    with right:
        lists.show(choice, every)
    st.space("small")
else:
    lists.show(choice, every)

# matrix
matrix.show(choice, codes, cells)

# source
page.source_line(
    sources, disclosure=provenance.disclosure(), notes=matrix.notes(choice)
)

"""Where do the figures come from, and are the data up to date?"""

import streamlit as st

from ui import page, provenance
from ui.catalogue import answer, choice, columns, download, facts, sources, tables
from ui.text import _

# choice
known = facts.known()
chosen = choice.read(known)

# title
page.heading(
    "sources",
    _("Where do the figures come from, and are the data up to date?"),
    answer.answer(known),
    answer.figures(known),
)

# filters
found_sources = choice.sources(known, chosen)
found_tables = choice.tables(known, chosen)
is_tables = chosen.kind == "tables"
with page.filter_row("catalogue") as (left, right):
    with left:
        choice.show(known, chosen)
    menu = right

# nothing
if not (found_tables if is_tables else found_sources):
    page.nothing_yet(answer.nothing(chosen.written()))

# list
left, right = st.columns([1, 1.08], gap="medium")
if is_tables:
    with left:
        table = tables.listed(known, found_tables, closed=not chosen.is_narrowed)
    with right:
        tables.shown(table)
    with menu:
        download.of_table(table)
    columns.shown(table)
else:
    with left:
        source = sources.listed(found_sources)
    with right:
        sources.shown(source)
    with menu:
        download.of_sources(found_sources, chosen)

# source
page.source_line([], disclosure=provenance.disclosure())

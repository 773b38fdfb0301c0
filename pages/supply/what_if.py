"""Who is hit, and when, if a delivery, a country or a route breaks?"""

import streamlit as st

from ui import page, provenance, what_if
from ui.supply.chokepoints_table import About
from ui.supply.what_if import answer as words
from ui.supply.what_if import choice as choices
from ui.supply.what_if import compare, curve, hit, scenarios, shares, why
from ui.text import _
from ui.warehouse import query

# choice
regions = query("shared__region")
choice = choices.read(regions)
if choice is None:
    page.heading("supply", _("What if something breaks?"), _("Nothing is known yet."))
    page.nothing_yet(_("Bring in a workbook whose sheet D tells inputs and suppliers."))

# query
found = what_if.run(choice.kind, choice.objects, choice.days, choice.region)
kept = scenarios.kept()
rows = hit.rows(found)
chosen = hit.picked(rows)
sources = provenance.sources(choice.region)
about = About(choice.written(regions), sources, "confidential", "what_if")
title = words.question(choice)

# title
page.heading(
    "supply",
    title,
    words.answer(found),
    [*words.figures(found), provenance.coverage_figure(choice.region)],
)

# filters
with page.filter_row("what_if") as (left, right):
    with left:
        choices.show(choice, regions)
    with right:
        scenarios.menu(choice, kept)
        hit.menu(rows, about, title)

# comparison
compare.show(found, kept)

# figures
left, right = st.columns([1, 1], gap="medium")
with left:
    curve.show(found, choice, about)
    hit.show(rows)
with right:
    why.show(chosen, found, choice)
    shares.show(rows)

# source
page.source_line(sources, disclosure="confidential")

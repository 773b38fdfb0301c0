"""Which occupations are critical companies short of?"""

import streamlit as st

from ui import filters, page, provenance
from ui.text import _
from ui.warehouse import query
from ui.workforce import availability_answer as words
from ui.workforce import availability_choice as choices
from ui.workforce import availability_figures as figures
from ui.workforce import availability_map as where
from ui.workforce import availability_rows as followed
from ui.workforce import availability_table as listed

# choice
regions = query("availability__region")
region = choices.picked_region(regions)
occupations = query("availability__occupation")
periods = query("availability__period", region=region)
choice = choices.read(regions, occupations, periods)

# query
needs = query("availability__need", region=region)
trend = query("availability__trend", region=region)
rows = followed.followed(occupations, periods, choice.period, choice.sector)
rows = followed.told(rows, query("availability__age"), needs)
interviewed = query("shared__coverage", region=region)
asked = followed.asked(interviewed, provenance.disclosure())
names = filters.options(rows, "occupation_code", "short_name")
chosen = filters.picked("occupation", list(names))
areas = query(
    "availability__area",
    level=choice.level,
    region=region,
    occupation=chosen,
    window_end=choice.period,
)
shapes = where.shapes(choice)
areas = where.areas_of(areas, shapes, choice)
sources = provenance.sources(region, "employment", *provenance.GROUND)
question = _("Which occupations are critical companies short of?")
answer = words.answer(rows, asked)

# title
page.heading(
    "workforce",
    question,
    answer,
    [*words.figures(rows), provenance.coverage_figure(region)],
)

# filters
with page.filter_row("availability") as (left, right):
    with left:
        choices.show(choice, names)
    with right:
        listed.menu(rows, choice, title=question, sources=sources)

# figures
if followed.has_statistics(rows):
    left, middle, right = st.columns([1.3, 1.1, 1], gap="medium")
    with left:
        figures.dots(rows, chosen=chosen, alt=answer)
        figures.notes(rows, where.moved(region, choice.year))
    with middle:
        figures.over_time(rows, trend, chosen=chosen)
    with right:
        where.show(areas, shapes, choice, occupation=names.get(chosen, ""))
else:
    figures.total(query("availability__total", region=region), region)
    figures.nothing(asked, has_country=choices.has_country(regions))

# table
listed.show(rows, asked)
listed.findings(rows, needs)
listed.below(rows, figures.panels(rows, trend, chosen), areas, asked)

# source
notes = words.notes(rows, choice.name("period"))
page.source_line(sources, disclosure=provenance.disclosure(), notes=notes)

"""How are the marks, colours and figures read?"""

import streamlit as st

from ui import figures
from ui.drawing import colours, reading_key
from ui.figures.example import recovery_days
from ui.page import heading, note, section
from ui.text import _

# title
heading(
    "overview",
    _("How are the pictures read?"),
    _("Colour never tells anything alone: every state has its own shape or surface."),
)
states, scales, swarm = st.columns([1, 1, 1.15], gap="large")

# marks
with states:
    reading_key.mark_list(
        _("Is it true?"),
        {
            "certain": _("all answers support it"),
            "possible": _("the missing answers decide"),
            "no": _("the answers rule it out"),
            "unknown": _("not enough answers"),
        },
    )
    reading_key.mark_list(
        _("What happens to a finding?"),
        {
            "stop": _("the file cannot be taken"),
            "park": _("only this row waits"),
            "ask": _("you choose"),
            "tell": _("asks for nothing"),
        },
    )
    reading_key.mark_list(
        _("Alarm limit"),
        {
            "green": _("the limit is not passed"),
            "yellow": _("close to the limit"),
            "red": _("the limit is passed"),
            "no_data": _("there is no measurement"),
        },
    )

# scales
with scales:
    reading_key.colour_strip(
        _("Categories: at most four and grey"), colours.category_colours()
    )
    reading_key.colour_strip(_("Pine: how much there is"), colours.MANTY)
    reading_key.colour_strip(_("Autumn: how vulnerable"), colours.RUSKA)
    reading_key.colour_strip(
        _("Autumn and lake: difference from a reference"), colours.RUSKA_JARVI
    )
    reading_key.interval_list(
        _("Interval"),
        [
            (40, 70, _("40–70: at least 40, at most 70")),
            (55, 55, _("55: known exactly")),
            (None, None, _("not known")),
        ],
    )

# figure
with swarm:
    section(
        _("Days to recover by industry, an example with made-up numbers"),
        _("One dot is one company. The upright line is the median."),
    )
    days = recovery_days()
    picture = figures.beeswarm(days, group="industry", value="days", unit=_("days"))
    figures.show(picture, "example-swarm", alt=_("Made-up companies by industry."))

# source
note(_("This page uses no data: the numbers in it are made up."))

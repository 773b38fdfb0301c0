"""The Plotly template `voimavara` and the one way to show a figure.

Streamlit's own theme is switched off for figures: it would replace sizes and
colours. Question and note stand above a figure as text, so it has no title.
"""

from functools import cache, partial

import plotly.graph_objects as go
import plotly.io
import streamlit as st

from ui.drawing import colours
from ui.frame import address
from ui.text import NBSP

FONT = "Source Sans, sans-serif"
SEPARATORS = f",{NBSP}"
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def new_figure(height: int) -> go.Figure:
    """Return an empty figure in the product's style and the reader's theme."""
    figure = go.Figure()
    figure.update_layout(template=template(colours.theme()), height=height)
    return figure


def show(figure: go.Figure, key: str, *, alt: str, select_key: str = "") -> None:
    """Show a figure; `alt` says in one sentence what is to be seen in it.

    With `select_key` a click on a dot writes the dot's id into `?select_key=`,
    where `ranked_rows` with the same key finds it.
    """
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=CONFIG,
        alt=alt,
        on_select=partial(_take, key, select_key) if select_key else "ignore",
        selection_mode="points",
    )


def _take(key: str, select_key: str) -> None:
    """Carry a click on a dot into the address."""
    points = st.session_state[key]["selection"]["points"]
    picked = points[0].get("customdata") if points else None
    if picked:
        row_id = picked[0] if isinstance(picked, list) else picked
        address.write(select_key, str(row_id), "")


@cache
def template(theme: str) -> go.layout.Template:
    """Return the template for `light` or `dark`; it is registered by name, too."""
    ink, muted = colours.INK.on(theme), colours.MUTED.on(theme)
    axis = {
        "automargin": True,
        "gridcolor": colours.GRID.on(theme),
        "gridwidth": 1,
        "linecolor": colours.AXIS.on(theme),
        "nticks": 5,
        "showgrid": False,
        "tickcolor": colours.AXIS.on(theme),
        "tickfont": {"size": 13, "color": ink},
        "ticklen": 4,
        "title": {"font": {"size": 13, "color": muted}, "standoff": 8},
        "zeroline": False,
        "zerolinecolor": colours.AXIS.on(theme),
    }
    made = go.layout.Template(
        layout={
            "colorway": [tone.on(theme) for tone in colours.CATEGORIES],
            "dragmode": False,
            "font": {"family": FONT, "size": 14, "color": ink},
            "hoverlabel": {"font": {"family": FONT, "size": 13}, "align": "left"},
            "margin": {"l": 4, "r": 8, "t": 8, "b": 4},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "separators": SEPARATORS,
            "showlegend": False,
            "xaxis": axis | {"showline": True, "ticks": "outside"},
            "yaxis": axis | {"showline": False, "ticks": ""},
        }
    )
    plotly.io.templates[f"voimavara_{theme}"] = made
    return made


def vulnerable() -> str:
    """Return the colour of what matters in a figure."""
    return colours.STATES["certain"].on(colours.theme())


def ordinary() -> str:
    """Return the colour of all the rest."""
    return colours.CATEGORIES[0].on(colours.theme())


def translucent(colour: str, share: float) -> str:
    """Return `colour` as rgba with `share` of its strength."""
    red, green, blue, _alpha = colours.rgba(colour)
    return f"rgba({red},{green},{blue},{share})"

"""The flow of a critical input: from countries through suppliers to users.

Links cannot be striped in Plotly, so an unknown origin is grey and says so in words.
"""

from html import escape
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from ui.drawing import colours
from ui.figures.style import new_figure, translucent, vulnerable
from ui.text import _

LINK_STRENGTH = 0.34
STEP_TONES = (0, 1, 3)


def flow(
    rows: pd.DataFrame,
    *,
    steps: tuple[str, ...],
    weight: str,
    is_unknown: str = "is_unknown",
    chokepoints: frozenset[str] = frozenset(),
    most_nodes: int = 12,
) -> go.Figure:
    """Draw flows between the columns `steps`, widths by the column `weight`.

    Names in `chokepoints` are drawn in the vulnerable colour, flows of unknown
    origin in grey. Beyond `most_nodes` the smallest become one node "others".
    """
    shown = _lump(rows, steps, weight, most_nodes // len(steps))
    nodes = [
        (step, name)
        for step in range(len(steps))
        for name in dict.fromkeys(shown[steps[step]])
    ]
    place = {node: at for at, node in enumerate(nodes)}
    grey = _unknown_names(shown, steps, is_unknown)
    tones = [
        _tone(step, name, grey, chokepoints, at)
        for at, (step, name) in enumerate(nodes)
    ]
    links = _links(shown, steps, weight)
    sources = [place[(step, left)] for step, left, _right, _value in links]
    figure = new_figure(300)
    figure.add_trace(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [escape(name) for _step, name in nodes],
                "color": tones,
                "thickness": 12,
                "pad": 14,
                "line": {"width": 0},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": sources,
                "target": [place[(step + 1, right)] for step, _l, right, _v in links],
                "value": [value for *_ends, value in links],
                "color": [translucent(tones[at], LINK_STRENGTH) for at in sources],
                "hovertemplate": "%{source.label} → %{target.label}<extra></extra>",
            },
        )
    )
    return figure


def _lump(
    rows: pd.DataFrame, steps: tuple[str, ...], weight: str, most: int
) -> pd.DataFrame:
    shown = rows.copy()
    for step in steps:
        shown[step] = shown[step].fillna(_("not known")).astype(str)
        sums = shown.groupby(step)[weight].sum().sort_values(ascending=False)
        if len(sums) > most:
            known = [name for name in sums.index if name != _("not known")]
            small = set(known[most - 2 :])
            shown[step] = shown[step].mask(shown[step].isin(small), _("others"))
    return shown


def _links(
    shown: pd.DataFrame, steps: tuple[str, ...], weight: str
) -> list[tuple[int, str, str, float]]:
    found = []
    for step, (left, right) in enumerate(pairwise(steps)):
        sums = shown.groupby([left, right], sort=False)[weight].sum()
        for (start, end), value in sums.items():
            found.append((step, start, end, float(value)))
    return found


def _unknown_names(
    shown: pd.DataFrame, steps: tuple[str, ...], is_unknown: str
) -> frozenset[str]:
    if is_unknown not in shown:
        return frozenset({_("not known")})
    unknown = shown.loc[shown[is_unknown].astype(bool), steps[0]]
    return frozenset(unknown) | {_("not known")}


def _tone(
    step: int, name: str, grey: frozenset[str], chokepoints: frozenset[str], at: int
) -> str:
    theme = colours.theme()
    if name in chokepoints:
        return vulnerable()
    if name in grey or name == _("others"):
        return colours.OTHERS.on(theme)
    if step == 0:
        return colours.CATEGORIES[0 if at == 0 else 2].on(theme)
    return colours.INK.on(theme)

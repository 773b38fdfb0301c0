"""The flow of a critical input: from countries through suppliers to users.

Links cannot be striped in Plotly, so an unknown origin is grey and says so in words.
"""

from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui.drawing import colours
from ui.figures.style import new_figure, translucent, vulnerable
from ui.text import _

LINK_STRENGTH = 0.34
HOLLOW_STRENGTH, OUTLINE_STRENGTH = 0.08, 0.5
LONGEST = 34
"""Letters of a name beside its node; the whole name is told by the pointer."""
STEP_TONES = (0, 1, 3)


def flow(
    rows: pd.DataFrame,
    *,
    steps: tuple[str, ...],
    weight: str,
    is_unknown: str = "is_unknown",
    chokepoints: frozenset[str] = frozenset(),
    most_nodes: int = 12,
    heads: tuple[str, ...] = (),
    is_hollow: bool = False,
) -> go.Figure:
    """Draw flows between the columns `steps`, widths by the column `weight`.

    Names in `chokepoints` are drawn in the vulnerable colour, flows of unknown
    origin in grey. Beyond `most_nodes` the smallest become one node "others".
    `heads` stand above the first and last step; hollow flows are outlines only.
    """
    shown = _lump(rows, steps, weight, most_nodes // len(steps))
    nodes = [
        (step, name)
        for step in range(len(steps))
        for name in dict.fromkeys(shown[steps[step]])
    ]
    place = {node: at for at, node in enumerate(nodes)}
    grey = _unknown_names(shown, steps, is_unknown)
    tones = [_tone(*node, grey, chokepoints, at) for at, node in enumerate(nodes)]
    links = _links(shown, steps, weight)
    sources = [place[(step, left)] for step, left, _right, _value in links]
    trace = go.Sankey(
        arrangement="snap",
        textfont={"shadow": _halo()},
        node={
            "label": [escape(_shortened(name)) for _step, name in nodes],
            "customdata": [escape(name) for _step, name in nodes],
            "color": tones,
            "thickness": 12,
            "pad": 14,
            "line": {"width": 0},
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        link={
            "source": sources,
            "target": [place[(at + 1, right)] for at, _l, right, _v in links],
            "value": [value for *_ends, value in links],
            **_filling([tones[at] for at in sources], is_hollow=is_hollow),
            "hovertemplate": (
                "%{source.customdata} → %{target.customdata}<extra></extra>"
            ),
        },
    )
    figure = new_figure(300)
    figure.add_trace(trace)
    _add_heads(figure, heads)
    return figure


def _filling(tones: list[str], *, is_hollow: bool) -> dict[str, Any]:
    if is_hollow:
        clear = [translucent(tone, HOLLOW_STRENGTH) for tone in tones]
        # the picture takes one colour of outlines for all
        outline = translucent(colours.EDGE.on(colours.theme()), OUTLINE_STRENGTH)
        return {"color": clear, "line": {"color": outline, "width": 1}}
    return {"color": [translucent(tone, LINK_STRENGTH) for tone in tones]}


def _add_heads(figure: go.Figure, heads: tuple[str, ...]) -> None:
    if not heads:
        return
    figure.update_layout(margin={"t": 26})
    for place, (head, anchor) in enumerate(
        zip((heads[0], heads[-1]), ("left", "right"), strict=True)
    ):
        figure.add_annotation(
            text=escape(head),
            x=place,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=anchor,
            yanchor="bottom",
            yshift=6,
            showarrow=False,
            font={"size": 13, "color": colours.MUTED.on(colours.theme())},
        )


def _halo() -> str:
    """Return the shadow that keeps a name readable above the lines of flows."""
    ground = colours.GROUND.on(colours.theme())
    return ", ".join(f"{x}px {y}px 3px {ground}" for x in (-2, 0, 2) for y in (-1, 1))


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


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

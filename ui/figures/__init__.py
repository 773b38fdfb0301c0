"""Charts: a table in, a Plotly figure in the product's own style out."""

from ui.figures.band import band
from ui.figures.cross import cross_scatter
from ui.figures.dots import dot_range
from ui.figures.flow import flow
from ui.figures.multiples import small_multiples
from ui.figures.reference import from_reference
from ui.figures.stacked import Piece, stacked
from ui.figures.style import show
from ui.figures.swarm import beeswarm

__all__ = [
    "Piece",
    "band",
    "beeswarm",
    "cross_scatter",
    "dot_range",
    "flow",
    "from_reference",
    "show",
    "small_multiples",
    "stacked",
]

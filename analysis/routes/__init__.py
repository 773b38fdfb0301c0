"""Routes over a network of lines: joined ends, shortest ways, what one failure cuts.

Lines come as they were drawn. Two that cross without an end there are taken for a
bridge over a line, never for a crossing.
"""

from analysis.routes.areas import AreaGraph, area_graph
from analysis.routes.failures import link_failures
from analysis.routes.network import TOLERANCE_M, Network, joined_lines, kilometres
from analysis.routes.shortest import components, shortest_lengths

__all__ = [
    "TOLERANCE_M",
    "AreaGraph",
    "Network",
    "area_graph",
    "components",
    "joined_lines",
    "kilometres",
    "link_failures",
    "shortest_lengths",
]

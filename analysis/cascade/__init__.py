"""What else stops when something stops: losses that run along supply links.

A generalised Leontief cascade (Diem, Borsos, Reisch, Kertész and Thurner, Scientific
Reports 12:7719, 2022) with inputs grouped by product, so that suppliers of different
goods do not stand in for one another. Losses run down to customers and up to
suppliers; both only rise, so the order of the steps does not matter and a run ends.
"""

from analysis.cascade.graph import Links, SupplyGraph, supply_graph
from analysis.cascade.run import (
    PUBLISHED,
    SCREENING,
    SINGLE,
    CascadeLimit,
    Losses,
    all_single_closures,
    cascade,
)

__all__ = [
    "PUBLISHED",
    "SCREENING",
    "SINGLE",
    "CascadeLimit",
    "Links",
    "Losses",
    "SupplyGraph",
    "all_single_closures",
    "cascade",
    "supply_graph",
]

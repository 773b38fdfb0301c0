"""What firms need and who supplies it, when answers are intervals.

Inputs are grouped by product as interviews tell them, never by the supplier's
industry: suppliers of different goods do not stand in for one another.
"""

from analysis.supply.closure import failing_pairs, single_points, stopped
from analysis.supply.days import Days, Timing, run_days
from analysis.supply.inputs import UNSURE, Inputs, Source, inputs_of
from analysis.supply.intervals import LossRange, loss_range, sales_inputs
from analysis.supply.risk_exposure import Material, lost_profit, survival_days
from analysis.supply.structure import Structure, disjoint_paths, structure

__all__ = [
    "UNSURE",
    "Days",
    "Inputs",
    "LossRange",
    "Material",
    "Source",
    "Structure",
    "Timing",
    "disjoint_paths",
    "failing_pairs",
    "inputs_of",
    "loss_range",
    "lost_profit",
    "run_days",
    "sales_inputs",
    "single_points",
    "stopped",
    "structure",
    "survival_days",
]

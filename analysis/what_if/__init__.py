"""What if something stops: who is hit, when, why, and what would prevent it.

Answers are intervals: the better end of everything that is not known is one run, the
worse end another. A company is hit for certain when it is hit in the better run too.
"""

from analysis.what_if.break_of import KINDS, Break
from analysis.what_if.model import Model, model_of
from analysis.what_if.prevention import stock_needed, switch_within
from analysis.what_if.result import Effects, effects

__all__ = [
    "KINDS",
    "Break",
    "Effects",
    "Model",
    "effects",
    "model_of",
    "stock_needed",
    "switch_within",
]

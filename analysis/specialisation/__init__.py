"""What regions are specialised in, what lies near it, and who completes whom.

An activity whose quotient is not known is neither in nor out: it takes part in no
count, instead of passing for absent.
"""

from analysis.specialisation.complementarity import complementarity, lendable
from analysis.specialisation.counts import count_quotient_interval
from analysis.specialisation.relatedness import (
    Specialisation,
    proximity,
    relatedness_density,
    specialisation,
    support,
)

__all__ = [
    "Specialisation",
    "complementarity",
    "count_quotient_interval",
    "lendable",
    "proximity",
    "relatedness_density",
    "specialisation",
    "support",
]

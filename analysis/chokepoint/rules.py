"""Weights and limits of the chokepoint rule: judgements, all of them changeable."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PARTS = ("dependence", "non_replaceability", "time_gap", "reach", "vital_function")
GATES = ("matters", "no_way_round", "no_time")


@dataclass(frozen=True)
class ChokepointRules:
    """Judgements behind gates and score, with the values used by default."""

    # gate 1: share of the region's interviewed personnel that must be hit
    reach_limit: float = 0.005
    # gate 1, other way in: a function of at least this weight loses this share
    function_weight_limit: int = 4
    function_loss_limit: float = 0.20
    # below this share of asked questions nothing is said
    coverage_limit: float = 0.60
    # days after which an unanswered recovery or switch counts as done
    horizon_days: float = 90.0
    # answers about recovery and switching are optimistic or rough: 30 % both ways
    answer_tolerance: float = 0.30
    # half-way points of the time gap and of the reach
    gap_scale_days: float = 30.0
    reach_scale: float = 0.05
    # weight of vital functions, 1-5; those not listed get the default
    function_weights: Mapping[str, int] = field(default_factory=dict)
    default_function_weight: int = 3
    # weights of the geometric mean, in the order of PARTS
    part_weights: tuple[float, float, float, float, float] = (1.0, 1.0, 1.0, 1.0, 1.0)
    # what a missing answer would change is worked out down to this rank
    missing_answer_rank: int = 20


USUAL_RULES = ChokepointRules()

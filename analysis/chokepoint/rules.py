"""Weights and limits of the chokepoint rule; they are judgements and can be changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ChokepointRules:
    """Judgements behind gates and score, with the values that are used by default."""

    # gate 1: share of the region's interviewed personnel that must be hit
    reach_limit: float = 0.005
    # gate 1, other way in: a function of at least this weight loses this share
    function_weight_limit: int = 4
    function_loss_limit: float = 0.20
    # below this share of asked questions nothing is said
    coverage_limit: float = 0.60
    # days after which an unanswered recovery or switch counts as done
    horizon_days: float = 90.0
    # answers about recovery and switching are optimistic or rough: +-30 %
    answer_tolerance: float = 0.30
    # half-way points of the time gap and the reach component
    gap_scale_days: float = 30.0
    reach_scale: float = 0.05
    # weight of vital functions, 1-5; those not listed get the default
    function_weights: Mapping[str, int] = field(default_factory=dict)
    default_function_weight: int = 3
    # weights of the geometric mean
    dependence_weight: float = 1.0
    non_replaceability_weight: float = 1.0
    time_gap_weight: float = 1.0
    reach_weight: float = 1.0
    vital_function_weight: float = 1.0
    # missing answers are worked out for objects that can rank this high
    missing_answer_rank: int = 20


USUAL_RULES = ChokepointRules()

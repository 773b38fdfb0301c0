"""Weights and limits of the signature indices: judgements, all of them changeable."""

from dataclasses import dataclass

from analysis.bootstrap import CONFIDENCE, REPLICATES, SEED


@dataclass(frozen=True)
class SignatureRules:
    """Judgements behind the indices, with the values used by default."""

    # equal owners that give the top score of ownership (not the observed number:
    # two equal owners would then be perfect)
    reference_owners: int = 5
    # distance at which the closeness of a supplier has fallen to 1/e
    distance_scale_km: float = 500.0
    # fewer companies than this: nothing is published
    minimum_companies: int = 3
    # less of the criticality known than this: nothing is published
    coverage_limit: float = 0.60
    # a country whose loss takes the user itself away is not a supply risk
    home_country: str = "FI"
    horizon_days: float = 90.0
    answer_tolerance: float = 0.30
    replicates: int = REPLICATES
    seed: int = SEED
    # share of the replicates inside the interval
    confidence: float = CONFIDENCE


USUAL_RULES = SignatureRules()

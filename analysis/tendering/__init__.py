"""How ready companies are to answer calls for tenders, and which calls suit them."""

from analysis.tendering.readiness import CONDITIONS, conditions, tender_readiness

__all__ = ["CONDITIONS", "conditions", "tender_readiness"]

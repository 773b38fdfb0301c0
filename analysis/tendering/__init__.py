"""How ready companies are to answer calls for tenders, and which calls suit them."""

from analysis.tendering.matching import match_calls, shared_digits, shared_words
from analysis.tendering.readiness import CONDITIONS, conditions, tender_readiness

__all__ = [
    "CONDITIONS",
    "conditions",
    "match_calls",
    "shared_digits",
    "shared_words",
    "tender_readiness",
]

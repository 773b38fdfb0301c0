"""Requests for information (621/1999): what is held of a company, and what was decided.

Nothing is given out of itself: a person weighs the harm item by item, with a reason,
and the journal keeps the decision; what nobody has weighed stays at home.
"""

from etl.publicity.decisions import Decision, decide, decisions
from etl.publicity.material import ITEMS, Item, companies, material

__all__ = [
    "ITEMS",
    "Decision",
    "Item",
    "companies",
    "decide",
    "decisions",
    "material",
]

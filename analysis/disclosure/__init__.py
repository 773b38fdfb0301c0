"""Statistical disclosure control of tables: which cells may not be shown, and why.

A cell is sensitive when a figure of one company could be read or estimated from it.
Hiding it alone is not enough, since totals give it away: further cells are hidden
until everything published leaves an interval that is wide enough, and that is
checked by attacking the result.
"""

from analysis.disclosure.attack import Interval, attack
from analysis.disclosure.margins import Margins
from analysis.disclosure.rules import DisclosureRules, is_sensitive, protection_width
from analysis.disclosure.suppress import suppress, unprotected
from analysis.disclosure.table import Cells, sums_of

__all__ = [
    "Cells",
    "DisclosureRules",
    "Interval",
    "Margins",
    "attack",
    "is_sensitive",
    "protection_width",
    "sums_of",
    "suppress",
    "unprotected",
]

"""Monthly counts that may be known only between two ends.

A missing month is NaN and leaves the mean to the others: it is not zero.
"""

from dataclasses import dataclass

import numpy as np

from analysis.columns import Flags, Floats, ratio


@dataclass(frozen=True)
class Count:
    """Counts of every occupation (rows) and month (columns); NaN where missing."""

    low: Floats
    high: Floats

    def only(self, kept: Flags) -> "Count":
        """Return the counts of the kept cells; the others become unknown."""
        low = np.where(kept, self.low, np.nan)
        return Count(low, np.where(kept, self.high, np.nan))

    def mean(self, months: slice) -> tuple[Floats, Floats]:
        """Average the known months of each row at both ends."""
        return _mean(self.low[:, months]), _mean(self.high[:, months])


def _mean(values: Floats) -> Floats:
    known = (~np.isnan(values)).sum(axis=1)
    return ratio(np.nansum(values, axis=1), known)

"""How many suppliers are still hidden, judged by how often the known ones were named.

If most suppliers were named once, many shared ones have not been seen yet. This says
nothing about companies that were not interviewed.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class SupplierCoverage:
    """Counts of mentions and what follows from them."""

    mention_count: int
    observed_count: int
    seen_once: int
    seen_twice: int
    coverage: float
    estimated_count: float


def supplier_coverage(mentions: npt.ArrayLike) -> SupplierCoverage:
    """Estimate the share of mentions that known suppliers cover, and their number.

    Coverage 1 - f1 / m (Good-Turing); number S + f1 (f1 - 1) / (2 (f2 + 1)) (Chao1,
    bias corrected).

    Parameters
    ----------
    mentions : for each supplier, how many interviewed companies named it

    Returns
    -------
    coverage : with the counts it rests on; NaN where nobody was named

    Examples
    --------
    Three suppliers, named twice, once and once.

    >>> found = supplier_coverage([2, 1, 1])
    >>> found.coverage, found.estimated_count
    (0.5, 3.5)
    """
    counts = np.asarray(mentions, dtype=np.int64)
    counts = counts[counts > 0]
    total, once = int(counts.sum()), int((counts == 1).sum())
    twice = int((counts == 2).sum())
    return SupplierCoverage(
        mention_count=total,
        observed_count=int(counts.size),
        seen_once=once,
        seen_twice=twice,
        coverage=1 - once / total if total else float("nan"),
        estimated_count=counts.size + once * (once - 1) / (2 * (twice + 1)),
    )

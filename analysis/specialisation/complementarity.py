"""How differently two regions are specialised, and what one could lend the other.

Complementary is not the same as better: two regions without anything in common may
also have nothing to say to each other.
"""

import numpy as np
import pandas as pd

from analysis.columns import ratio
from analysis.specialisation.relatedness import Specialisation


def complementarity(found: Specialisation) -> pd.DataFrame:
    """Compare what each pair of regions is specialised in.

    1 - Jaccard: 1 - |A and B| / |A or B|, over the activities known in both.

    Parameters
    ----------
    found : regions x activities

    Returns
    -------
    pairs : region_code, other_region_code, shared_count, lendable_count (the other
        has, this one has not), complementarity 0-1 (NaN where neither has any);
        one row per ordered pair

    Examples
    --------
    Region 01 has the first two of three activities, 11 the last two.

    >>> has = np.array([[1, 1, 0], [0, 1, 1]], dtype=bool)
    >>> found = Specialisation(np.array(["01", "11"], dtype=object),
    ...     np.array(["a", "b", "c"], dtype=object), has, np.ones_like(has))
    >>> complementarity(found).round(3).values.tolist()
    [['01', '11', 1, 1, 0.667], ['11', '01', 1, 1, 0.667]]
    """
    has, known = found.has.astype(np.int64), found.known.astype(np.int64)
    shared = has @ has.T
    # known in both, so that an unknown activity is not taken for a missing one
    own = has @ known.T
    lent = own.T - shared
    either = shared + lent + lent.T
    here, there = np.nonzero(~np.eye(len(has), dtype=bool))
    return pd.DataFrame(
        {
            "region_code": found.regions[here],
            "other_region_code": found.regions[there],
            "shared_count": shared[here, there],
            "lendable_count": lent[here, there],
            "complementarity": 1 - ratio(shared, either)[here, there],
        }
    )


def lendable(found: Specialisation) -> pd.DataFrame:
    """List what a region has no weight in and another one is specialised in.

    Parameters
    ----------
    found : regions x activities

    Returns
    -------
    rows : region_code, other_region_code, industry_code; missing in the first,
        present in the other

    Examples
    --------
    >>> has = np.array([[1, 1, 0], [0, 1, 1]], dtype=bool)
    >>> found = Specialisation(np.array(["01", "11"], dtype=object),
    ...     np.array(["a", "b", "c"], dtype=object), has, np.ones_like(has))
    >>> lendable(found).values.tolist()
    [['01', '11', 'c'], ['11', '01', 'a']]
    """
    missing = found.known & ~found.has
    here, there, activity = np.nonzero(missing[:, None, :] & found.has[None, :, :])
    return pd.DataFrame(
        {
            "region_code": found.regions[here],
            "other_region_code": found.regions[there],
            "industry_code": found.activities[activity],
        }
    )

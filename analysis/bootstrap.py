"""Intervals by drawing companies again, with a fixed seed.

They say how much a figure hangs on who happened to be interviewed; they say
nothing about answers that are unknown (those have intervals of their own).
"""

import numpy as np

from analysis.columns import Floats

REPLICATES = 400
SEED = 20261125
CONFIDENCE = 0.90


def replicate_weights(
    count: int, *, replicates: int = REPLICATES, seed: int = SEED
) -> Floats:
    """Draw `count` companies with replacement, many times over.

    Parameters
    ----------
    count : companies
    replicates : how many draws
    seed : of the random numbers; the same seed gives the same draws

    Returns
    -------
    weights : replicates x companies, how often each company was drawn

    Examples
    --------
    >>> replicate_weights(3, replicates=4).sum(axis=1)
    array([3., 3., 3., 3.])
    """
    if count == 0:
        return np.zeros((replicates, 0))
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, count, size=(replicates, count))
    drawn += np.arange(replicates)[:, None] * count
    counts = np.bincount(drawn.ravel(), minlength=replicates * count)
    return counts.reshape(replicates, count).astype(np.float64)


def percentile_interval(
    values: Floats, *, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the ends between which `confidence` of the replicates lie.

    Parameters
    ----------
    values : one figure a replicate, NaN where a draw gave none
    confidence : share of the replicates inside

    Returns
    -------
    low, high : percentiles; NaN when no replicate has a figure

    Examples
    --------
    >>> low, high = percentile_interval(np.array([0.0, 0.5, 1.0]), confidence=1.0)
    >>> (float(low), float(high))
    (0.0, 1.0)
    """
    known = values[~np.isnan(values)]
    if known.size == 0:
        return np.nan, np.nan
    tail = (1.0 - confidence) / 2
    low, high = np.quantile(known, [tail, 1.0 - tail])
    return float(low), float(high)

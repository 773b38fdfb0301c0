"""Single source: does one supplier carry practically all of an input?

It is `possible` when the answers allow it and do not show it; never "no" by default.
"""

import numpy as np
import numpy.typing as npt

from analysis.columns import Flags

# a top share this large counts as one supplier (domain rule of the programme)
SINGLE_SOURCE_SHARE = 0.95
# a share of 95 % typed as 0.95 must not fail by a rounding error
_ROUNDING = 1e-9


def single_source(
    top_share_low: npt.ArrayLike,
    top_share_high: npt.ArrayLike,
    is_known: npt.ArrayLike,
    *,
    limit: float = SINGLE_SOURCE_SHARE,
) -> npt.NDArray[np.str_]:
    """Say whether each input hangs on one supplier.

    Parameters
    ----------
    top_share_low, top_share_high : bounds of the largest supplier's share
    is_known : whether any supplier was named
    limit : share from which one supplier is the only one

    Returns
    -------
    answer : yes, possible, no, or unknown where no supplier was named

    Examples
    --------
    >>> single_source([1.0, 0.6, 0.5], [1.0, 1.0, 0.9], [True, True, True]).tolist()
    ['yes', 'possible', 'no']
    """
    low = np.asarray(top_share_low, dtype=np.float64)
    high = np.asarray(top_share_high, dtype=np.float64)
    known = np.asarray(is_known, dtype=np.bool_)
    floor = limit - _ROUNDING
    conditions = [~known, low >= floor, high >= floor]
    return np.select(conditions, ["unknown", "yes", "possible"], default="no")


def single_source_share(
    answers: npt.ArrayLike, criticality: npt.ArrayLike
) -> tuple[float, float]:
    """Bound the criticality-weighted share of inputs with a single source.

    Parameters
    ----------
    answers : yes, possible, no or unknown of each input
    criticality : weight of each input; NaN counts as 1, the least

    Returns
    -------
    low, high : low counts only `yes`, high also `possible` and `unknown`; NaN
        without inputs

    Examples
    --------
    >>> single_source_share(["yes", "possible", "no"], [5, 3, 2])
    (0.5, 0.8)
    """
    given = np.asarray(answers, dtype=object)
    weight = np.nan_to_num(np.asarray(criticality, dtype=np.float64), nan=1.0)
    whole = float(weight.sum())
    if whole == 0:
        return float("nan"), float("nan")
    sure: Flags = given == "yes"
    maybe: Flags = sure | (given == "possible") | (given == "unknown")
    return float(weight[sure].sum()) / whole, float(weight[maybe].sum()) / whole

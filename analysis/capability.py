"""How many can do it, in how many places, and how much more they could do.

A capability that nobody has told about is not absent: only those interviewed have
been asked. Provision (makes or could make) is decided before these functions.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.columns import Floats, numbers

# "thin" hangs on one company, "deep" survives the loss of one place
DEEP_COMPANIES = 3
DEEP_MUNICIPALITIES = 2


def depth(
    company_count: npt.ArrayLike, municipality_count: npt.ArrayLike
) -> npt.NDArray[np.str_]:
    """Name the depth of a capability.

    none: no company; thin: one company; deep: at least three companies in at
    least two municipalities; shallow: the rest.

    Parameters
    ----------
    company_count : companies that have the capability
    municipality_count : municipalities where they are

    Returns
    -------
    depth : none, thin, shallow or deep

    Examples
    --------
    >>> depth([1, 3, 3], [1, 1, 2]).tolist()
    ['thin', 'shallow', 'deep']
    """
    companies = np.asarray(company_count)
    places = np.asarray(municipality_count)
    is_deep = (companies >= DEEP_COMPANIES) & (places >= DEEP_MUNICIPALITIES)
    conditions = [companies == 0, companies == 1, is_deep]
    return np.select(conditions, ["none", "thin", "deep"], default="shallow")


def capability_depth(rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Count companies and municipalities of each capability.

    Parameters
    ----------
    rows : company_id, municipality_code, surge_low, surge_high and the columns of
        `by`; a company with two rows of the same group counts once
    by : columns that make a group, such as capability_id and region_code

    Returns
    -------
    depths : `by`, company_count, municipality_count, surge_low, surge_high, depth;
        an unknown upper end makes the sum's upper end unknown

    Examples
    --------
    >>> rows = pd.DataFrame({"capability_id": ["weld", "weld", "cnc"],
    ...     "company_id": ["a", "b", "a"], "municipality_code": ["297", "140", "297"],
    ...     "surge_low": [1.0, 0.0, 2.0], "surge_high": [1.0, None, 2.0]})
    >>> capability_depth(rows, ["capability_id"]).values.tolist()
    [['cnc', 1, 1, 2.0, 2.0, 'thin'], ['weld', 2, 2, 1.0, nan, 'shallow']]
    """
    keys = list(by)
    surges = ["surge_low", "surge_high"]
    tidy = rows.assign(**{name: numbers(rows, name) for name in surges})
    grouped = tidy.groupby(keys, sort=True)
    result = grouped.agg(
        company_count=("company_id", "nunique"),
        municipality_count=("municipality_code", "nunique"),
    )
    result["surge_low"] = grouped["surge_low"].sum()
    unknown = tidy["surge_high"].isna().groupby([tidy[key] for key in keys]).any()
    result["surge_high"] = grouped["surge_high"].sum().mask(unknown)
    result["depth"] = depth(result["company_count"], result["municipality_count"])
    return result.reset_index()


def surge_capacity(
    capacity: npt.ArrayLike,
    utilisation_share: npt.ArrayLike,
    ramp_up_weeks: npt.ArrayLike,
    weeks: float,
) -> tuple[Floats, Floats]:
    """Bound how much more could be made within some weeks.

    capacity x (1 - use) when the ramp-up takes at most `weeks`, else nothing.

    Parameters
    ----------
    capacity : full capacity in its own unit, NaN where unknown
    utilisation_share : share in use now, 0-1, NaN where unknown
    ramp_up_weeks : weeks until the spare capacity works, NaN where unknown
    weeks : the time that is given

    Returns
    -------
    low, high : spare capacity; high is NaN where capacity itself is unknown

    Examples
    --------
    Known; unknown use; too slow.

    >>> surge_capacity([100, 100, 100], [0.8, np.nan, 0.5], [4, 4, 12], 8)
    (array([20.,  0.,  0.]), array([ 20., 100.,   0.]))
    """
    whole = np.asarray(capacity, dtype=np.float64)
    used = np.clip(np.asarray(utilisation_share, dtype=np.float64), 0, 1)
    ramp = np.asarray(ramp_up_weeks, dtype=np.float64)
    most = whole * (1 - np.nan_to_num(used, nan=0.0))
    least = np.nan_to_num(whole) * (1 - np.nan_to_num(used, nan=1.0))
    low = np.where(ramp <= weeks, least, 0.0)
    high = np.where(ramp > weeks, 0.0, most)
    return low, high


def code_coverage(
    company_count: npt.ArrayLike, thresholds: Sequence[int] = (1, 3)
) -> dict[int, float]:
    """Return the share of a code list's codes that enough companies cover.

    Parameters
    ----------
    company_count : companies of each code of the list, 0 for uncovered codes
    thresholds : how many companies are enough

    Returns
    -------
    shares : by threshold; NaN for an empty list

    Examples
    --------
    >>> code_coverage([0, 1, 4])
    {1: 0.6666666666666666, 3: 0.3333333333333333}
    """
    counts = np.asarray(company_count)
    if counts.size == 0:
        return dict.fromkeys(thresholds, float("nan"))
    return {limit: float((counts >= limit).mean()) for limit in thresholds}

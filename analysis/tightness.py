"""Labour market tightness of an occupation: vacancies per job-seeker.

Only vacancies reported to the public employment service are known, and a secret
cell is a small number that is not told, not zero.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.columns import (
    Flags,
    Floats,
    Ints,
    group_number,
    numbers,
    ratio,
    table,
    texts,
)
from analysis.monthly import Count

TIGHTNESS_COLUMNS = (
    "area_level", "area_code", "occupation_code", "period_start", "period_end",
    "month_count", "tightness", "tightness_low", "tightness_high",
    "vacancy_mean", "job_seeker_mean", "state",
)  # fmt: skip


@dataclass(frozen=True)
class TightnessRules:
    """Limits of the label; our own rule, beside and never instead of a barometer."""

    # months that are averaged, newest last
    window_months: int = 12
    # at least this many vacancies per job-seeker is a shortage
    shortage: float = 1.5
    # more than this is a mild shortage
    mild_shortage: float = 1.0
    # less than this is a surplus of job-seekers
    surplus: float = 0.25
    # both means at least this many times their own earlier mean: mismatch
    mismatch_ratio: float = 1.25
    # earlier months that the comparison with own history needs
    history_months: int = 24
    # what a secret count may be, where the table does not say
    secret_low: float = 0.0
    secret_high: float = 4.0


USUAL_RULES = TightnessRules()


def tightness(
    months: pd.DataFrame, rules: TightnessRules = USUAL_RULES
) -> pd.DataFrame:
    """Average vacancies and job-seekers over a year and label each occupation.

    theta = mean V / mean U over those of the newest twelve months of the table that
    have both counts. Means rather than monthly ratios: small cells swing. No
    job-seekers is a state, not infinity.

    Parameters
    ----------
    months : mart `occupation_month`: area_level, area_code, occupation_code,
        month, vacancy_count, vacancy_status, job_seeker_count,
        job_seeker_status, and if it has them vacancy_low/high, job_seeker_low/high;
        a status `secret` makes a count an interval, `missing` leaves it out
    rules : limits of the label

    Returns
    -------
    result : one row per area and occupation, columns `TIGHTNESS_COLUMNS`;
        `tightness` and the means are null where a cell is secret, `tightness_low`
        and `tightness_high` are the range of the months; `state` is shortage,
        mild_shortage, balance, surplus, mismatch, no_job_seekers, missing, or
        secret where the secret cells decide

    Examples
    --------
    >>> months = pd.DataFrame({"area_level": ["region"] * 3, "area_code": ["11"] * 3,
    ...     "occupation_code": ["7212"] * 3,
    ...     "month": pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01"]),
    ...     "vacancy_count": [10, 20, 30], "job_seeker_count": [10, 10, 10]})
    >>> row = tightness(months).iloc[0]
    >>> [float(row[name]) for name in ("tightness", "tightness_low", "tightness_high")]
    [2.0, 1.0, 3.0]
    >>> row["state"]
    'shortage'
    """
    month = pd.to_datetime(pd.Series(months["month"].to_numpy())).to_numpy()
    dates, column = np.unique(month, return_inverse=True)
    keys = [texts(months, name) for name in TIGHTNESS_COLUMNS[:3]]
    row, first = group_number(*keys)
    shape = (len(first), len(dates))
    vacancy = _counts(months, "vacancy", (row, column), shape, rules)
    seeker = _counts(months, "job_seeker", (row, column), shape, rules)
    # a month counts only with both: means of different months have no ratio
    known = ~np.isnan(vacancy.low) & ~np.isnan(seeker.low)
    vacancy, seeker = vacancy.only(known), seeker.only(known)
    window = slice(max(0, len(dates) - rules.window_months), None)
    values: dict[str, object] = {
        name: key[first] for name, key in zip(TIGHTNESS_COLUMNS[:3], keys, strict=True)
    }
    values |= {"month_count": known[:, window].sum(axis=1)}
    values |= _period(dates[window], known[:, window])
    values |= _figures(vacancy, seeker, window)
    values |= {"state": _states(vacancy, seeker, window, rules)}
    return table(TIGHTNESS_COLUMNS, values)


def label(
    per_job_seeker: npt.ArrayLike,
    vacancy_growth: npt.ArrayLike,
    job_seeker_growth: npt.ArrayLike,
    rules: TightnessRules = USUAL_RULES,
) -> npt.NDArray[np.str_]:
    """Label a ratio of vacancies to job-seekers.

    Parameters
    ----------
    per_job_seeker : V / U; infinite without job-seekers, NaN where unknown
    vacancy_growth, job_seeker_growth : mean now over own earlier mean, NaN where
        there is too little history
    rules : limits

    Returns
    -------
    state : label of each ratio

    Examples
    --------
    >>> label([1.6, 1.2, 0.8], [1, 1, 1.4], [1, 1, 1.3]).tolist()
    ['shortage', 'mild_shortage', 'mismatch']
    """
    theta = np.asarray(per_job_seeker, dtype=np.float64)
    both = (np.asarray(vacancy_growth) >= rules.mismatch_ratio) & (
        np.asarray(job_seeker_growth) >= rules.mismatch_ratio
    )
    conditions = [
        np.isnan(theta),
        np.isinf(theta),
        both,
        theta >= rules.shortage,
        theta > rules.mild_shortage,
        theta < rules.surplus,
    ]
    names = [
        "missing", "no_job_seekers", "mismatch", "shortage", "mild_shortage", "surplus",
    ]  # fmt: skip
    return np.select(conditions, names, default="balance")


def _counts(
    months: pd.DataFrame,
    name: str,
    cell: tuple[Ints, npt.NDArray[np.intp]],
    shape: tuple[int, int],
    rules: TightnessRules,
) -> Count:
    """Stand counts in a table of rows and months, secret ones as intervals."""
    value = numbers(months, f"{name}_count")
    status = texts(months, f"{name}_status")
    secret: Flags = status == "secret"
    given_low, given_high = (
        numbers(months, f"{name}_low"),
        numbers(months, f"{name}_high"),
    )
    low = np.where(np.isnan(given_low), rules.secret_low, given_low)
    high = np.where(np.isnan(given_high), rules.secret_high, given_high)
    lowest, highest = np.full(shape, np.nan), np.full(shape, np.nan)
    value = np.where(status == "missing", np.nan, value)
    lowest[cell] = np.where(secret, low, value)
    highest[cell] = np.where(secret, high, value)
    return Count(lowest, highest)


def _figures(vacancy: Count, seeker: Count, window: slice) -> dict[str, object]:
    """Return the ratio of means, the range of monthly ratios, and the means."""
    vacancies, seekers = vacancy.mean(window), seeker.mean(window)
    exact_v = np.where(vacancies[0] == vacancies[1], vacancies[0], np.nan)
    exact_u = np.where(seekers[0] == seekers[1], seekers[0], np.nan)
    least = ratio(vacancy.low[:, window], seeker.high[:, window])
    most = ratio(vacancy.high[:, window], seeker.low[:, window])
    return {
        "tightness": ratio(exact_v, exact_u),
        "tightness_low": _extreme(np.fmin, least),
        "tightness_high": _extreme(np.fmax, most),
        "vacancy_mean": exact_v,
        "job_seeker_mean": exact_u,
    }


def _states(
    vacancy: Count, seeker: Count, window: slice, rules: TightnessRules
) -> npt.NDArray[np.object_]:
    """Label both ends; where secret cells make them differ, say so."""
    before = slice(0, window.start)
    enough = _history(vacancy, before, rules) & _history(seeker, before, rules)
    ends = []
    for v, u in ((0, 1), (1, 0)):
        now_v, now_u = vacancy.mean(window)[v], seeker.mean(window)[u]
        past_v, past_u = vacancy.mean(before)[v], seeker.mean(before)[u]
        growth_v = np.where(enough, ratio(now_v, past_v), np.nan)
        growth_u = np.where(enough, ratio(now_u, past_u), np.nan)
        theta = ratio(now_v, now_u, nothing=np.inf)
        ends.append(label(theta, growth_v, growth_u, rules))
    return np.where(ends[0] == ends[1], ends[0], "secret").astype(object)


def _history(count: Count, before: slice, rules: TightnessRules) -> Flags:
    known = (~np.isnan(count.low[:, before])).sum(axis=1)
    return np.asarray(known >= rules.history_months, dtype=np.bool_)


def _period(dates: npt.NDArray[np.datetime64], known: Flags) -> dict[str, object]:
    """Return the first and last known month of each row."""
    if not len(dates):
        return dict.fromkeys(("period_start", "period_end"), dates)
    any_known = known.any(axis=1)
    first, last = (
        known.argmax(axis=1),
        known.shape[1] - 1 - known[:, ::-1].argmax(axis=1),
    )
    nothing = np.datetime64("NaT")
    return {
        "period_start": np.where(any_known, dates[first], nothing),
        "period_end": np.where(any_known, dates[last], nothing),
    }


def _extreme(pick: np.ufunc, values: Floats) -> Floats:
    if values.shape[1] == 0:
        return np.full(len(values), np.nan)
    return np.asarray(pick.reduce(values, axis=1), dtype=np.float64)

"""Labour market tightness of an occupation: vacancies per job-seeker.

Only vacancies reported to the public employment service are known, and a secret
cell is a small number that is not told, not zero.
"""

from dataclasses import dataclass

import pandas as pd

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
    # both counts at least this many times their own earlier mean: mismatch
    mismatch_ratio: float = 1.25
    # earlier months that the comparison with own history needs
    history_months: int = 24
    # what a secret count may be
    secret_low: float = 0.0
    secret_high: float = 4.0


def tightness(
    months: pd.DataFrame, rules: TightnessRules = TightnessRules()
) -> pd.DataFrame:
    """Average vacancies and job-seekers over a year and label each occupation.

    Parameters
    ----------
    months : mart `occupation_month`: area_level, area_code, occupation_code,
        month, vacancy_count, vacancy_status, job_seeker_count,
        job_seeker_status; a status is `secret`, `missing` or anything else
    rules : limits of the label

    Returns
    -------
    result : one row per area and occupation, columns `TIGHTNESS_COLUMNS`;
        `tightness` is the ratio of the two means (null where a cell is secret),
        low and high are the range of the months
    """
    raise NotImplementedError

"""Location quotient: is an activity over-represented here against the whole country?

Jobs are counted at the workplace; a quotient of small cells swings widely, so it
comes with an interval over companies and is not published below a count of them.
"""

import numpy as np
import pandas as pd

from analysis.bootstrap import REPLICATES, SEED, percentile_interval, replicate_weights
from analysis.columns import (
    Floats,
    Ints,
    group_number,
    group_sum,
    numbers,
    ratio,
    sum_columns,
    table,
    texts,
)

QUOTIENT_COLUMNS = (
    "region_code", "industry_code", "job_count", "location_quotient",
)  # fmt: skip
INTERVAL_COLUMNS = (
    "region_code", "industry_code", "company_count", "job_count",
    "location_quotient", "quotient_low", "quotient_high", "is_published",
)  # fmt: skip


def location_quotient(
    jobs: pd.DataFrame, whole: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Compare each industry's share of a region's jobs with the whole country.

    LQ = (E_ri / E_r) / (E_i / E) (Balassa 1965). A secret cell (null) gives no
    quotient, and is left out of its region's and industry's sums.

    Parameters
    ----------
    jobs : region_code, industry_code, job_count; one row a pair
    whole : industry_code, job_count of the whole country; without it the sum of
        `jobs` over regions

    Returns
    -------
    quotients : the rows of `jobs`, columns `QUOTIENT_COLUMNS`

    Examples
    --------
    Region 11 has 30 of 40 jobs in metal, the country 40 of 80.

    >>> jobs = pd.DataFrame({"region_code": ["11", "11", "01"],
    ...     "industry_code": ["25", "10", "10"], "job_count": [30, 10, 30]})
    >>> whole = pd.DataFrame({"industry_code": ["25", "10"], "job_count": [40, 40]})
    >>> location_quotient(jobs, whole)["location_quotient"].tolist()
    [1.5, 0.5, 2.0]
    """
    count = numbers(jobs, "job_count")
    region, _ = group_number(texts(jobs, "region_code"))
    industry = texts(jobs, "industry_code")
    known = np.nan_to_num(count)
    in_region = group_sum(region, known, len(jobs))[region]
    reference = jobs if whole is None else whole
    by_industry = (
        pd.Series(numbers(reference, "job_count"))
        .groupby(pd.Series(texts(reference, "industry_code")))
        .sum()
    )
    in_industry = pd.Series(industry).map(by_industry).to_numpy(dtype=np.float64)
    quotient = ratio(count * by_industry.sum(), in_region * in_industry)
    return table(
        QUOTIENT_COLUMNS,
        {
            "region_code": texts(jobs, "region_code"),
            "industry_code": industry,
            "job_count": count,
            "location_quotient": quotient,
        },
    )


def location_quotient_interval(
    companies: pd.DataFrame,
    *,
    minimum_companies: int = 3,
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Compute quotients from companies, with an interval over companies.

    Companies are drawn again as a whole sample; every quotient of a draw uses the
    same draw, so that the parts stay consistent.

    Parameters
    ----------
    companies : company_id, region_code, industry_code, personnel_count; rows
        without personnel, region or industry are left out
    minimum_companies : below it quotient and interval are null
    replicates, seed : of the draws

    Returns
    -------
    quotients : one row per region and industry, columns `INTERVAL_COLUMNS`

    Examples
    --------
    >>> companies = pd.DataFrame({"company_id": list("abcdef"),
    ...     "region_code": ["11"] * 3 + ["01"] * 3, "industry_code": ["25"] * 6,
    ...     "personnel_count": [10, 20, 30, 5, 5, 5]})
    >>> rows = location_quotient_interval(companies)
    >>> rows[["location_quotient", "quotient_low", "quotient_high"]].values.tolist()
    [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]
    """
    kept = companies.dropna(subset=["personnel_count", "region_code", "industry_code"])
    jobs = numbers(kept, "personnel_count")
    region, industry = texts(kept, "region_code"), texts(kept, "industry_code")
    cell, first = group_number(region, industry)
    cells = (
        cell,
        group_number(region[first])[0],
        group_number(industry[first])[0],
    )
    value = _cell_quotients(np.ones((1, len(jobs))) * jobs, *cells)[0]
    weights = replicate_weights(len(jobs), replicates=replicates, seed=seed)
    drawn = _cell_quotients(weights * jobs, *cells)
    ends = np.array([percentile_interval(column) for column in drawn.T]).reshape(-1, 2)
    company_count = group_sum(cell, np.ones(len(jobs)), len(first))
    published = company_count >= minimum_companies
    hidden = np.where(published, 1.0, np.nan)
    return table(
        INTERVAL_COLUMNS,
        {
            "region_code": region[first],
            "industry_code": industry[first],
            "company_count": company_count.astype(np.int64),
            "job_count": group_sum(cell, jobs, len(first)),
            "location_quotient": value * hidden,
            "quotient_low": ends[:, 0] * hidden,
            "quotient_high": ends[:, 1] * hidden,
            "is_published": published,
        },
    )


def _cell_quotients(jobs: Floats, cell: Ints, region: Ints, industry: Ints) -> Floats:
    """Return one quotient a draw and cell; `jobs` is draws x companies."""
    cells = sum_columns(jobs, cell)
    in_region = sum_columns(cells, region)[:, region]
    in_industry = sum_columns(cells, industry)[:, industry]
    whole = cells.sum(axis=1, keepdims=True)
    return ratio(cells * whole, in_region * in_industry)

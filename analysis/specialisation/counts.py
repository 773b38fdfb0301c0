"""Location quotients of companies or establishments that are known as counts only.

Drawing the members of a table again needs only its cells: a draw of as many members
falls into the cells by the multinomial law.
"""

import numpy as np
import pandas as pd

from analysis.bootstrap import CONFIDENCE, REPLICATES, SEED
from analysis.columns import (
    Floats,
    Ints,
    group_number,
    numbers,
    ratio,
    sum_columns,
    texts,
)

FEWEST = 3
COLUMNS = (
    "region_code", "industry_code", "location_quotient", "quotient_low",
    "quotient_high", "is_published",
)  # fmt: skip


def count_quotient_interval(
    counts: pd.DataFrame,
    *,
    fewest: int = FEWEST,
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> pd.DataFrame:
    """Compare counts with the sum of all regions, with an interval over the members.

    LQ = (N_ri / N_r) / (N_i / N) (Balassa 1965); the interval holds 90 % of the draws
    with replacement of all N members (Efron 1979, by multinomial counts).

    Parameters
    ----------
    counts : region_code, industry_code, member_count; all regions, one row a pair,
        no totals; rows without a count are left out
    fewest : below this count quotient and interval are null
    replicates, seed : of the draws

    Returns
    -------
    quotients : the rows that have a count, columns `COLUMNS`

    Examples
    --------
    Region 11 has 30 of its 40 in metal, both regions together 30 of 80.

    >>> rows = count_quotient_interval(pd.DataFrame({
    ...     "region_code": ["11", "11", "01"], "industry_code": ["25", "10", "10"],
    ...     "member_count": [30, 10, 40]}))
    >>> rows["location_quotient"].round(3).tolist()
    [2.0, 0.4, 1.6]
    >>> bool((rows["quotient_low"] < rows["location_quotient"]).all())
    True
    """
    kept = counts[counts["member_count"].notna()]
    size = numbers(kept, "member_count")
    region, industry = texts(kept, "region_code"), texts(kept, "industry_code")
    groups = group_number(region)[0], group_number(industry)[0]
    value = _quotients(size[None, :], *groups)[0] if len(size) else size
    low, high = _ends(size, groups, replicates, seed)
    published = size >= fewest
    hidden = np.where(published, 1.0, np.nan)
    return pd.DataFrame(
        {
            "region_code": region,
            "industry_code": industry,
            "location_quotient": value * hidden,
            "quotient_low": low * hidden,
            "quotient_high": high * hidden,
            "is_published": published,
        }
    )[list(COLUMNS)]


def _ends(
    size: Floats, groups: tuple[Ints, Ints], replicates: int, seed: int
) -> tuple[Floats, Floats]:
    total = size.sum()
    if not total:
        return np.full(len(size), np.nan), np.full(len(size), np.nan)
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(int(total), size / total, size=replicates)
    values = _quotients(drawn.astype(np.float64), *groups)
    tail = (1.0 - CONFIDENCE) / 2
    # an industry that a draw left empty everywhere has no quotient in that draw
    low, high = np.nanquantile(values, [tail, 1.0 - tail], axis=0)
    return low, high


def _quotients(drawn: Floats, region: Ints, industry: Ints) -> Floats:
    in_region = sum_columns(drawn, region)[:, region]
    in_industry = sum_columns(drawn, industry)[:, industry]
    whole = drawn.sum(axis=1, keepdims=True)
    return ratio(drawn * whole, in_region * in_industry)

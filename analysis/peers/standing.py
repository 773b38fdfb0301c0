"""A company's figure beside the middle half of its peers.

Peers are the others: with the company itself among them, the middle would tell it
something of itself. A middle of few peers would tell of each of them.
"""

import numpy as np
import pandas as pd

FEWEST_PEERS = 5
COLUMNS = (
    "company_id", "measure", "value", "peer_count", "peer_low", "peer_median",
    "peer_high",
)  # fmt: skip


def standing(values: pd.DataFrame, *, fewest: int = FEWEST_PEERS) -> pd.DataFrame:
    """Compare each company with the others of its group that told the same.

    Lower quartile, median and upper quartile of the others, by linear interpolation
    (Hyndman and Fan 1996, type 7).

    Parameters
    ----------
    values : company_id, group_code, measure, value; rows without a value are left
        out, and a company without a group has no peers
    fewest : peers below which nothing is told of them

    Returns
    -------
    rows : columns `COLUMNS`; peer figures are NaN below `fewest`, peer_count is told

    Examples
    --------
    >>> values = pd.DataFrame({"company_id": list("abcdef"), "group_code": ["C"] * 6,
    ...     "measure": ["trl"] * 6, "value": [9, 1, 2, 3, 4, 5]})
    >>> standing(values).values.tolist()[0]
    ['a', 'trl', 9.0, 5, 2.0, 3.0, 4.0]
    """
    told = values[values["value"].notna()]
    rows = []
    for (measure, _), group in told.groupby(["measure", "group_code"], sort=True):
        numbers = group["value"].to_numpy(dtype=np.float64)
        for place, company in enumerate(group["company_id"]):
            others = np.delete(numbers, place)
            ends = [np.nan] * 3
            if len(others) >= fewest:
                ends = [float(end) for end in np.quantile(others, [0.25, 0.5, 0.75])]
            row = (company, measure, float(numbers[place]), len(others), *ends)
            rows.append(row)
    return pd.DataFrame(rows, columns=list(COLUMNS))

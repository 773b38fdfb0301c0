"""How many gaps an interview may fill, judged by companies of the same industry.

The estimate serves the order of visits only: what a company can do is known when it
has been asked, and never before.
"""

import pandas as pd

PRIOR = 1.0
"""How many interviews the average over all industries is worth."""


def interview_gain(
    candidates: pd.DataFrame,
    answers: pd.DataFrame,
    interviewed: pd.DataFrame,
    gaps: pd.DataFrame,
) -> pd.DataFrame:
    """Estimate how much of the gaps each candidate's answers would fill.

    gain = sum over gaps g of weight_g p_g, where p_g is the share of interviewed
    companies of the candidate's industry that told of g, drawn towards the share of
    all interviewed ones: p_g = (k_g + PRIOR q_g) / (n + PRIOR), a beta-binomial mean
    (Gelman et al., Bayesian Data Analysis, 2.4).

    Parameters
    ----------
    candidates : company_id, industry_code (null where unknown)
    answers : company_id, capability_id; what interviewed companies can do
    interviewed : company_id, industry_code; all who were asked
    gaps : capability_id, weight (0-1)

    Returns
    -------
    gains : company_id, capability_id, gain; one row per candidate and gap that
        somebody somewhere told of, its sum per company being the whole gain

    Examples
    --------
    One of two in industry 25 welds, one of three of all; 25: (1 + 1/3) / (2 + 1).

    >>> interviewed = pd.DataFrame({"company_id": list("abc"),
    ...     "industry_code": ["25", "25", "10"]})
    >>> answers = pd.DataFrame({"company_id": ["a"], "capability_id": ["weld"]})
    >>> gaps = pd.DataFrame({"capability_id": ["weld"], "weight": [1.0]})
    >>> candidates = pd.DataFrame({"company_id": ["x", "y"],
    ...     "industry_code": ["25", "10"]})
    >>> interview_gain(candidates, answers, interviewed, gaps)["gain"].round(3).tolist()
    [0.444, 0.167]
    """
    told = answers[["company_id", "capability_id"]].drop_duplicates()
    told = told.merge(gaps, on="capability_id")
    told = told.merge(interviewed, on="company_id")
    share = told.groupby("capability_id").size() / max(len(interviewed), 1)
    by_industry = told.groupby(["industry_code", "capability_id"]).size()
    asked = interviewed.groupby("industry_code").size()
    known = gaps[gaps["capability_id"].isin(share.index)]
    rows = candidates.merge(known, how="cross")
    pairs = pd.MultiIndex.from_frame(rows[["industry_code", "capability_id"]])
    of_industry = by_industry.reindex(pairs).fillna(0).to_numpy(dtype="float64")
    number = rows["industry_code"].map(asked).astype("float64").fillna(0)
    prior = PRIOR * rows["capability_id"].map(share).astype("float64")
    gain = rows["weight"] * (of_industry + prior) / (number + PRIOR)
    return rows.assign(gain=gain)[["company_id", "capability_id", "gain"]]

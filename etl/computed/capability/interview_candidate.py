"""Marts of whom to interview next, and which gaps the answers may fill.

Companies of the register that have not been asked; of each region the first few
hundred, since a list of visits is no register.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.interviewing import interview_gain
from etl.computed._columns import texts

INPUTS = ("marts.company", "marts.company_capability", "marts.capability_region")
WEIGHTS = {"none": 1.0, "thin": 0.5}
MOST = 300
NAMED = 3
LEAST_GAIN = 0.05
"""Below it the estimate is the average of all industries, and names say nothing."""
TABLES: dict[str, dict[str, str]] = {
    "interview_candidate": texts("company_id", "region_code")
    | {"gain": "double", "has_neighbour_interviews": "boolean"},
    "interview_gap": texts("company_id", "capability_id", "capability_name")
    | {"gain": "double", "gap_rank": "bigint"},
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Estimate the gain of each candidate by companies of the same industry."""
    companies = inputs["marts.company"]
    industry = companies["industry_edition"] + ":" + companies["industry_code"].str[:2]
    companies = companies.assign(industry_code=industry)
    asked = companies["is_interviewed"].fillna(False).astype(bool)
    made = inputs["marts.company_capability"]
    answers = made[made["provision"] == "makes"]
    depths = inputs["marts.capability_region"]
    gaps = depths.assign(weight=depths["depth"].map(WEIGHTS)).dropna(subset="weight")
    candidates, names = [], []
    for region, rows in _frame(companies[~asked]).groupby("region_code"):
        own = gaps[gaps["region_code"] == region]
        gains = interview_gain(rows, answers, companies[asked], own)
        ranked = _ranked(rows, gains, companies[asked])
        candidates.append(ranked)
        chosen = gains[gains["company_id"].isin(ranked["company_id"])]
        names.append(_named(chosen, own))
    return {
        "interview_candidate": _joined(candidates, "interview_candidate"),
        "interview_gap": _joined(names, "interview_gap"),
    }


def _frame(companies: pd.DataFrame) -> pd.DataFrame:
    alive = companies["is_in_register"] & companies["is_alive"]
    return companies[alive.fillna(False).astype(bool)]


def _ranked(
    rows: pd.DataFrame, gains: pd.DataFrame, asked: pd.DataFrame
) -> pd.DataFrame:
    """Order by gain; of equals, those whose municipality nobody was asked in first."""
    whole = gains.groupby("company_id")["gain"].sum()
    known = rows["municipality_code"].isin(asked["municipality_code"])
    found = rows.assign(
        gain=rows["company_id"].map(whole).astype("float64").fillna(0.0),
        has_neighbour_interviews=known,
    )
    order = ["gain", "has_neighbour_interviews", "company_id"]
    return found.sort_values(order, ascending=[False, True, True]).head(MOST)


def _named(gains: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    likely = gains[gains["gain"] >= LEAST_GAIN]
    order = likely.sort_values(
        ["company_id", "gain", "capability_id"], ascending=[True, False, True]
    )
    rank = order.groupby("company_id").cumcount() + 1
    first = order.assign(gap_rank=rank)[rank <= NAMED]
    names = gaps.set_index("capability_id")["capability_name"]
    return first.assign(capability_name=first["capability_id"].map(names))


def _joined(parts: list[pd.DataFrame], name: str) -> pd.DataFrame:
    columns = list(TABLES[name])
    if not parts:
        return pd.DataFrame(columns=columns)
    return pd.concat(parts, ignore_index=True)[columns]

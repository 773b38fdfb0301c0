"""Marts of readiness for tenders and of a company beside its peers.

Peers are interviewed companies of the same section of industry; they tell only what
at least five of them told.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.peers import standing
from analysis.tendering import conditions, tender_readiness
from etl.computed._columns import texts

INPUTS = ("marts.tender_answer", "marts.company_capability", "marts.company")
TABLES: dict[str, dict[str, str]] = {
    "tender_condition": texts("company_id", "condition", "state"),
    "tender_readiness": texts("company_id")
    | dict.fromkeys(("met_count", "known_count", "asked_count"), "bigint")
    | dict.fromkeys(("readiness_share", "readiness_low", "readiness_high"), "double"),
    "company_standing": texts("company_id", "measure")
    | {"value": "double", "peer_count": "bigint"}
    | dict.fromkeys(("peer_low", "peer_median", "peer_high"), "double"),
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Count met conditions and compare each company with others of its industry."""
    states = conditions(inputs["marts.tender_answer"])
    readiness = tender_readiness(states)
    return {
        "tender_condition": states,
        "tender_readiness": readiness,
        "company_standing": standing(_measures(inputs, readiness)),
    }


def _measures(
    inputs: Mapping[str, pd.DataFrame], readiness: pd.DataFrame
) -> pd.DataFrame:
    """Return company_id, group_code, measure, value of what peers are compared by."""
    rows = inputs["marts.company_capability"]
    rows = rows[rows["provision"].notna()]
    free = 1 - pd.to_numeric(rows["utilisation_share"])
    grouped = rows.assign(free_share=free).groupby("company_id")
    wide = grouped.agg(
        capability_count=("capability_id", "nunique"),
        readiness_level=("readiness_level", "max"),
        free_share=("free_share", "mean"),
        ramp_up_weeks=("ramp_up_weeks", "min"),
    )
    wide["tender_readiness"] = readiness.set_index("company_id")["readiness_share"]
    long = wide.astype("float64").reset_index().melt("company_id", var_name="measure")
    # a company that is there twice is stopped by a check of its own
    companies = inputs["marts.company"].drop_duplicates("company_id")
    section = companies["industry_edition"] + ":" + companies["industry_section_code"]
    group = section.set_axis(companies["company_id"])
    return long.assign(group_code=long["company_id"].map(group))

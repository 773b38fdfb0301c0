"""Mart `shared_input_concentration`: concentration of inputs as it may leave the house.

It is computed anew over the companies that allow summaries, and told of inputs that
enough of them need.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.concentration import input_concentration
from etl.computed.need_measure import CONCENTRATION

INPUTS = (
    "marts.supply_need",
    "marts.supply_link",
    "marts.need_measure",
    "marts.company",
    "marts.disclosure_rule",
)
TABLES: dict[str, dict[str, str]] = {"shared_input_concentration": CONCENTRATION}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Measure every input over the companies of a region that allow summaries."""
    least = inputs["marts.disclosure_rule"]["minimum_count"].iloc[0]
    companies = inputs["marts.company"]
    allowing = companies.loc[companies["consent_aggregate"].astype(bool), "company_id"]
    needs = inputs["marts.supply_need"]
    needs = needs[needs["company_id"].isin(allowing)]
    measures = inputs["marts.need_measure"].set_index("need_id")
    found = input_concentration(
        needs,
        inputs["marts.supply_link"],
        measures.loc[needs["need_id"]],
    )
    is_shared = found["company_count"] >= least
    # the longest gap is the answer of one company
    shown = found[is_shared].assign(gap_days_low=None, gap_days_high=None)
    return {"shared_input_concentration": shown}

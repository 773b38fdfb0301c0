"""Marts `need_measure` and `input_concentration`: concentration and time gap.

Suppliers of one owner count as one, and what nobody named as a supplier of its own.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.concentration import input_concentration, need_measures
from etl.computed._columns import intervals, texts

INPUTS = (
    "marts.supply_need",
    "marts.supply_link",
    "marts.company",
    "reference.country",
)
FEWEST_COMPANIES = 3
"""Fewer companies than this are told of nothing outside the council."""
CONCENTRATION = (
    texts("input_id", "input_name", "region_code")
    | {"company_count": "bigint"}
    | intervals("supplier_hhi", "country_hhi", "single_source_share")
    | intervals("outside_eu_share", "gap_days")
)
TABLES: dict[str, dict[str, str]] = {
    "need_measure": {"need_id": "varchar"}
    | intervals("supplier_hhi", "country_hhi")
    | {"single_source": "varchar"}
    | intervals("top_share", "survive_days", "gap_days"),
    "input_concentration": CONCENTRATION,
    "shared_input_concentration": CONCENTRATION,
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Measure every need, and every input over the companies of a region."""
    needs, links = inputs["marts.supply_need"], inputs["marts.supply_link"]
    countries = inputs["reference.country"]
    union = frozenset(countries.loc[countries["is_eu"].fillna(False), "country_code"])
    measures = need_measures(needs, links)
    companies = inputs["marts.company"]
    allowing = companies.loc[companies["consent_aggregate"].astype(bool), "company_id"]
    allows = needs["company_id"].isin(allowing).to_numpy()
    of_all, of_allowing = (
        input_concentration(needs[some], links, measures[some], union_countries=union)
        for some in (np.ones(len(needs), dtype=np.bool_), allows)
    )
    is_shared = of_allowing["company_count"] >= FEWEST_COMPANIES
    return {
        "need_measure": measures,
        "input_concentration": of_all,
        # the longest gap is the answer of one company
        "shared_input_concentration": of_allowing[is_shared].assign(
            gap_days_low=None, gap_days_high=None
        ),
    }

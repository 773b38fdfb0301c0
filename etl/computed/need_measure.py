"""Marts `need_measure` and `input_concentration`: concentration and time gap.

Suppliers of one owner count as one, and what nobody named as a supplier of its own.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.concentration import input_concentration, need_measures
from etl.computed._columns import intervals, texts

INPUTS = (
    "marts.supply_need",
    "marts.supply_link",
)
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
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Measure every need, and every input over the companies of a region."""
    needs, links = inputs["marts.supply_need"], inputs["marts.supply_link"]
    measures = need_measures(needs, links)
    found = input_concentration(needs, links, measures)
    return {"need_measure": measures, "input_concentration": found}

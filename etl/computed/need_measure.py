"""Marts `need_measure` and `input_concentration`: concentration and time gap.

Suppliers of one owner count as one, and what nobody named as a supplier of its own.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.concentration import input_concentration, need_measures
from etl.computed._columns import intervals
from etl.computed._pending import pending

INPUTS = ("marts.supply_need", "marts.supply_link", "reference.country")
TABLES: dict[str, dict[str, str]] = {
    "need_measure": {"need_id": "varchar"}
    | intervals("supplier_hhi", "country_hhi")
    | {"single_source": "varchar"}
    | intervals("top_share", "survive_days", "gap_days"),
    "input_concentration": {
        "input_id": "varchar",
        "input_name": "varchar",
        "region_code": "varchar",
        "company_count": "bigint",
    }
    | intervals(
        "supplier_hhi",
        "country_hhi",
        "single_source_share",
        "outside_eu_share",
        "gap_days",
    ),
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Measure every need, and every input over the companies of a region."""
    needs, links = inputs["marts.supply_need"], inputs["marts.supply_link"]
    countries = inputs["reference.country"]
    union = countries.loc[countries["is_eu"].fillna(False), "country_code"]
    measures = need_measures(needs, links)
    return {
        "need_measure": measures,
        "input_concentration": input_concentration(
            needs, links, measures, union_countries=frozenset(union)
        ),
    }


compute = pending(compute, TABLES)

"""Marts of chokepoints: who or what stops the region's companies, and why we say so.

A chokepoint is an input from one owner, taken away; what nobody answered makes it
possible, not certain, and `missing_answer` says in which cell the answer would go.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.chokepoint import chokepoints
from etl.computed._columns import intervals, texts
from etl.computed._pending import pending

INPUTS = (
    "marts.supply_need",
    "marts.supply_link",
    "marts.need_measure",
    "reference.country",
)
COUNTRY = ("country_name_fi", "country_name_sv", "country_name_en")
TABLES: dict[str, dict[str, str]] = {
    "chokepoint": texts("chokepoint_id", "kind", "input_id", "input_name")
    | texts("supplier_id", "supplier_name", "country_code", *COUNTRY)
    | texts("region_code", "vital_function_code", "industry_code")
    | {"company_count": "bigint"}
    | intervals("supplier_count")
    | {"state": "varchar"}
    | intervals("impact")
    | {"rank_best": "bigint", "rank_worst": "bigint", "coverage_share": "double"}
    | intervals("stop_days"),
    "chokepoint_gate": texts("chokepoint_id", "gate", "state")
    | {"answered_count": "bigint", "asked_count": "bigint"}
    | {"low": "double", "high": "double", "unit": "varchar"},
    "chokepoint_part": texts("chokepoint_id", "part")
    | {"low": "double", "high": "double"}
    | {"answered_count": "bigint", "asked_count": "bigint"},
    "chokepoint_need": texts("chokepoint_id", "need_id", "company_id", "company_name")
    | intervals("share", "stock_days", "gap_days", "survive_days")
    | {"is_essential": "boolean"},
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Find the chokepoints of each region and open each into its needs."""
    found = chokepoints(inputs["marts.supply_need"], inputs["marts.supply_link"])
    countries = inputs["reference.country"].rename(
        columns=lambda name: name.replace("name_", "country_name_")
    )
    rows = found["chokepoint"].merge(
        countries[["country_code", *COUNTRY]], on="country_code", how="left"
    )
    return {**found, "chokepoint": rows}


compute = pending(compute, TABLES)

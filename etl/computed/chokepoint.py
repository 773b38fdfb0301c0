"""Marts of chokepoints: who or what stops the region's companies, and why we say so.

A chokepoint is an input from one owner, taken away; what nobody answered makes it
possible, not certain, and `missing_answer` says in which cell the answer would go.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.chokepoint import chokepoints
from etl.computed._answer_cell import with_cells
from etl.computed._columns import intervals, texts

INPUTS = (
    "marts.supply_need",
    "marts.supply_link",
    "marts.supply_row",
    "marts.company",
    "staging.batch",
    "staging.answer_column",
    "reference.country",
)
COUNTRY = ("country_name_fi", "country_name_sv", "country_name_en")
COUNTS = {"answered_count": "bigint", "asked_count": "bigint"}
ENDS = {"low": "double", "high": "double"}
TABLES: dict[str, dict[str, str]] = {
    "chokepoint": texts("chokepoint_id", "kind", "input_id", "input_name")
    | texts("supplier_id", "supplier_name", "country_code", *COUNTRY)
    | texts("region_code", "vital_function_code", "industry_code")
    | {"company_count": "bigint", "criticality": "integer"}
    | intervals("supplier_count")
    | {"state": "varchar"}
    | intervals("impact")
    | {"rank_best": "bigint", "rank_worst": "bigint", "coverage_share": "double"}
    | intervals("stop_days"),
    "chokepoint_gate": texts("chokepoint_id", "gate", "state")
    | COUNTS
    | ENDS
    | {"unit": "varchar"},
    "chokepoint_part": texts("chokepoint_id", "part")
    | ENDS
    | COUNTS
    | {"impact_low_without": "double", "impact_high_without": "double"},
    "chokepoint_need": texts("chokepoint_id", "need_id", "company_id", "company_name")
    | intervals("share", "stock_days", "gap_days", "survive_days")
    | {"is_essential": "boolean"},
    "missing_answer": texts("chokepoint_id", "need_id", "company_id", "company_name")
    | texts("file_name", "sheet_name", "cell", "field_id", "basis")
    | {"impact_low_if_known": "double", "impact_high_if_known": "double"},
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Find the chokepoints of each region and open each into its needs."""
    interviewed = inputs["marts.company"]
    interviewed = interviewed[interviewed["is_interviewed"].astype(bool)]
    personnel = interviewed.groupby("region_code")["personnel_count"].sum()
    found = chokepoints(
        inputs["marts.supply_need"],
        inputs["marts.supply_link"],
        region_personnel={str(code): float(n) for code, n in personnel.items()},
    )
    countries = inputs["reference.country"].rename(
        columns=lambda name: name.replace("name_", "country_name_")
    )
    return {
        **found,
        "chokepoint": found["chokepoint"]
        .merge(countries[["country_code", *COUNTRY]], on="country_code", how="left")
        .merge(_criticality(found["chokepoint_need"], inputs), how="left"),
        "missing_answer": with_cells(found["missing_answer"], inputs),
    }


def _criticality(
    members: pd.DataFrame, inputs: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return the highest criticality that was told of each chokepoint's needs."""
    told = inputs["marts.supply_need"][["need_id", "criticality"]]
    highest = members[["chokepoint_id", "need_id"]].merge(told, on="need_id")
    return highest.groupby("chokepoint_id")[["criticality"]].max().reset_index()

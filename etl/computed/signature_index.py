"""Marts `signature_index` and `signature_part`: decentralised, re-routable, short.

The intervals are drawn over companies (bootstrap); they say how much the figure
hangs on who was interviewed, not what is unknown in the answers.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.signature import signature
from etl.computed._columns import texts
from etl.computed._pending import pending

INPUTS = (
    "marts.company",
    "marts.company_capability",
    "marts.supply_need",
    "marts.supply_link",
    "reference.sub_region",
    "reference.vital_function",
    "reference.industry",
)
KEYS = ("index_id", "scope_kind", "scope_code", "region_code")
NAMES = ("scope_name_fi", "scope_name_sv", "scope_name_en")
TABLES: dict[str, dict[str, str]] = {
    "signature_index": texts(*KEYS, *NAMES)
    | dict.fromkeys(("value", "value_low", "value_high"), "double")
    | {"company_count": "bigint", "coverage_share": "double"}
    | {"is_published": "boolean", "reason": "varchar"},
    "signature_part": texts(*KEYS, "part")
    | {"value": "double", "note_code": "varchar"},
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compute the three indices of every region, vital function and industry."""
    companies = inputs["marts.company"]
    companies = companies[companies["is_interviewed"].astype(bool)]
    section = companies["industry_edition"] + ":" + companies["industry_section_code"]
    tables = signature(
        companies.assign(industry_code=section),
        inputs["marts.company_capability"],
        inputs["marts.supply_need"],
        inputs["marts.supply_link"],
        sub_regions=inputs["reference.sub_region"]["region_code"].value_counts(),
    )
    names = _scope_names(inputs)
    index = tables["signature_index"].merge(
        names, on=["scope_kind", "scope_code"], how="left"
    )
    return {"signature_index": index, "signature_part": tables["signature_part"]}


def _scope_names(inputs: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    industry = inputs["reference.industry"]
    industry = industry[industry["level"] == "section"]
    code = industry["industry_edition"] + ":" + industry["industry_code"]
    function = inputs["reference.vital_function"]
    named = pd.concat(
        [
            industry.assign(scope_kind="industry", scope_code=code),
            function.assign(scope_kind="vital_function", scope_code=function["code"]),
        ]
    )
    named = named.rename(columns=lambda column: column.replace("name_", "scope_name_"))
    return named[["scope_kind", "scope_code", *NAMES]]


compute = pending(compute, TABLES)

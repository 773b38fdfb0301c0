"""The signature indices of some companies, with the names of their scopes."""

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from analysis.signature import signature
from etl.computed._columns import texts

INPUTS = (
    "marts.company",
    "marts.company_capability",
    "marts.supply_need",
    "marts.supply_link",
    "reference.region",
    "reference.sub_region",
    "reference.vital_function",
    "reference.industry",
)
KEYS = ("index_id", "scope_kind", "scope_code", "region_code")
NAMES = ("scope_name_fi", "scope_name_sv", "scope_name_en")
INDEX = (
    texts(*KEYS, *NAMES)
    | dict.fromkeys(("value", "value_low", "value_high"), "double")
    | {"company_count": "bigint", "coverage_share": "double"}
    | {"is_published": "boolean", "reason": "varchar"}
)
PART = texts(*KEYS, "part") | {"value": "double", "note_code": "varchar"}


def indices(
    inputs: Mapping[str, pd.DataFrame], *, shared: bool
) -> dict[str, pd.DataFrame]:
    """Compute the indices over all interviewed companies, or those that allow it."""
    companies = inputs["marts.company"]
    counted = "consent_aggregate" if shared else "is_interviewed"
    companies = companies[companies["is_interviewed"] & companies[counted]]
    ids = companies["company_id"]
    capabilities, needs, links = (
        inputs[table][inputs[table]["company_id"].isin(ids)] for table in INPUTS[1:4]
    )
    section = companies["industry_edition"] + ":" + companies["industry_section_code"]
    tables = signature(
        companies.assign(industry_code=section),
        capabilities,
        needs,
        links,
        sub_regions=Counter(inputs["reference.sub_region"]["region_code"]),
    )
    named = tables["signature_index"].merge(
        _scope_names(inputs), on=["scope_kind", "scope_code"], how="left"
    )
    return {**tables, "signature_index": named}


def _scope_names(inputs: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    industry = inputs["reference.industry"]
    industry = industry[industry["level"] == "section"]
    code = industry["industry_edition"] + ":" + industry["industry_code"]
    function = inputs["reference.vital_function"]
    region = inputs["reference.region"]
    named = pd.concat(
        [
            region.assign(scope_kind="region", scope_code=region["region_code"]),
            industry.assign(scope_kind="industry", scope_code=code),
            function.assign(scope_kind="vital_function", scope_code=function["code"]),
        ]
    )
    named = named.rename(columns=lambda column: column.replace("name_", "scope_name_"))
    return named[["scope_kind", "scope_code", *NAMES]]

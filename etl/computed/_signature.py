"""The signature indices of some companies, with the names of their scopes."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

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
    compute = partial(
        signature,
        capabilities=capabilities,
        needs=needs,
        links=links,
        sub_regions=Counter(inputs["reference.sub_region"]["region_code"]),
    )
    edition = companies["industry_edition"] + ":"
    section = edition + companies["industry_section_code"]
    division = edition + companies["industry_code"].str[:2]
    tables = compute(companies.assign(industry_code=section))
    if not shared:
        # outside the house one level only: two would tell of what is between them
        of_divisions = compute(companies.assign(industry_code=division))
        tables = {
            name: pd.concat([rows, _divisions(of_divisions[name])], ignore_index=True)
            for name, rows in tables.items()
        }
    named = tables["signature_index"].merge(
        _scope_names(inputs), on=["scope_kind", "scope_code"], how="left"
    )
    return {**tables, "signature_index": named}


def _divisions(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the industries of rows computed by division, as a kind of their own."""
    return rows[rows["scope_kind"] == "industry"].assign(scope_kind="division")


def _scope_names(inputs: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    industry = inputs["reference.industry"]
    kind = industry["level"].map({"section": "industry", "division": "division"})
    code = industry["industry_edition"] + ":" + industry["industry_code"]
    function = inputs["reference.vital_function"]
    region = inputs["reference.region"]
    named = pd.concat(
        [
            region.assign(scope_kind="region", scope_code=region["region_code"]),
            industry.assign(scope_kind=kind, scope_code=code),
            function.assign(scope_kind="vital_function", scope_code=function["code"]),
        ]
    )
    named = named.rename(columns=lambda column: column.replace("name_", "scope_name_"))
    return named[["scope_kind", "scope_code", *NAMES]]

"""Marts `signature_index` and `signature_part`: decentralised, re-routable, short.

The intervals are drawn over companies (bootstrap); they say how much the figure
hangs on who was interviewed, not what is unknown in the answers.
"""

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
TABLES: dict[str, dict[str, str]] = {
    "signature_index": INDEX,
    "signature_part": PART,
    "shared_signature_index": INDEX,
    "shared_signature_part": PART,
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compute the indices of all companies, and of those that allow summaries."""
    companies = inputs["marts.company"]
    companies = companies[companies["is_interviewed"].astype(bool)]
    names = _scope_names(inputs)
    index, part = _indices(companies, inputs, names)
    allowing = companies[companies["consent_aggregate"].astype(bool)]
    shared_index, shared_part = _indices(allowing, inputs, names)
    is_told = shared_index["is_published"].astype(bool)
    told_figures = ["value", "value_low", "value_high", "company_count"]
    shared_index.loc[~is_told, told_figures] = None
    return {
        "signature_index": index,
        "signature_part": part,
        "shared_signature_index": shared_index,
        "shared_signature_part": _parts_of(shared_part, shared_index[is_told]),
    }


def _indices(
    companies: pd.DataFrame, inputs: Mapping[str, pd.DataFrame], names: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
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
    index = tables["signature_index"]
    named = index.merge(names, on=["scope_kind", "scope_code"], how="left")
    return named, tables["signature_part"]


def _parts_of(parts: pd.DataFrame, index: pd.DataFrame) -> pd.DataFrame:
    """Keep the parts of the indices that are told."""
    keys = list(KEYS)
    return parts.merge(index[keys].drop_duplicates(), on=keys)


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

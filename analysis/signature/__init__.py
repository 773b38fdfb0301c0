"""The three signature indices: decentralised, re-routable, short chains.

All are 0-1 and higher is safer; none is published without its parts, its
coverage and an interval.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.signature.rules import USUAL_RULES, SignatureRules

__all__ = ["SignatureRules", "signature"]

INDEX_COLUMNS = (
    "index_id", "scope_kind", "scope_code", "region_code", "value", "value_low",
    "value_high", "company_count", "coverage_share", "is_published", "reason",
)  # fmt: skip
PART_COLUMNS = (
    "index_id", "scope_kind", "scope_code", "region_code", "part", "value",
    "note_code",
)  # fmt: skip


def signature(
    companies: pd.DataFrame,
    capabilities: pd.DataFrame,
    needs: pd.DataFrame,
    links: pd.DataFrame,
    *,
    sub_regions: Mapping[str, int],
    rules: SignatureRules = USUAL_RULES,
) -> dict[str, pd.DataFrame]:
    """Compute DEC, RER and SCI for every region, vital function and industry.

    Parameters
    ----------
    companies : mart `company`: company_id, group_id, region_code,
        sub_region_code, industry_code (at the level wanted, any text),
        personnel_count
    capabilities : mart `company_capability`: company_id, vital_function_code,
        capacity, capacity_unit
    needs : mart `supply_need`
    links : mart `supply_link`
    sub_regions : number of sub-regions in each region, by region_code
    rules : weights, limits, replicates and seed

    Returns
    -------
    tables : `signature_index` (`INDEX_COLUMNS`) and `signature_part`
        (`PART_COLUMNS`); `reason` is null, `few_companies`, `low_coverage`,
        `no_data` or `one_sub_region`
    """
    raise NotImplementedError

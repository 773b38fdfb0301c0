"""The three signature indices: decentralised, re-routable, short chains.

All are 0-1 and higher is safer; none is published without its parts, its
coverage and an interval.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np
import pandas as pd

from analysis.columns import group_number, texts
from analysis.concentration.links import read_links
from analysis.signature.decentralisation import decentralisation
from analysis.signature.rerouting import rerouting
from analysis.signature.rules import USUAL_RULES, SignatureRules
from analysis.signature.scope import INDEX_COLUMNS, PART_COLUMNS, ratio_index, scopes
from analysis.signature.short_chains import short_chains

__all__ = ["INDEX_COLUMNS", "PART_COLUMNS", "SignatureRules", "signature"]


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
    companies : mart `company`, those that were interviewed: company_id, group_id,
        region_code, sub_region_code, industry_code (at the level wanted, any
        text), personnel_count
    capabilities : mart `company_capability`: company_id, vital_function_code,
        capacity, capacity_unit, provision
    needs : mart `supply_need`, with vital_function_code; its industry is the
        company's
    links : mart `supply_link`
    sub_regions : number of sub-regions in each region, by region_code
    rules : weights, limits, replicates and seed

    Returns
    -------
    tables : `signature_index` (`INDEX_COLUMNS`) and `signature_part`
        (`PART_COLUMNS`). An index that is not published has no number and a
        `reason`: no_data, few_companies, low_coverage or one_sub_region. The
        interval is drawn over companies; what unknown answers could change is in
        the parts `unknown_low` and `unknown_high`

    Examples
    --------
    Three companies of one function, 10 persons each, in two of three sub-regions.

    >>> companies = pd.DataFrame({"company_id": list("abc"),
    ...     "region_code": ["11"] * 3, "sub_region_code": ["1", "1", "2"],
    ...     "personnel_count": [10] * 3})
    >>> capabilities = pd.DataFrame({"company_id": list("abc"),
    ...     "vital_function_code": ["5"] * 3})
    >>> empty = pd.DataFrame({"need_id": []})
    >>> found = signature(companies, capabilities, empty, empty,
    ...     sub_regions={"11": 3})["signature_index"]
    >>> found[["index_id", "scope_kind", "value"]].round(3).values.tolist()
    [['DEC', 'vital_function', 0.745], ['DEC', 'region', 0.745]]
    """
    found = [decentralisation(companies, capabilities, sub_regions, rules)]
    read, kept = read_links(needs, links)
    company = texts(needs, "company_id")
    industry = dict(
        zip(
            texts(companies, "company_id"),
            texts(companies, "industry_code"),
            strict=True,
        )
    )
    region = texts(needs, "region_code")
    of_company = np.array([industry.get(key) for key in company], dtype=object)
    function = texts(needs, "vital_function_code")
    columns = {"region": region, "vital_function": function, "industry": of_company}
    index = partial(
        ratio_index,
        company=group_number(company)[0],
        where=scopes(region, columns),
        rules=rules,
    )
    found.append(index("RER", weighted=rerouting(needs, read, kept, rules)))
    found.append(index("SCI", weighted=short_chains(needs, read, kept, rules)))
    return {
        name: pd.concat([part[name] for part in found], ignore_index=True)
        for name in ("signature_index", "signature_part")
    }

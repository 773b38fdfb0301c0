"""Concentration and time gap of every critical input, from the answers of sheet D.

A need is one input of one company; its links are the suppliers that were named,
plus the unknown remainder as a link of its own. Suppliers of one owner are one.
"""

import pandas as pd

NEED_MEASURE_COLUMNS = (
    "need_id", "supplier_hhi_low", "supplier_hhi_high",
    "country_hhi_low", "country_hhi_high", "single_source",
    "top_share_low", "top_share_high", "survive_days_low", "survive_days_high",
    "gap_days_low", "gap_days_high",
)  # fmt: skip


def need_measures(needs: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Bound the concentration and the time gap of each need.

    Parameters
    ----------
    needs : mart `supply_need`: need_id, stock_days_low/high,
        recovery_days_low/high, switch_days_low/high, alternative_count,
        alternative_capacity_share_low/high
    links : mart `supply_link`: need_id, supplier_id, supplier_group_id,
        is_known_supplier, country_code, share_low, share_high

    Returns
    -------
    measures : one row a need, columns `NEED_MEASURE_COLUMNS`; days without an
        upper bound are null
    """
    raise NotImplementedError


INPUT_CONCENTRATION_COLUMNS = (
    "input_id", "input_name", "region_code", "company_count",
    "supplier_hhi_low", "supplier_hhi_high", "country_hhi_low", "country_hhi_high",
    "single_source_share_low", "single_source_share_high",
    "outside_eu_share_low", "outside_eu_share_high", "gap_days_low", "gap_days_high",
)  # fmt: skip


def input_concentration(
    needs: pd.DataFrame,
    links: pd.DataFrame,
    measures: pd.DataFrame,
    *,
    union_countries: frozenset[str],
) -> pd.DataFrame:
    """Bound the concentration of each input over the companies of a region.

    Companies are weighted by the criticality they give to the input.

    Parameters
    ----------
    needs : mart `supply_need`
    links : mart `supply_link`
    measures : result of `need_measures`
    union_countries : codes of the countries of the European Union

    Returns
    -------
    inputs : one row per input and region, columns `INPUT_CONCENTRATION_COLUMNS`;
        the gap is the longest among the companies
    """
    raise NotImplementedError

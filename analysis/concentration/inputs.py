"""Concentration of an input over all companies of a region that need it.

Companies count by the criticality they give to the input, not by what they buy:
volumes are not asked.
"""

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.columns import (
    Flags,
    Floats,
    Ints,
    Texts,
    flags,
    group_max,
    group_number,
    group_sum,
    numbers,
    table,
    texts,
)
from analysis.concentration.hhi import box_hhi_bounds
from analysis.concentration.needs import need_number, owner_key
from analysis.concentration.shares import link_shares, need_boxes, share_box

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
) -> pd.DataFrame:
    """Bound the concentration of each input over the companies of a region.

    Parameters
    ----------
    needs : mart `supply_need`: need_id, company_id, input_id, input_name,
        region_code, criticality (unknown counts as 1, the least)
    links : mart `supply_link`; `is_eu_country` tells whether the supplier's country
        was in the European Union on the day of the interview
    measures : result of `need_measures` for the same needs

    Returns
    -------
    inputs : one row per input and region, columns `INPUT_CONCENTRATION_COLUMNS`;
        the gap is the longest among the companies

    Examples
    --------
    Two companies, each buys all from one supplier of its own.

    >>> from analysis.concentration.needs import need_measures
    >>> needs = pd.DataFrame({"need_id": ["n", "m"], "company_id": ["a", "b"],
    ...     "input_id": ["hose"] * 2, "region_code": ["11"] * 2, "criticality": [3, 1]})
    >>> links = pd.DataFrame({"need_id": ["n", "m"], "supplier_id": ["s", "t"],
    ...     "is_known_supplier": [True, True], "country_code": ["SE", "CN"],
    ...     "is_eu_country": [True, False],
    ...     "share_low": [1, 1], "share_high": [1, 1]})
    >>> row = input_concentration(needs, links, need_measures(needs, links)).iloc[0]
    >>> float(row["supplier_hhi_low"]), float(row["outside_eu_share_low"])
    (0.625, 0.25)
    """
    cell, first = group_number(texts(needs, "input_id"), texts(needs, "region_code"))
    count = len(first)
    weight = np.nan_to_num(numbers(needs, "criticality"), nan=1.0)
    weight = weight / np.maximum(group_sum(cell, weight, count)[cell], 1e-300)
    pooled = _pooled_bounds(needs, links, cell, weight)
    state = texts(measures, "single_source")
    pair = group_number(cell.astype(object), texts(needs, "company_id"))[1]
    values: dict[str, object] = {
        "input_id": texts(needs, "input_id")[first],
        "input_name": texts(needs, "input_name")[first],
        "region_code": texts(needs, "region_code")[first],
        "company_count": np.bincount(cell[pair], minlength=count),
        "single_source_share_low": group_sum(cell, weight * (state == "yes"), count),
        "single_source_share_high": group_sum(cell, weight * (state != "no"), count),
        "gap_days_low": group_max(cell, numbers(measures, "gap_days_low"), count),
        "gap_days_high": group_max(cell, numbers(measures, "gap_days_high"), count),
        **pooled,
    }
    return table(INPUT_CONCENTRATION_COLUMNS, values)


def _pooled_bounds(
    needs: pd.DataFrame,
    links: pd.DataFrame,
    cell: Ints,
    weight: Floats,
) -> dict[str, Floats]:
    need, kept = need_number(needs, links)
    told_low = np.nan_to_num(numbers(kept, "share_low"), nan=0.0)
    told_high = np.nan_to_num(numbers(kept, "share_high"), nan=1.0)
    low, high, _ = link_shares(need, len(needs), told_low, told_high)
    low, high = low * weight[need], high * weight[need]
    country = texts(kept, "country_code")
    count = int(cell.max()) + 1 if len(cell) else 0
    supplier = box_hhi_bounds(need_boxes(cell[need], count, owner_key(kept), low, high))
    origin = box_hhi_bounds(need_boxes(cell[need], count, country, low, high))
    share = Interval(low, high)
    inside = flags(kept, "is_eu_country")
    outside = _outside_bounds(cell[need], count, country, share, inside)
    names = ("supplier_hhi", "country_hhi", "outside_eu_share")
    return {
        f"{name}_{end}": values
        for name, ends in zip(names, (supplier, origin, outside), strict=True)
        for end, values in zip(("low", "high"), ends, strict=True)
    }


def _outside_bounds(
    cell: Ints,
    count: int,
    country: Texts,
    share: Interval,
    inside: Flags,
) -> tuple[Floats, Floats]:
    """Bound the share that comes from outside the union."""
    known = np.array([code is not None for code in country], dtype=np.bool_)
    parts = (known & inside, known & ~inside, ~known)
    lows = [group_sum(cell[part], share.low[part], count) for part in parts]
    highs = [group_sum(cell[part], share.high[part], count) for part in parts]
    box = share_box(
        np.column_stack(lows[:2]), np.column_stack(highs[:2]), lows[2], highs[2]
    )
    return box.low[:, 1], np.minimum(1.0, box.high[:, 1] + box.unknown_high)

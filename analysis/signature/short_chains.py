"""SCI, short supply chains: few tiers and few kilometres to the source.

Short is not the same as safe: read it beside the re-routability of the same needs.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.columns import Floats, group_sum, numbers
from analysis.concentration.links import ASKED, NeedLinks
from analysis.signature.rules import SignatureRules
from analysis.signature.scope import Weighted

HALF = 0.5


def closeness(
    tier: npt.ArrayLike, distance_km: npt.ArrayLike, scale_km: float
) -> tuple[Floats, Floats]:
    """Return how short one link is, in two halves.

    1 / t for the tiers to the primary source (1 = direct) and exp(-d / scale) for
    the distance.

    Parameters
    ----------
    tier : tiers to the source, NaN where unknown
    distance_km : distance, NaN where unknown
    scale_km : distance at which closeness is 1/e

    Returns
    -------
    by_tier, by_distance : 0-1, NaN where unknown

    Examples
    --------
    >>> by_tier, by_distance = closeness([1, 2, np.nan], [0, 500, 1000], 500)
    >>> by_tier.tolist(), by_distance.round(3).tolist()
    ([1.0, 0.5, nan], [1.0, 0.368, 0.135])
    """
    tiers = np.asarray(tier, dtype=np.float64)
    km = np.asarray(distance_km, dtype=np.float64)
    told = tiers >= 1
    by_tier = np.where(told, 1 / np.where(told, tiers, 1.0), np.nan)
    return by_tier, np.where(km >= 0, np.exp(-np.abs(km) / scale_km), np.nan)


def short_chains(
    needs: pd.DataFrame, links: NeedLinks, kept: pd.DataFrame, rules: SignatureRules
) -> Weighted:
    """Weigh the closeness of each need's named suppliers.

    SCI = sum c s (0.5 / t + 0.5 exp(-d / 500)) / sum c s over named suppliers. An
    unknown half is left out above and below, and lowers the coverage; so does a
    supplier that was not named or whose share was not told.

    Parameters
    ----------
    needs : criticality of each need (unknown counts as 1)
    links : of the needs
    kept : rows of the links: tier, distance_km
    rules : distance scale

    Returns
    -------
    weighted : value and known weight of each need; parts `tiers` and `distance`,
        and `unknown_low`, `unknown_high`: the index if every unknown half were as
        long or as short as can be

    Examples
    --------
    One supplier, direct, 500 km away; its other half share is not named.

    >>> from analysis.concentration.links import read_links
    >>> needs = pd.DataFrame({"need_id": ["n"], "company_id": ["a"],
    ...     "criticality": [2]})
    >>> rows = pd.DataFrame({"need_id": ["n", "n"], "supplier_id": ["s", "?"],
    ...     "is_known_supplier": [True, False], "share_low": [0.5, 0.5],
    ...     "share_high": [0.5, 0.5], "tier": [1, None], "distance_km": [500, None]})
    >>> found = short_chains(needs, *read_links(needs, rows), SignatureRules())
    >>> found.value.round(3).tolist(), found.weight.tolist(), found.whole.tolist()
    ([0.684], [1.0], [2.0])
    """
    count = len(needs)
    criticality = np.nan_to_num(numbers(needs, "criticality"), nan=1.0)
    usable = links.is_known & (links.told > ASKED)
    weight = np.where(usable, links.central * criticality[links.need], 0.0)
    halves = closeness(
        numbers(kept, "tier"), numbers(kept, "distance_km"), rules.distance_scale_km
    )
    sums = []
    for half in halves:
        known = HALF * weight * ~np.isnan(half)
        above = group_sum(links.need, known * np.nan_to_num(half), count)
        sums.append((above, group_sum(links.need, known, count)))
    above, known_weight = sums[0][0] + sums[1][0], sums[0][1] + sums[1][1]
    value = np.divide(above, known_weight, out=np.zeros(count), where=known_weight > 0)
    return Weighted(
        value=value,
        weight=known_weight,
        whole=criticality,
        parts={
            "tiers": sums[0],
            "distance": sums[1],
            "unknown_low": (above, criticality),
            "unknown_high": (above + criticality - known_weight, criticality),
        },
    )

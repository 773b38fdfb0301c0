"""DEC, decentralisation: many places and many owners.

One place or one owner gives 0. The number of owners that is enough is fixed; with
the observed number two equal owners would be perfect.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.bootstrap import percentile_interval, replicate_weights
from analysis.columns import Floats, Ints, sum_columns, texts
from analysis.concentration.links import is_told
from analysis.signature.holding import (
    Companies,
    Holding,
    function_holding,
    function_rows,
    holding_of,
)
from analysis.signature.rules import SignatureRules
from analysis.signature.scope import Scopes, index_table, part_table, reasons, scopes

INDEX = "DEC"
PARTS = ("places", "owners", "equal_places", "equal_owners")


def decentralisation_index(
    place: Floats, owner: Floats, *, place_count: float, reference_owners: int
) -> tuple[Floats, Floats, Floats]:
    """Compute sqrt(P x O) from weights by place and by owner.

    P = (1 - sum p^2) / (1 - 1/M) over the M sub-regions in scope; O = min(1,
    (1 - sum q^2) / (1 - 1/N)) over owners with a fixed N.

    Parameters
    ----------
    place : draws x places, weight in each
    owner : draws x owners, weight of each
    place_count : M
    reference_owners : N

    Returns
    -------
    index, places, owners : one a draw; NaN without weight

    Examples
    --------
    Two equal places of two, two equal owners.

    >>> halves = np.array([[5.0, 5.0]])
    >>> found = decentralisation_index(halves, halves, place_count=2,
    ...     reference_owners=5)
    >>> [float(part[0].round(3)) for part in found]
    [0.791, 1.0, 0.625]
    """
    spread = (
        _spread(place) / (1 - 1 / place_count) if place_count > 1 else 0 * place[:, 0]
    )
    owned = _spread(owner) / (1 - 1 / reference_owners)
    places, owners = np.clip(spread, 0, 1), np.clip(owned, 0, 1)
    return np.sqrt(places * owners), places, owners


def _spread(weights: Floats) -> Floats:
    """Return 1 - the sum of squared shares of each row, NaN without weight."""
    total = weights.sum(axis=1, keepdims=True)
    share = weights / np.where(total > 0, total, np.nan)
    return np.asarray(1 - np.square(share).sum(axis=1), dtype=np.float64)


def decentralisation(
    companies: pd.DataFrame,
    capabilities: pd.DataFrame,
    sub_regions: Mapping[str, int],
    rules: SignatureRules,
) -> dict[str, pd.DataFrame]:
    """Compute DEC of every vital function, industry and region.

    A region's index is the mean over its vital functions that somebody covers, a
    function with one company counting as 0: companies of different functions don't
    stand in for each other.

    Parameters
    ----------
    companies : mart `company`: company_id, group_id, region_code, sub_region_code,
        industry_code, personnel_count
    capabilities : mart `company_capability`: company_id, vital_function_code,
        capacity, capacity_unit; rows with `provision` could_make are left out
    sub_regions : number of sub-regions in each region
    rules : limits and draws

    Returns
    -------
    tables : `signature_index` and `signature_part`

    Examples
    --------
    Three companies of one function in one sub-region of three.

    >>> companies = pd.DataFrame({"company_id": list("abc"),
    ...     "region_code": ["11"] * 3, "sub_region_code": ["1"] * 3,
    ...     "personnel_count": [10] * 3})
    >>> skills = pd.DataFrame({"company_id": list("abc"),
    ...     "vital_function_code": ["5"] * 3})
    >>> found = decentralisation(companies, skills, {"11": 3}, SignatureRules())
    >>> found["signature_index"]["value"].tolist()
    [0.0, 0.0]
    """
    read = Companies.read(companies)
    rows = function_rows(read, capabilities)
    by_function = scopes(read.region[rows.row], {"vital_function": rows.code})
    by_industry = scopes(read.region, {"industry": texts(companies, "industry_code")})
    functions = [
        function_holding(read, rows, by_function, scope)
        for scope in range(by_function.count)
    ]
    industries = [
        holding_of(read, by_industry.row[by_industry.number == scope])
        for scope in range(by_industry.count)
    ]
    tables = [
        _tables(by_function, [[one] for one in functions], sub_regions, rules),
        _tables(by_industry, [[one] for one in industries], sub_regions, rules),
    ]
    regions = scopes(by_function.region, {"region": by_function.region})
    together = [
        [functions[i] for i in regions.row[regions.number == scope]]
        for scope in range(regions.count)
    ]
    tables.append(_tables(regions, together, sub_regions, rules))
    return {
        name: pd.concat([part[name] for part in tables], ignore_index=True)
        for name in ("signature_index", "signature_part")
    }


def _tables(
    where: Scopes,
    holdings: list[list[Holding]],
    sub_regions: Mapping[str, int],
    rules: SignatureRules,
) -> dict[str, pd.DataFrame]:
    """Compute the index of each scope as the mean over its holdings."""
    count = where.count
    value, ends = np.full(count, np.nan), np.full((count, 2), np.nan)
    companies, coverage = np.zeros(count, dtype=np.int64), np.zeros(count)
    parts, notes = (
        np.full((len(PARTS), count), np.nan),
        np.full(count, None, dtype=object),
    )
    areas = np.array([float(sub_regions.get(str(code), 0)) for code in where.region])
    for scope, held in enumerate(holdings):
        filled = [one for one in held if len(one.company)]
        coverage[scope] = float(np.mean([one.coverage for one in held]))
        company = np.unique(np.concatenate([one.company for one in held]))
        companies[scope] = len(company)
        if not filled:
            continue
        notes[scope] = filled[0].note if len({o.note for o in filled}) == 1 else "mixed"
        one_each = np.ones((1, len(company)))
        figures = _mean_index(filled, company, one_each, areas[scope], rules)
        value[scope], parts[:, scope] = figures[0][0], figures[1]
        draws = replicate_weights(
            len(company), replicates=rules.replicates, seed=rules.seed
        )
        drawn = _mean_index(filled, company, draws, areas[scope], rules)[0]
        ends[scope] = percentile_interval(drawn, confidence=rules.confidence)
    reason = reasons(companies, coverage, rules)
    reason[(areas <= 1) & (companies > 0)] = "one_sub_region"
    shown = np.where(is_told(reason), np.nan, 1.0)
    return {
        "signature_index": index_table(
            INDEX, where, (value, ends, companies, coverage), reason
        ),
        "signature_part": pd.concat(
            [
                part_table(INDEX, where, name, parts[i] * shown, notes)
                for i, name in enumerate(PARTS)
            ],
            ignore_index=True,
        ),
    }


def _mean_index(
    held: list[Holding],
    company: Ints,
    draws: Floats,
    area_count: float,
    rules: SignatureRules,
) -> tuple[Floats, Floats]:
    """Return the mean index of each draw, and the mean parts of the first."""
    found, parts = [], []
    for one in held:
        weight = draws[:, np.searchsorted(company, one.company)] * one.weight
        place, owner = sum_columns(weight, one.place), sum_columns(weight, one.owner)
        index, places, owners = decentralisation_index(
            place,
            owner,
            place_count=area_count,
            reference_owners=rules.reference_owners,
        )
        found.append(index)
        equal = [1 / (1 - _spread(each)[0]) for each in (place, owner)]
        parts.append([places[0], owners[0], *equal])
    stacked = np.array(found)
    some = (~np.isnan(stacked)).sum(axis=0)
    total = np.nansum(stacked, axis=0)
    mean = np.where(some > 0, total / np.maximum(some, 1), np.nan)
    return mean, np.mean(parts, axis=0)

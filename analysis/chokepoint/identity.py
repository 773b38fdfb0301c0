"""What an object is called: its input, supplier, country, function and industries.

Names are the most usual ones among the answers; they take no part in any figure.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.chokepoint.objects import Objects
from analysis.columns import Floats, Ints, Texts, group_number, group_sum, texts
from analysis.concentration.links import NeedLinks


def describe(
    needs: pd.DataFrame, links: pd.DataFrame, read: NeedLinks, objects: Objects
) -> dict[str, Any]:
    """Return the names of each object and the counts behind it.

    Parameters
    ----------
    needs : mart `supply_need`
    links : the rows of mart `supply_link` behind `read`
    read : links as arrays
    objects : with members

    Returns
    -------
    values : columns of the chokepoint table, one value an object
    """
    member, need, count = objects.member, objects.need, objects.count
    named = objects.is_known[member] & (objects.kind[member] == "supplier")
    one_input = objects.kind != "country"
    suppliers = texts(links, "supplier_id")[objects.link]
    names = texts(links, "supplier_name")[objects.link]
    countries = texts(links, "country_code")[objects.link]
    pair = group_number(member.astype(object), texts(needs, "company_id")[need])[1]
    low, high = supplier_counts(needs, links, read)
    return {
        "chokepoint_id": objects.ids,
        "kind": objects.kind,
        "input_id": _usual(member, texts(needs, "input_id")[need], count, one_input),
        "input_name": _usual(
            member, texts(needs, "input_name")[need], count, one_input
        ),
        "supplier_id": _usual(member[named], suppliers[named], count),
        "supplier_name": _usual(member[named], names[named], count),
        "country_code": _usual(member, countries, count),
        "region_code": _usual(member, texts(needs, "region_code")[need], count),
        "vital_function_code": _usual(
            member, texts(needs, "vital_function_code")[need], count
        ),
        "industry_code": _joined(member, texts(needs, "industry_code")[need], count),
        "company_count": np.bincount(member[pair], minlength=count),
        "supplier_count_low": _first(member, low[need], count, one_input),
        "supplier_count_high": _first(member, high[need], count, one_input),
    }


def supplier_counts(
    needs: pd.DataFrame, links: pd.DataFrame, read: NeedLinks
) -> tuple[Floats, Floats]:
    """Count the suppliers of each need's input in its region.

    Parameters
    ----------
    needs, links : the tables
    read : links as arrays

    Returns
    -------
    low : owners that were named
    high : suppliers that were named, as if each had an owner of its own, and one
        more for each company that left some of its supply unnamed; both NaN where
        nobody was named

    Examples
    --------
    >>> from analysis.chokepoint.example import example_links, example_needs
    >>> from analysis.concentration.links import read_links
    >>> needs, links = example_needs(), example_links()
    >>> supplier_counts(needs, links, read_links(needs, links)[0])
    (array([1., 1., 1.]), array([1., 1., 1.]))
    """
    cell, first = group_number(texts(needs, "region_code"), texts(needs, "input_id"))
    of_link, size = cell[read.need].astype(object), len(first)
    known = read.is_known
    rest = ~known & (read.share.high > 0)
    counts = []
    for key, rows in (
        (read.owner, known),
        (texts(links, "supplier_id"), known),
        (read.need.astype(object), rest),
    ):
        chosen = np.flatnonzero(rows)
        once = chosen[group_number(of_link[chosen], key[chosen])[1]]
        counts.append(group_sum(cell[read.need[once]], np.ones(len(once)), size))
    named = np.where(counts[0] > 0, 1.0, np.nan)
    return (counts[0] * named)[cell], ((counts[1] + counts[2]) * named)[cell]


def _usual(
    member: Ints, values: Texts, count: int, where: np.ndarray | None = None
) -> Texts:
    """Return the most frequent value of each object, None where there is none."""
    result = np.full(count, None, dtype=object)
    rows = pd.DataFrame({"member": member, "value": values}).dropna()
    sizes = rows.value_counts(sort=False).reset_index(name="size")
    sizes = sizes.sort_values(
        ["member", "size", "value"], ascending=[True, False, True]
    )
    first = sizes.drop_duplicates("member")
    result[first["member"].to_numpy(dtype=np.int64)] = first["value"].to_numpy()
    if where is not None:
        result[~where] = None
    return result


def _joined(member: Ints, values: Texts, count: int) -> Texts:
    """Return the distinct values of each object, joined by `;`."""
    result = np.full(count, None, dtype=object)
    rows = pd.DataFrame({"member": member, "value": values}).dropna()
    rows = rows.drop_duplicates().sort_values(["member", "value"])
    for key, value in zip(rows["member"], rows["value"], strict=True):
        result[key] = value if result[key] is None else f"{result[key]};{value}"
    return result


def _first(member: Ints, values: Floats, count: int, where: np.ndarray) -> Floats:
    result = np.full(count, np.nan)
    result[member] = values
    result[~where] = np.nan
    return result

"""What the companies of a scope hold: how much, where, and whose.

Capacity in its own unit if every company of the scope told it in the same unit, else
personnel. Companies whose place or size is not known are left out and lower coverage.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.columns import (
    Flags,
    Floats,
    Ints,
    Texts,
    group_number,
    group_sum,
    numbers,
    texts,
)
from analysis.concentration.links import is_told
from analysis.signature.scope import Scopes


@dataclass(frozen=True)
class Holding:
    """What companies hold in one scope: weight, place and owner of each."""

    company: Ints
    weight: Floats
    place: Ints
    owner: Ints
    note: str
    coverage: float


@dataclass(frozen=True)
class Companies:
    """Companies as arrays, one row each; `place_of` finds the row of an id."""

    place_of: dict[object, int]
    region: Texts
    place: Texts
    owner: Texts
    personnel: Floats

    @classmethod
    def read(cls, companies: pd.DataFrame) -> "Companies":
        """Read the company mart."""
        ids, owner = texts(companies, "company_id"), texts(companies, "group_id")
        return cls(
            {key: row for row, key in enumerate(ids)},
            texts(companies, "region_code"),
            texts(companies, "sub_region_code"),
            np.where(is_told(owner), owner, ids),
            numbers(companies, "personnel_count"),
        )


@dataclass(frozen=True)
class FunctionRows:
    """Rows of capability with a vital function: company, function, capacity, unit."""

    row: Ints
    code: Texts
    capacity: Floats
    unit: Texts


def function_rows(read: Companies, capabilities: pd.DataFrame) -> FunctionRows:
    """Return the capabilities that are made now and serve a vital function.

    Parameters
    ----------
    read : companies
    capabilities : mart `company_capability`

    Returns
    -------
    rows : of the companies in `read`

    Examples
    --------
    >>> companies = Companies.read(pd.DataFrame({"company_id": ["a", "b"]}))
    >>> rows = function_rows(companies, pd.DataFrame({"company_id": ["a", "b"],
    ...     "vital_function_code": ["5", "5"], "provision": ["makes", "could_make"]}))
    >>> rows.row.tolist()
    [0]
    """
    ids = texts(capabilities, "company_id")
    row = np.array([read.place_of.get(key, -1) for key in ids], dtype=np.int64)
    code = texts(capabilities, "vital_function_code")
    makes = texts(capabilities, "provision") != "could_make"
    kept = np.flatnonzero((row >= 0) & is_told(code) & makes)
    capacity, unit = (
        numbers(capabilities, "capacity"),
        texts(capabilities, "capacity_unit"),
    )
    return FunctionRows(row[kept], code[kept], capacity[kept], unit[kept])


def function_holding(
    read: Companies, capabilities: FunctionRows, where: Scopes, scope: int
) -> Holding:
    """Return what companies hold in one function, each company once.

    Capacity is used when every row told it and all in one unit; tonnes and hours
    don't add up.

    Parameters
    ----------
    read : companies
    capabilities : rows with a function
    where : the function of each row
    scope : number of the scope

    Returns
    -------
    holding : of that scope
    """
    chosen = where.row[where.number == scope]
    rows, unit = capabilities.row[chosen], capabilities.unit[chosen]
    capacity = capabilities.capacity[chosen]
    number, first = group_number(rows.astype(object))
    one_unit = len(set(unit)) == 1 and unit[0] is not None
    if one_unit and not np.isnan(capacity).any():
        weight = group_sum(number, capacity, len(first))
        return holding_of(read, rows[first], weight)
    return holding_of(read, rows[first])


def holding_of(read: Companies, rows: Ints, capacity: Floats | None = None) -> Holding:
    """Return what `rows` of companies hold, by capacity or else by personnel.

    Parameters
    ----------
    read : companies
    rows : some of them
    capacity : of each, or None for personnel

    Returns
    -------
    holding : without companies whose place or size is not known

    Examples
    --------
    >>> companies = Companies.read(pd.DataFrame({"company_id": ["a", "b"],
    ...     "sub_region_code": ["1", None], "personnel_count": [5, 5]}))
    >>> held = holding_of(companies, np.array([0, 1]))
    >>> held.weight.tolist(), held.coverage
    ([5.0], 0.5)
    """
    weight = read.personnel[rows] if capacity is None else capacity
    known: Flags = (np.nan_to_num(weight) > 0) & is_told(read.place[rows])
    kept = rows[known]
    return Holding(
        company=kept,
        weight=weight[known],
        place=group_number(read.place[kept])[0],
        owner=group_number(read.owner[kept])[0],
        note="personnel" if capacity is None else "capacity",
        coverage=float(known.mean()) if len(rows) else 0.0,
    )

"""Columns of a table as arrays, and sums and extremes over groups of its rows.

A column that is not there is unknown in every row; it is never zero.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]


def numbers(frame: pd.DataFrame, column: str) -> Floats:
    """Return `column` as floats, NaN where unknown or absent.

    Parameters
    ----------
    frame : a table
    column : its column, which may be absent

    Returns
    -------
    values : one float a row

    Examples
    --------
    >>> numbers(pd.DataFrame({"stock_days": [5, None, 0]}), "stock_days")
    array([ 5., nan,  0.])
    """
    if column not in frame:
        return np.full(len(frame), np.nan)
    values = pd.to_numeric(frame[column], errors="coerce")
    return values.to_numpy(dtype=np.float64, na_value=np.nan).copy()


def texts(frame: pd.DataFrame, column: str) -> Texts:
    """Return `column` as text, None where unknown, empty or absent.

    Parameters
    ----------
    frame : a table
    column : its column, which may be absent

    Returns
    -------
    values : one text or None a row

    Examples
    --------
    >>> texts(pd.DataFrame({"country_code": ["FI", "", None]}), "country_code")
    array(['FI', None, None], dtype=object)
    """
    if column not in frame:
        return np.full(len(frame), None, dtype=object)
    values = frame[column].astype(object).to_numpy(dtype=object, copy=True)
    values[pd.isna(values)] = None
    values[values == ""] = None
    return values


def flags(frame: pd.DataFrame, column: str) -> Flags:
    """Return `column` as booleans, False where unknown or absent.

    Parameters
    ----------
    frame : a table
    column : its column, which may be absent

    Returns
    -------
    values : one boolean a row

    Examples
    --------
    >>> flags(pd.DataFrame({"is_eu_country": [True, False, pd.NA]}), "is_eu_country")
    array([ True, False, False])
    """
    if column not in frame:
        return np.zeros(len(frame), dtype=np.bool_)
    values = frame[column].astype(object).to_numpy(dtype=object, copy=True)
    values[pd.isna(values)] = False
    return np.array([value is True or value == 1 for value in values], dtype=np.bool_)


def group_number(*keys: Texts) -> tuple[Ints, Ints]:
    """Number the groups of equal keys in order of first appearance.

    Parameters
    ----------
    keys : arrays of the same length that together name a row's group

    Returns
    -------
    number : the group of each row
    first : the first row of each group

    Examples
    --------
    >>> group_number(np.array(["a", "b", "a"], dtype=object))
    (array([0, 1, 0]), array([0, 1]))
    """
    number = np.zeros(len(keys[0]), dtype=np.int64)
    for key in keys:
        codes, values = pd.factorize(key, use_na_sentinel=False)
        pairs = number * max(len(values), 1) + codes
        number = pd.factorize(pairs)[0].astype(np.int64)
    first = np.unique(number, return_index=True)[1].astype(np.int64)
    return number, first


def group_sum(number: Ints, values: npt.ArrayLike, count: int) -> Floats:
    """Add `values` up by group.

    Parameters
    ----------
    number : the group of each row
    values : one number a row
    count : how many groups there are

    Returns
    -------
    total : one sum a group, 0 for a group without rows

    Examples
    --------
    >>> group_sum(np.array([0, 1, 0]), [1.0, 2.0, 3.0], 2)
    array([4., 2.])
    """
    weights = np.asarray(values, dtype=np.float64)
    return np.bincount(number, weights=weights, minlength=count).astype(np.float64)


def group_max(number: Ints, values: npt.ArrayLike, count: int) -> Floats:
    """Return the largest of `values` by group.

    Parameters
    ----------
    number : the group of each row
    values : one number a row, none below 0
    count : how many groups there are

    Returns
    -------
    largest : one value a group, 0 for a group without rows

    Examples
    --------
    >>> group_max(np.array([0, 1, 0]), [1.0, 2.0, 3.0], 2)
    array([3., 2.])
    """
    largest = np.zeros(count, dtype=np.float64)
    np.maximum.at(largest, number, np.asarray(values, dtype=np.float64))
    return largest


def sum_columns(values: Floats, number: Ints) -> Floats:
    """Add the columns of `values` up by group, row by row.

    Parameters
    ----------
    values : draws x members
    number : the group of each member, every group from 0 on having one

    Returns
    -------
    total : draws x groups

    Examples
    --------
    >>> sum_columns(np.array([[1.0, 2.0, 3.0]]), np.array([0, 1, 0]))
    array([[4., 2.]])
    """
    if len(number) == 0:
        return np.zeros((len(values), 0))
    order = np.argsort(number, kind="stable")
    starts = np.searchsorted(number[order], np.arange(int(number.max()) + 1))
    total = np.add.reduceat(values[:, order], starts, axis=1)
    return np.asarray(total, dtype=np.float64)


def ratio(
    above: npt.ArrayLike, below: npt.ArrayLike, *, nothing: float = np.nan
) -> Floats:
    """Divide, giving `nothing` where there is nothing to divide by.

    Parameters
    ----------
    above, below : numbers, NaN where unknown
    nothing : result for a zero below

    Returns
    -------
    quotient : NaN where either is unknown

    Examples
    --------
    >>> ratio([1.0, 1.0, np.nan], [2.0, 0.0, 0.0], nothing=0.0)
    array([0.5, 0. , nan])
    """
    top, bottom = np.broadcast_arrays(
        np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64)
    )
    result = np.where(np.isnan(top) | np.isnan(bottom), np.nan, nothing)
    # a share next to nothing gives infinity, which is what is meant
    with np.errstate(over="ignore"):
        np.divide(top, bottom, out=result, where=bottom > 0)
    return result


def table(columns: Sequence[str], values: Mapping[str, object]) -> pd.DataFrame:
    """Build a table with exactly `columns`, in that order.

    Parameters
    ----------
    columns : names of the columns
    values : what goes into each of them

    Returns
    -------
    result : the table, with the columns even when it has no rows

    Examples
    --------
    >>> list(table(("need_id", "share"), {"share": [1.0], "need_id": ["a"]}))
    ['need_id', 'share']
    """
    return pd.DataFrame({name: values[name] for name in columns}, columns=list(columns))

"""Filters whose value lives in the page's address, so that a view is one link.

The address holds codes, not labels: a link sent in Finnish opens in Swedish.
A value also survives a change of page within the session.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pandas as pd
import streamlit as st


def choice(
    label: str,
    key: str,
    options: Mapping[str, str],
    *,
    all_label: str = "",
    default: str = "",
    width: int = 205,
) -> str:
    """Show a select box bound to `?key=` and return the chosen code.

    `options` is code -> text. With `all_label` an option "all" comes first and
    is returned as "". An unknown code in the address is ignored.
    """
    raise NotImplementedError


def options(rows: pd.DataFrame, code: str, name: str) -> dict[str, str]:
    """Turn two columns of a query's rows into the options of a filter."""
    raise NotImplementedError


def region(rows: pd.DataFrame, *, default: str = "") -> str:
    """Choose a region; rows have region_code and region_name."""
    raise NotImplementedError


def sub_region(rows: pd.DataFrame) -> str:
    """Choose a sub-region or all; rows have sub_region_code, sub_region_name."""
    raise NotImplementedError


def municipality(rows: pd.DataFrame) -> str:
    """Choose a municipality or all; rows have municipality_code, _name."""
    raise NotImplementedError


def vital_function(rows: pd.DataFrame) -> str:
    """Choose a vital function or all; rows have vital_function_code, _name."""
    raise NotImplementedError


@contextmanager
def more(in_use: int = 0) -> Iterator[None]:
    """Open the popover `Lisää rajauksia, 2` for filters beyond the third."""
    raise NotImplementedError
    yield


def picked(key: str, default: str = "") -> str:
    """Return what is selected under `?key=`: a row, a point on the map."""
    return st.query_params.get(key, default)


def pick(key: str, value: str) -> None:
    """Select `value` under `?key=`; an empty value clears the selection."""
    raise NotImplementedError

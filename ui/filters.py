"""Filters whose value lives in the page's address, so that a view is one link.

The address holds codes, not labels: a link sent in Finnish opens in Swedish.
A value also survives a change of page within the session.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pandas as pd
import streamlit as st

from ui.frame import address
from ui.remembered import remembered
from ui.text import _

BETWEEN = "|"
"""Between the codes of several options in the address."""


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
    offered = {"": all_label} | dict(options) if all_label else dict(options)
    if not offered:
        return ""
    standard = default if default in offered else next(iter(offered))
    widget = f"filter-{key}"
    st.session_state[widget] = address.value(key, offered, standard)
    return st.selectbox(
        label,
        list(offered),
        format_func=lambda code: offered.get(code, code),
        key=widget,
        on_change=address.writer(widget, key, standard),
        width=width,
    )


def several(
    label: str, key: str, options: Mapping[str, str], *, default: Sequence[str] = ()
) -> tuple[str, ...]:
    """Show a box for several options bound to `?key=` and return the chosen codes.

    Codes in the address that are not offered are ignored; without any the `default`
    is chosen, so the box is never empty.
    """
    chosen = several_picked(key, options, default)
    widget = f"filter-{key}"
    st.session_state[widget] = list(chosen)

    def carry() -> None:
        codes = st.session_state[widget] or list(default)
        address.write(key, BETWEEN.join(codes), BETWEEN.join(default))

    st.multiselect(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=widget,
        on_change=carry,
        placeholder=_("Choose"),
        width="stretch",
    )
    return chosen


def several_picked(
    key: str, options: Collection[str], default: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return which of `options` are chosen under `?key=`, `default` if none is."""
    told = address.read(key).split(BETWEEN)
    chosen = tuple(code for code in told if code in options) or tuple(default)
    address.write(key, BETWEEN.join(chosen), BETWEEN.join(default))
    return chosen


@remembered(160)
def options(rows: pd.DataFrame, code: str, name: str) -> dict[str, str]:
    """Turn two columns of a query's rows into the options of a filter."""
    if rows.empty:
        return {}
    known = rows[[code, name]].dropna().drop_duplicates(code)
    return dict(zip(known[code].astype(str), known[name].astype(str), strict=True))


def region(rows: pd.DataFrame, *, default: str = "") -> str:
    """Choose a region; rows have region_code and region_name."""
    return choice(
        _("Area"),
        "region",
        options(rows, "region_code", "region_name"),
        default=default,
    )


def sub_region(rows: pd.DataFrame) -> str:
    """Choose a sub-region or all; rows have sub_region_code, sub_region_name."""
    return choice(
        _("Sub-region"),
        "sub_region",
        options(rows, "sub_region_code", "sub_region_name"),
        all_label=_("All sub-regions"),
    )


def municipality(rows: pd.DataFrame) -> str:
    """Choose a municipality or all; rows have municipality_code, _name."""
    return choice(
        _("Municipality"),
        "municipality",
        options(rows, "municipality_code", "municipality_name"),
        all_label=_("All municipalities"),
    )


def vital_function(rows: pd.DataFrame) -> str:
    """Choose a vital function or all; rows have vital_function_code, _name."""
    return choice(
        _("Vital function"),
        "vital_function",
        options(rows, "vital_function_code", "vital_function_name"),
        all_label=_("All functions"),
    )


@contextmanager
def more(in_use: int = 0) -> Iterator[None]:
    """Open the popover `Lisää rajauksia, 2` for filters beyond the third."""
    words = _("More filters")
    with st.popover(f"{words}, {in_use}" if in_use else words, key="more-filters"):
        yield


def picked(key: str, known: Sequence[str]) -> str:
    """Return which of `known` is selected under `?key=`, the first one if none.

    `ranked_rows` and `region_map` write there; ask before drawing either.
    """
    if not known:
        return ""
    return address.value(key, known, known[0])


def pick(key: str, value: str) -> None:
    """Select `value` under `?key=`; an empty value clears the selection."""
    address.write(key, value, "")

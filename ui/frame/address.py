"""Values that live in the page's address and outlast a change of page.

The address wins over what the session remembers, so a link shows the same view to
whoever opens it. Streamlit's own binding is not used: it writes a select box's
label into the address, and a label is in one language only.
"""

from collections.abc import Callable, Collection

import streamlit as st


def value(key: str, allowed: Collection[str], default: str) -> str:
    """Return the value of `?key=`, else the remembered one, else `default`."""
    for candidate in (st.query_params.get(key), st.session_state.get(_slot(key))):
        if candidate is not None and candidate in allowed:
            break
    else:
        candidate = default
    write(key, candidate, default)
    return candidate


def read(key: str) -> str:
    """Return the value of `?key=`, else the remembered one, else nothing."""
    told = st.query_params.get(key)
    return told if told is not None else str(st.session_state.get(_slot(key), ""))


def write(key: str, new: str, default: str) -> None:
    """Remember `new`, and show it in the address unless it is the default."""
    st.session_state[_slot(key)] = new
    if new == default:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != new:
        st.query_params[key] = new


def writer(widget: str, key: str, default: str) -> Callable[[], None]:
    """Return the callback that carries a widget's new value into the address."""

    def carry() -> None:
        write(key, st.session_state[widget] or default, default)

    return carry


def _slot(key: str) -> str:
    return f"address:{key}"

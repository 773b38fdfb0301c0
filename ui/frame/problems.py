"""When our own code fails: calm words on the screen, the whole story in the log."""

import logging

import streamlit as st

from ui.text import _

log = logging.getLogger("voimavara")


def show(error: Exception) -> bool:
    """Log `error` and say on the page what a reader can do; never a traceback."""
    log.error("a page failed", exc_info=error)
    st.warning(
        _(
            "This page could not be drawn. Nothing was lost or changed. "
            "Load the page again; if that does not help, tell the administrator: "
            "the error is in the log."
        )
    )
    return True

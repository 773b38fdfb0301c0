"""When our own code fails: calm words on the screen, the whole story in the log.

Streamlit has already written the error to the server's own output; the log file is
for whoever looks into it a day later.
"""

import logging
from functools import cache
from logging.handlers import RotatingFileHandler

import streamlit as st

from etl.settings import settings
from ui.text import _


def show(error: Exception) -> bool:
    """Log `error` and say on the page what a reader can do; never a traceback."""
    _log().error("a page failed", exc_info=error)
    st.warning(
        _(
            "This page could not be drawn. Nothing was lost or changed. "
            "Load the page again. If that does not help, tell the administrator: "
            "the error is in the log."
        )
    )
    return True


@cache
def _log() -> logging.Logger:
    log = logging.getLogger("voimavara.pages")
    log.propagate = False
    folder = settings().data / "log"
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "pages.log", maxBytes=2_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    return log

"""When our own code fails: calm words on the screen, the whole story in the log.

The console gets one line that names the log file; the traceback is only in the file.
"""

import logging
import sys
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path

import streamlit as st

from etl.errors import UserMessage
from etl.settings import settings
from ui.text import _, language


def show(error: Exception) -> bool:
    """Log `error` and say on the page what a reader can do; never a traceback."""
    if isinstance(error, UserMessage):
        st.warning(error.render(language()))
        return True
    _log().error("a page failed", exc_info=error)
    line = _("A page could not be drawn ({kind}). The details are in {file}.")
    print(line.format(kind=type(error).__name__, file=_file()), file=sys.stderr)
    st.warning(
        _(
            "This page could not be drawn. Nothing was lost or changed. "
            "Load the page again. If that does not help, tell the administrator: "
            "the error is in the log."
        )
    )
    return True


def _file() -> Path:
    return settings().data / "log" / "pages.log"


@cache
def _log() -> logging.Logger:
    log = logging.getLogger("voimavara.pages")
    log.propagate = False
    _file().parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        _file(), maxBytes=2_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    return log

"""One visit: who comes, the frame around the page, and the page that is asked for."""

import streamlit as st

from etl.settings import PROJECT
from ui import navigation, text
from ui.catalogue import warning
from ui.commands import watching
from ui.frame import bar, style
from ui.page import heading
from ui.signin import door
from ui.text import _
from ui.warehouse import build_facts

FAVICON = PROJECT / "static" / "favicon.png"


def run() -> None:
    """Draw the page that the address names, for whoever may see it."""
    st.set_page_config(page_title="Voimavara", layout="wide")
    bar.read_language()
    style.apply()
    door.let_in()
    st.set_page_config(page_icon=FAVICON)
    bar.read_address()
    watching.came_in()
    page = navigation.menu()
    st.logo(style.wordmark(), size="large")
    build = build_facts()
    bar.show(text.date(text.local(build.built_at)) if build else "")
    if build is None and navigation.needs_build(page):
        _nothing_yet()
    else:
        entry = navigation.entry_of(page)
        if build is not None:
            watching.viewed(entry.address, build.build_id)
        warning.show(entry.path)
        page.run()


def _nothing_yet() -> None:
    heading(
        "",
        _("There is nothing to show yet"),
        _(
            "The data has not been put together yet. The administrator can do it "
            "with the command **python -m etl build**."
        ),
    )
    navigation.link("sources/upload.py", _("Bring in a file"))

"""Voimavara: every visit runs this first, then the page that the address names."""

import streamlit as st

from ui import navigation, text
from ui.frame import bar, style
from ui.page import heading
from ui.text import _
from ui.warehouse import build_facts

st.set_page_config(
    page_title="Voimavara", page_icon="static/favicon.png", layout="wide"
)

# address
bar.read_address()

# frame
style.apply()
page = navigation.menu()
st.logo(style.wordmark(), size="large")
build = build_facts()
bar.show(text.date(text.local(build.built_at)) if build else "")

# page
if build is None and navigation.needs_build(page):
    heading(
        "",
        _("There is nothing to show yet"),
        _(
            "The data has not been put together yet. The administrator can do it "
            "with the command **python -m etl build**."
        ),
    )
    navigation.link("sources/upload.py", _("Bring in a file"))
else:
    page.run()

"""Where the file goes: the made-up example, or the council's own data."""

import streamlit as st

from ui import page
from ui.frame import address
from ui.text import _
from ui.warehouse import build_facts
from ui.workspace_choice import chosen_name, default_choice

WIDGET = "upload-data"


def choice() -> None:
    """Let the reader choose the data that the file is brought into."""
    names = {"demo": _("Example data"), "real": _("Own data")}
    st.session_state[WIDGET] = chosen_name()
    st.radio(
        _("Bring into"),
        list(names),
        format_func=names.__getitem__,
        key=WIDGET,
        horizontal=True,
        on_change=address.writer(WIDGET, "data", default_choice()),
    )
    if chosen_name() == "demo":
        page.note(_("What you bring into the example stays there and is marked so."))
    elif build_facts() is None:
        page.note(_("Own data is still empty. The first import opens it."))


def kinds() -> None:
    """Say what may be brought, and how much each asks."""
    page.section(_("What can be brought in"))
    lines = (
        (_("The interview workbook"), _("Read as it is.")),
        (
            _("The answers of a form"),
            _(
                "Microsoft Forms, Google Forms, Webropol, SurveyMonkey, LimeSurvey or "
                "Kobo. You say once what the columns are."
            ),
        ),
        (
            _("A list of your own"),
            _("Titles above and totals below do no harm. Also csv and ods."),
        ),
    )
    items = "".join(
        f"<dt>{page.rich(name)}</dt><dd>{page.rich(words)}</dd>"
        for name, words in lines
    )
    st.html(f'<dl class="vv-kinds">{items}</dl>')

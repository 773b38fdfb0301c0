"""The top bar's right end: date of the build, the reader's view, the language."""

from html import escape

import streamlit as st

from ui import access, text, workspace_choice
from ui.frame import address
from ui.text import N_, _

LANGUAGE_NAMES = {"fi": "suomi", "sv": "svenska", "en": "English"}
DATA_NAMES = {"real": N_("Own data"), "demo": N_("Example data")}


def read_address() -> None:
    """Take language, data and view from the address before anything is drawn."""
    state = st.session_state
    default = text.default_language()
    state["lang"] = address.value("lang", text.LANGUAGES, default)
    state["data"] = address.value(
        "data", workspace_choice.CHOICES, workspace_choice.default_choice()
    )
    offered = access.offered_audiences()
    state["view"] = address.value("view", offered, offered[0])


def show(built: str) -> None:
    """Draw the bar's right end; `built` is the date of the build, empty if none."""
    with st.container(
        key="top-right",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="right",
        width="content",
        gap="small",
    ):
        words = ""
        if workspace_choice.is_demo():
            example = _("EXAMPLE DATA")
            words += f'<b class="vv-example">{escape(example)}</b>'
        if built:
            status = _("Status {date}").format(date=built)
            words += f'<span class="vv-status">{escape(status)}</span>'
        st.html(words or "<span></span>", width="content")
        _view_menu()
        _language_menu()


def _view_menu() -> None:
    view = access.current_reader().audience
    with st.popover(_(access.VIEW_NAMES[view]), key="view-menu"):
        _radio(
            _("Data"),
            "data",
            {name: _(word) for name, word in DATA_NAMES.items()},
            workspace_choice.default_choice(),
        )
        offered = access.offered_audiences()
        if len(offered) > 1:
            names = {name: _(access.VIEW_NAMES[name]) for name in offered}
            _radio(_("View"), "view", names, offered[0])


def _radio(label: str, key: str, names: dict[str, str], default: str) -> None:
    widget = f"bar-{key}"
    st.session_state[widget] = st.session_state[key]
    st.radio(
        label,
        list(names),
        format_func=names.__getitem__,
        key=widget,
        on_change=address.writer(widget, key, default),
    )


def _language_menu() -> None:
    default = text.default_language()
    st.menu_button(
        LANGUAGE_NAMES[text.language()],
        list(text.LANGUAGES),
        format_func=LANGUAGE_NAMES.__getitem__,
        type="tertiary",
        key="language-menu",
        on_click=address.writer("language-menu", "lang", default),
    )

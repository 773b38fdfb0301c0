"""The top bar's right end: date of the build, the reader's role, the language."""

from html import escape

import streamlit as st

from ui import access, navigation, text, workspace_choice
from ui.frame import address
from ui.rights import ROLE_NAMES
from ui.text import N_, _

LANGUAGE_NAMES = {"fi": "suomi", "sv": "svenska", "en": "English"}
DATA_NAMES = {"real": N_("Own data"), "demo": N_("Example data")}


def read_language() -> None:
    """Take the language from the address before anything is drawn."""
    default = text.default_language()
    st.session_state["lang"] = address.value("lang", text.LANGUAGES, default)


def read_address() -> None:
    """Take data and role from the address, for somebody who has come in."""
    state = st.session_state
    state["data"] = address.value(
        "data", workspace_choice.CHOICES, workspace_choice.default_choice()
    )
    offered = access.offered_roles()
    state["role"] = address.value("role", offered, access.own_roles()[0])


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
        # the longer name of the role needs the room; the source lines have the date
        if built and not access.current_reader().is_viewing_as:
            status = _("Status {date}").format(date=built)
            words += f'<span class="vv-status">{escape(status)}</span>'
        st.html(words or "<span></span>", width="content")
        _role_menu()
        language_menu()


def _role_menu() -> None:
    reader = access.current_reader()
    name = _(ROLE_NAMES[reader.role])
    if reader.is_viewing_as:
        name = _("As {role} sees it").format(role=name.lower())
    with st.popover(name, key="role-menu"):
        if reader.name:
            st.write(_("Signed in as {name}").format(name=reader.name))
        _radio(
            _("Data"),
            "data",
            {name: _(word) for name, word in DATA_NAMES.items()},
            workspace_choice.default_choice(),
        )
        offered, own = access.offered_roles(), access.own_roles()
        if len(offered) > 1:
            names = {role: _role_name(role, role in own) for role in offered}
            _radio(_("Role"), "role", names, own[0])
        navigation.link("settings/roles.py", _("What may each role do?"))
        if reader.session and st.button(_("Sign out")):
            st.logout()


def _role_name(role: str, is_own: bool) -> str:
    name = _(ROLE_NAMES[role])
    return name if is_own else _("{role} (only looking)").format(role=name)


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


def language_menu() -> None:
    """Draw the choice of language."""
    default = text.default_language()
    st.menu_button(
        LANGUAGE_NAMES[text.language()],
        list(text.LANGUAGES),
        format_func=LANGUAGE_NAMES.__getitem__,
        type="tertiary",
        key="language-menu",
        on_click=address.writer("language-menu", "lang", default),
    )

"""The door: with sign-in set up, nobody comes further without a role."""

import base64
from functools import cache

import streamlit as st

from ui import signin
from ui.frame import bar
from ui.frame.style import wordmark
from ui.navigation import PAGES
from ui.page import rich
from ui.text import _


def let_in() -> None:
    """Return if the visitor may come in; otherwise ask to sign in, and stop."""
    if signin.sign_in() is None:
        return
    person = signin.session_person()
    if person is not None and person.roles:
        return
    # every address opens the door itself; the menu would name the pages to a stranger
    doors = [
        st.Page(_nothing, title="Voimavara", url_path=entry.address, default=not place)
        for place, entry in enumerate(PAGES)
    ]
    st.navigation(doors, position="hidden")
    with st.container(key="door", gap="small"):
        if person is None:
            _ask()
        else:
            _without_role(person)
        bar.language_menu()
    st.stop()


def _nothing() -> None:
    """Stand in for the page of a visitor who has not come in."""


def _ask() -> None:
    words = _(
        "What the region can do, where its supply chains hang on one thread, and "
        "whether there are people to do the work."
    )
    if st.user.get("is_logged_in"):
        words = _("Your session has ended. Sign in again to go on.")
    _plate(_("Sign in"), words)
    if st.button(_("Sign in with your organisation's account"), type="primary"):
        st.login()


def _without_role(person: signin.Person) -> None:
    words = _(
        "You are signed in as **{account}**, but the account has no role here. Ask "
        "the administrator for one, then sign out and in again."
    )
    _plate(_("No role yet"), words.format(account=person.account))
    if st.button(_("Sign out")):
        st.logout()


def _plate(title: str, words: str) -> None:
    # a picture by address would be refused: a stranger is handed no files
    st.html(
        f'<img alt="Voimavara" src="{_picture(wordmark())}"><h1>{rich(title)}</h1>'
        f"<p>{rich(words)}</p>"
    )


@cache
def _picture(file: str) -> str:
    with open(file, "rb") as picture:
        content = base64.b64encode(picture.read()).decode()
    return f"data:image/png;base64,{content}"

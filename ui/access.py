"""Who is reading, and what that reader may see.

The audience decides which warehouse file a query opens; the choice offered on
example data can only narrow what the installation allows, never widen it.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from ui.text import N_, _
from ui.workspace_choice import is_demo

AUDIENCES = ("internal", "partner", "public")
"""From the one that sees most to the one that sees least."""

VIEW_NAMES = {
    "internal": N_("Internal view"),
    "partner": N_("Partner view"),
    "public": N_("Public view"),
}


@dataclass(frozen=True)
class Reader:
    """One person in front of the screen."""

    role: str
    audience: str
    name: str


def installation_audience() -> str:
    """Return the widest audience that this server may serve."""
    chosen = os.environ.get("VOIMAVARA_AUDIENCE", "internal")
    return chosen if chosen in AUDIENCES else "public"


def offered_audiences() -> tuple[str, ...]:
    """Return the views that this reader may choose between."""
    widest = AUDIENCES.index(installation_audience())
    return AUDIENCES[widest:] if is_demo() else AUDIENCES[widest : widest + 1]


def current_reader() -> Reader:
    """Return the present reader; without sign-in everyone on this machine is one."""
    offered = offered_audiences()
    wanted = st.session_state.get("view", offered[0])
    audience = wanted if wanted in offered else offered[0]
    role = "project_manager" if audience == "internal" else "stakeholder"
    return Reader(role=role, audience=audience, name="")


def may_see(audiences: Iterable[str]) -> bool:
    """Tell whether the present reader belongs to one of `audiences`."""
    return current_reader().audience in set(audiences)


def require(*audiences: str) -> None:
    """Stop the page, in words, unless the reader belongs to one of `audiences`."""
    if may_see(audiences):
        return
    st.info(
        _(
            "This picture belongs to the internal view. "
            "Ask the administrator for the right to see it."
        )
    )
    st.stop()

"""Who is reading, in which role, and what that role may see and do.

A role decides which warehouse file a query opens. Without sign-in everybody on this
machine may choose any role; the installation's audience can only narrow the choice.
"""

import os
from dataclasses import dataclass

import streamlit as st

from etl.errors import Refused
from ui import rights, signin
from ui.text import N_, _

SIGNED_OUT = N_(
    "Your session has ended, and nothing was changed. Load the page again and sign in."
)
NO_COMMAND = N_(
    "“{command}” does not belong to the role {role}. Choose another role at the top "
    "right, or ask the administrator for the right."
)
ONLY_LOOKING = N_(
    "You are looking at the pages as the role {role} sees them, so nothing can be "
    "changed. Choose your own role at the top right."
)


@dataclass(frozen=True)
class Reader:
    """One person in front of the screen, in one role."""

    role: str
    audience: str
    name: str
    account: str = ""
    """What the journal calls the person; empty without sign-in."""
    session: str = ""
    is_viewing_as: bool = False

    def may(self, command: str) -> bool:
        """Tell whether the reader has a command of `roles.toml` now."""
        return rights.roles()[self.role].may(command) and not self.is_viewing_as


def installation_audience() -> str:
    """Return the widest audience that this server may serve."""
    chosen = os.environ.get("VOIMAVARA_AUDIENCE", "internal")
    return chosen if chosen in rights.AUDIENCES else "public"


def offered_roles() -> tuple[str, ...]:
    """Return the roles that this reader may choose between, the widest first."""
    served = rights.within(installation_audience())
    if signin.sign_in() is None:
        return served
    own = _own_roles(served)
    if not any(rights.roles()[role].may("view_as") for role in own):
        return own
    return tuple(role for role in served if role in own or _is_open_to_look(role))


def own_roles() -> tuple[str, ...]:
    """Return the roles that are the reader's own, not only to look through."""
    served = rights.within(installation_audience())
    return served if signin.sign_in() is None else _own_roles(served)


def current_reader() -> Reader:
    """Return the present reader; raise when a session has ended in the meantime."""
    offered, own = offered_roles(), own_roles()
    if not own:
        raise Refused(SIGNED_OUT)
    wanted = st.session_state.get("role")
    role = wanted if wanted in offered else own[0]
    person = signin.session_person() if signin.sign_in() else None
    return _reader(role, person, is_viewing_as=role not in own)


def require_command(command: str) -> Reader:
    """Return the reader, or refuse in words what the role may not do."""
    reader = current_reader()
    role = rights.ROLE_NAMES[reader.role]
    if reader.is_viewing_as:
        raise Refused(ONLY_LOOKING, role=role)
    if not reader.may(command):
        raise Refused(NO_COMMAND, command=rights.COMMAND_NAMES[command], role=role)
    return reader


def may_open(path: str) -> bool:
    """Tell whether the present reader may open the page at `path` below `pages/`."""
    return rights.roles()[current_reader().role].opens(path)


def require_page(path: str) -> None:
    """Stop the page, in words, unless the present role may open it."""
    if may_open(path):
        return
    st.info(
        _(
            "This page does not belong to the role {role}. Choose another role at the "
            "top right, or ask the administrator for the right."
        ).format(role=_(rights.ROLE_NAMES[current_reader().role]))
    )
    st.stop()


def _own_roles(offered: tuple[str, ...]) -> tuple[str, ...]:
    person = signin.session_person()
    own = person.roles if person else ()
    return tuple(role for role in own if role in offered)


def _is_open_to_look(role: str) -> bool:
    # contact details belong to who keeps them, whoever else is in charge
    return not rights.roles()[role].may("keep_contacts")


def _reader(
    role: str, person: signin.Person | None = None, *, is_viewing_as: bool = False
) -> Reader:
    return Reader(
        role=role,
        audience=rights.roles()[role].audience,
        name=person.name if person else "",
        account=person.account if person else "",
        session=person.session if person else "",
        is_viewing_as=is_viewing_as,
    )

"""Who signed in: from the claims that the provider vouched for.

A session lasts until the claims end (`exp`), at most as long as the settings allow,
and not after a sign-out, here or by the administrator.
"""

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from etl import sessions
from etl.workspace import workspace
from ui.signin.setup import SignIn, sign_in

OF_SESSION = ("iss", "sub", "iat", "exp", "nonce", "at_hash", "sid", "jti")
"""The claims that tell one sign-in from the next of the same person."""


@dataclass(frozen=True)
class Person:
    """One signed-in person for the time of one session."""

    account: str
    """What the journal calls the person: e-mail, user name or subject."""
    name: str
    roles: tuple[str, ...]
    session: str
    """Fingerprint of this sign-in."""
    ends_at: float
    """Seconds since 1970."""


def person_of(claims: Mapping[str, Any], now: float | None = None) -> Person | None:
    """Return who the claims name, or None if they have ended or were signed out."""
    setup = sign_in()
    if setup is None or not claims.get("sub"):
        return None
    person = _person(setup, claims)
    now = time.time() if now is None else now
    if person.ends_at <= now:
        return None
    ended = sessions.ended(workspace())
    begun = _number(claims.get("iat"))
    return None if ended.covers(person.session, person.account, begun) else person


def session_person() -> Person | None:
    """Return the person of the page that runs, or None."""
    user = st.user.to_dict()
    return person_of(user) if user.get("is_logged_in") else None


def session_key(claims: Mapping[str, Any]) -> str:
    """Return the fingerprint of one sign-in."""
    facts = {name: claims.get(name) for name in OF_SESSION}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _person(setup: SignIn, claims: Mapping[str, Any]) -> Person:
    groups = claims.get(setup.groups_claim) or []
    subject = str(claims["sub"])
    account = claims.get("email") or claims.get("preferred_username") or subject
    longest = _number(claims.get("iat")) + setup.longest_hours * 3600
    return Person(
        account=str(account),
        name=str(claims.get("name") or account),
        roles=setup.roles_of([groups] if isinstance(groups, str) else groups),
        session=session_key(claims),
        ends_at=min(longest, _number(claims.get("exp"))),
    )


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0

"""How sign-in is set up: one TOML file, whose `[auth]` part is Streamlit's own.

Without the file, or without `[auth]` in it, there is no sign-in. A file with a fault
is never read as “no sign-in”: the server refuses to start.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlparse

from etl.errors import Refused
from etl.language import N_
from etl.settings import settings
from ui.rights import roles
from ui.signin.loopback import is_loopback

CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32
NONE: frozenset[str] = frozenset()
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "server_metadata_url")
NOT_TOML = N_(
    "{file} could not be read as TOML: {problem}. Mend the file; the pages are not "
    "served before."
)
MISSING = N_(
    "{file}: [auth] has no {names}. Add what the provider of sign-in gave you, as "
    "docs/sign_in.md tells."
)
NOT_CALLBACK = N_(
    "{file}: redirect_uri is “{found}”. It must be the public address of Voimavara "
    "followed by /oauth2callback, for example https://voimavara.example.fi/"
    "oauth2callback."
)
NOT_ENCRYPTED = N_(
    "{file}: redirect_uri is “{found}”. Outside this machine the address must begin "
    "with https://, as sign-in and data would otherwise travel in the open."
)
SHORT_SECRET = N_(
    "{file}: cookie_secret has {length} characters; at least {least} are needed. Make "
    "one with: python -c “import secrets; print(secrets.token_hex(32))”"
)
UNKNOWN_ROLE = N_(
    "{file}: [voimavara.roles] names the role “{role}”, which does not exist. The "
    "roles are: {known}."
)
NO_PROXY = N_(
    "{file}: redirect_uri begins with https://, but [voimavara] names no proxies. "
    "Write the address from which the proxy that speaks https comes here, for example "
    'proxies = ["127.0.0.1"]; nobody else is answered then.'
)
NO_ROLES = N_(
    "{file}: [voimavara.roles] is empty, so nobody who signs in would see anything. "
    'Give each role the groups that have it, for example analyst = ["analysts"].'
)


class SignInFault(Refused):
    """Sign-in is set up in a way that must not be served."""


@dataclass(frozen=True)
class SignIn:
    """What is known of sign-in before anybody has signed in."""

    origin: str
    """Scheme, host and port of the public address."""
    host: str
    """Host and port as a browser names them."""
    groups_claim: str
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Groups of the claims that have a role, by role."""
    longest_hours: float = 12
    proxies: frozenset[str] = NONE
    """Addresses whose word on the protocol of the browser is taken."""

    @property
    def is_encrypted(self) -> bool:
        """Tell whether browsers come by https."""
        return self.origin.startswith("https://")

    def roles_of(self, groups: Iterable[str]) -> tuple[str, ...]:
        """Return the roles of somebody in these groups, in the order of the menu."""
        present = frozenset(groups)
        return tuple(role for role in roles() if self.groups.get(role, NONE) & present)


@cache
def sign_in() -> SignIn | None:
    """Return how sign-in is set up, None without; raise SignInFault on a fault."""
    path = settings().sign_in
    file = path.name
    if not path.is_file():
        return None
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
        raise SignInFault(NOT_TOML, file=file, problem=problem) from problem
    if "auth" not in content:
        return None
    return _checked(file, content["auth"], content.get("voimavara", {}))


def _checked(file: str, auth: Mapping[str, Any], own: Mapping[str, Any]) -> SignIn:
    missing = [name for name in NEEDED if not auth.get(name)]
    if missing:
        raise SignInFault(MISSING, file=file, names=", ".join(missing))
    secret = str(auth["cookie_secret"])
    if len(secret) < SHORTEST_SECRET:
        raise SignInFault(
            SHORT_SECRET, file=file, length=len(secret), least=SHORTEST_SECRET
        )
    redirect = str(auth["redirect_uri"])
    address = urlparse(redirect)
    if address.path != CALLBACK or not address.netloc:
        raise SignInFault(NOT_CALLBACK, file=file, found=redirect)
    if address.scheme != "https" and not is_loopback(address.hostname or ""):
        raise SignInFault(NOT_ENCRYPTED, file=file, found=redirect)
    proxies = frozenset(map(str, own.get("proxies", ())))
    if address.scheme == "https" and not proxies:
        raise SignInFault(NO_PROXY, file=file)
    return SignIn(
        origin=f"{address.scheme}://{address.netloc}",
        host=address.netloc.lower(),
        groups_claim=str(own.get("groups_claim", "groups")),
        groups=_groups(file, own.get("roles", {})),
        longest_hours=float(own.get("longest_hours", 12)),
        proxies=proxies,
    )


def _groups(file: str, wanted: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    for role in wanted:
        if role not in roles():
            known = ", ".join(roles())
            raise SignInFault(UNKNOWN_ROLE, file=file, role=role, known=known)
    found = {
        role: frozenset([groups] if isinstance(groups, str) else map(str, groups))
        for role, groups in wanted.items()
    }
    if not any(found.values()):
        raise SignInFault(NO_ROLES, file=file)
    return found

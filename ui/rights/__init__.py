"""The roles: which warehouse file each reads, which pages it opens, what it may do.

They are data (`roles.toml`); a page asks, it never decides. The audience protects the
figures: what a role may not see is not in the file that its connection opens.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from etl.language import N_

FILE = Path(__file__).with_name("roles.toml")
AUDIENCES = ("internal", "partner", "public")
"""From the one that sees most to the one that sees least."""

ROLE_NAMES = {
    "project_manager": N_("Project manager"),
    "analyst": N_("Analyst"),
    "uploader": N_("Uploader"),
    "partner_council": N_("Partner council"),
    "stakeholder": N_("Stakeholder"),
    "data_steward": N_("Data steward"),
}
COMMAND_NAMES = {
    "bring_in": N_("Bring in files, answer their questions and undo own batches"),
    "undo_others": N_("Undo and restore batches of others"),
    "match": N_("Match companies"),
    "export": N_("Export tables and pictures"),
    "keep_scenarios": N_("Keep and delete what-if scenarios"),
    "view_as": N_("Look at the pages as another role sees them"),
    "keep_contacts": N_("Keep, find and erase contact details"),
    "keep_consents": N_("Read consents, and take them back for a company"),
    "read_audit": N_("Read who has seen and exported what"),
    "give_out": N_("Gather what can be given out on request"),
}


@dataclass(frozen=True)
class Role:
    """One role: its audience, its pages (patterns) and its commands."""

    name: str
    audience: str
    pages: tuple[str, ...]
    commands: frozenset[str]

    def opens(self, path: str) -> bool:
        """Tell whether the role may open the page at `path` below `pages/`."""
        return any(fnmatchcase(path, pattern) for pattern in self.pages)

    def may(self, command: str) -> bool:
        """Tell whether the role has a command; an unknown command is a fault."""
        if command not in COMMAND_NAMES:
            raise KeyError(command)
        return command in self.commands


@cache
def roles() -> Mapping[str, Role]:
    """Return the roles by name, in the order in which they are offered."""
    with FILE.open("rb") as file:
        found = tomllib.load(file)
    return {
        name: Role(
            name=name,
            audience=one["audience"],
            pages=tuple(one["pages"]),
            commands=frozenset(one["commands"]),
        )
        for name, one in found.items()
    }


def within(audience: str) -> tuple[str, ...]:
    """Return the names of the roles that see at most what `audience` sees."""
    widest = AUDIENCES.index(audience)
    return tuple(
        name
        for name, role in roles().items()
        if AUDIENCES.index(role.audience) >= widest
    )

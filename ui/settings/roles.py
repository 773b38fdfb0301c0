"""The roles as a table: what each reads, opens and may do, from the same data."""

import pandas as pd

from ui import access, page
from ui.navigation import PAGES
from ui.rights import COMMAND_NAMES, ROLE_NAMES, Role, roles
from ui.signin import sign_in
from ui.tables.columns import Column
from ui.tables.plain import table as plain_table
from ui.text import N_, _

READS = {
    "internal": N_("Everything but contact details"),
    "partner": N_("What councils have agreed to share, with small figures hidden"),
    "public": N_("What is public, with small figures hidden"),
    "uploader": N_("Own batches and the names that wait to be matched"),
    "data_steward": N_("What is public, and contact details"),
}
"""What is read, by role where it differs from the role's audience."""


def answer() -> str:
    """Return the sentence that says in which role the reader is, and why."""
    reader = access.current_reader()
    mine = _("You are looking in the role **{role}**.").format(
        role=_(ROLE_NAMES[reader.role])
    )
    if sign_in() is None:
        how = _(
            "Sign-in has not been set up, so whoever sits at this machine may choose "
            "any role, and the pages are served only here."
        )
    else:
        how = _(
            "Your roles come from the groups of your organisation's account; a change "
            "there takes effect at the next sign-in."
        )
    return f"{mine} {how}"


def table() -> None:
    """Show a row for each role: what it reads, its pages, what it may do."""
    rows = pd.DataFrame([_row(role) for role in roles().values()])
    columns = [
        Column("role", _("Role")),
        Column("reads", _("Reads")),
        Column("pages", _("Opens")),
        Column("commands", _("May do")),
    ]
    plain_table(rows, columns, caption=_("What may each role do?"))


def source() -> None:
    """Say what the table does not."""
    page.note(
        _(
            "What a role may not read is not in the file that its pages open: no "
            "filter, link or export reaches it."
        )
    )


def _row(role: Role) -> dict[str, str]:
    opened = [_(entry.title) for entry in PAGES if role.opens(entry.path)]
    is_all = len(opened) == len(PAGES)
    acts = [_(name) for command, name in COMMAND_NAMES.items() if role.may(command)]
    return {
        "role": _(ROLE_NAMES[role.name]),
        "reads": _(READS.get(role.name, READS[role.audience])),
        "pages": _("Every page") if is_all else " · ".join(opened),
        "commands": " · ".join(acts),
    }

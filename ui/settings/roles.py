"""The roles side by side: what each reads, opens and may do, from the same data."""

from collections.abc import Mapping

import pandas as pd

from ui import access, page
from ui.navigation import PAGES, THEMES
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

NOTHING = "–"


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
    """Show a column for each role: what it reads, its pages, what it may do."""
    shown = roles().values()
    rows = [
        _row(_("Reads"), {role.name: _reads(role) for role in shown}),
        *(
            _row(
                _("Pages: {theme}").format(theme=_(words)),
                {role.name: _opens(role, theme) for role in shown},
            )
            for theme, words in THEMES.items()
        ),
        *(
            _row(_(words), {role.name: _may(role, command) for role in shown})
            for command, words in COMMAND_NAMES.items()
        ),
    ]
    columns = [Column("what", _("Right"))]
    columns += [Column(role.name, _(ROLE_NAMES[role.name])) for role in shown]
    plain_table(pd.DataFrame(rows), columns, caption=_("What may each role do?"))


def source() -> None:
    """Say what the table does not."""
    page.note(
        _(
            "What a role may not read is not in the file that its pages open: no "
            "filter, link or export reaches it."
        )
    )


def _row(what: str, cells: Mapping[str, str]) -> dict[str, str]:
    return {"what": what, **cells}


def _reads(role: Role) -> str:
    return _(READS.get(role.name, READS[role.audience]))


def _opens(role: Role, theme: str) -> str:
    """Return which pages of a theme a role opens: all, some by name, or none."""
    pages = [entry for entry in PAGES if entry.theme == theme]
    opened = [entry for entry in pages if role.opens(entry.path)]
    if len(opened) == len(pages):
        return _("all of them")
    return " · ".join(_(entry.title) for entry in opened) or NOTHING


def _may(role: Role, command: str) -> str:
    return _("yes") if role.may(command) else NOTHING

"""Acts on contact persons: only for who keeps them, each recorded in the trail."""

from collections.abc import Callable
from datetime import date
from functools import partial

from etl import contacts
from etl.contacts import Contact, Details
from etl.contacts.everywhere import Erased, erase_everywhere
from etl.contacts.everywhere import own_data as all_of
from etl.contacts.retention import Run, last_run
from etl.workspace import Workspace
from ui.access import require_command
from ui.commands.acting import author
from ui.commands.watching import done
from ui.workspace_choice import current_workspace


def kept_contacts(words: str = "") -> list[Contact]:
    """Return the contacts in which all the words stand; all without words."""
    ws = _workspace()
    found = contacts.find(ws, words)
    if words:
        done("found_contact", "", {"count": len(found)})
    return found


def keep_contact(
    company_id: str,
    details: Details,
    *,
    purpose: str,
    notice: tuple[str, date | None],
    keep_until: date,
) -> Contact:
    """Keep a contact person and record that.

    `notice` is the version of the information notice, and when the person got it.
    """
    version, day = notice
    kept = contacts.add(
        _workspace(),
        company_id,
        details,
        purpose=purpose,
        notice_version=version if day else "",
        notice_date=day,
        keep_until=keep_until,
        account=author(),
    )
    done("kept_contact", kept.contact_id)
    return kept


def own_data(contact_id: str) -> Callable[[], bytes]:
    """Return the act that writes all that is kept of one person."""
    return partial(all_of, _workspace(), contact_id)


def erase_contact(contact_id: str, reason: str) -> Erased:
    """Forget one person everywhere."""
    return erase_everywhere(_workspace(), contact_id, reason=reason, account=author())


def last_retention() -> Run | None:
    """Return what the last run of the retention let go, None before the first."""
    return last_run(_workspace())


def _workspace() -> Workspace:
    require_command("keep_contacts")
    return current_workspace()

"""Acts on contact persons: only for who keeps them, each recorded in the trail."""

from collections.abc import Callable
from datetime import date
from functools import partial

from etl import contacts
from etl.contacts import Contact, Details, Erasure
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
    notice_date: date | None,
    keep_until: date,
) -> Contact:
    """Keep a contact person and record that."""
    kept = contacts.add(
        _workspace(),
        company_id,
        details,
        purpose=purpose,
        notice_date=notice_date,
        keep_until=keep_until,
        account=author(),
    )
    done("kept_contact", kept.contact_id)
    return kept


def own_data(contact_id: str) -> Callable[[], bytes]:
    """Return the act that writes all that is kept of one person."""
    return partial(contacts.export, _workspace(), contact_id)


def erase_contact(contact_id: str, reason: str) -> Erasure:
    """Forget one person everywhere."""
    return contacts.erase(_workspace(), contact_id, reason=reason, account=author())


def _workspace() -> Workspace:
    require_command("keep_contacts")
    return current_workspace()

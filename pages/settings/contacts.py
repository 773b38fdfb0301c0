"""Whose contact details are kept, why, and until when?"""

from ui import access, page
from ui.settings import contacts
from ui.text import _

# right
access.require_page("settings/contacts.py")

# contacts
words = contacts.asked()
found = contacts.found(words)

# title
page.heading(
    "settings",
    _("Whose contact details are kept, and why?"),
    contacts.answer(found),
    contacts.figures(found),
)

# filters
with page.filter_row("contacts") as (left, right):
    with left:
        contacts.search()
    with right:
        contacts.new()

# table
contacts.told()
contacts.table(found)
contacts.acts(found)

# source
contacts.source()

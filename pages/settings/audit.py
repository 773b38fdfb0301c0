"""Who has seen and exported what?"""

from ui import access, page
from ui.settings import audit
from ui.text import _

# right
access.require_page("settings/audit.py")

# records
choice = audit.read_choice()
count = choice.counts()

# title
page.heading(
    "settings",
    _("Who has seen and exported what?"),
    audit.answer(choice),
    audit.figures(count),
)

# filters
with page.filter_row("audit") as (left, right):
    with left:
        audit.show_choice()
    with right:
        audit.menu(count, choice)

# table
audit.table(count, choice)

# source
audit.source()

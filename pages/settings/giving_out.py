"""What can be given out of a company, and what was decided?"""

from ui import access, page
from ui.settings import giving
from ui.text import _

# right
access.require_page("settings/giving_out.py")

# material
company, name, items, made = giving.chosen()

# title
page.heading(
    "settings",
    _("What can be given out of a company?"),
    giving.answer(name, items, made),
    giving.figures(items, made),
)
if not company:
    page.nothing_yet(_("Nobody has been interviewed yet, so nothing is held."))

# filters
with page.filter_row("giving") as (left, right):
    with left:
        giving.choose()
    with right:
        giving.menu(name, items, made)

# table
giving.table(items, made)
giving.decide(company, items)

# source
giving.source()

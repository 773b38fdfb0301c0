"""Who has agreed to what?"""

from ui import access, page
from ui.protection import consents
from ui.text import _

# right
access.require_page("settings/consents.py")

# consents
held = consents.found()
shown = consents.chosen(held)

# title
page.heading(
    "settings",
    _("Who has agreed to what?"),
    consents.answer(held),
    consents.figures(held),
)

# filters
with page.filter_row("consents") as (left, _right), left:
    consents.search()

# acts
consents.acts(shown)

# table
consents.table(shown)

# source
consents.source()

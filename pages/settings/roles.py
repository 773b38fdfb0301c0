"""What may each role see and do?"""

from ui import access, page
from ui.settings import roles
from ui.text import _

# right
access.require_page("settings/roles.py")

# title
page.heading("settings", _("What may each role do?"), roles.answer())

# table
roles.table()

# source
roles.source()

"""How are figures protected?"""

from ui import access, page
from ui.protection import limits
from ui.text import _

# right
access.require_page("settings/protection.py")

# limits
found = limits.rule()

# title
page.heading("settings", _("How are figures protected?"), limits.answer(found))

# tables
limits.limits(found)
limits.combinations()
limits.grounds()

# source
limits.source()

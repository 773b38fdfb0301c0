"""How is a picture read?"""

from ui.page import heading, section
from ui.text import _

heading(_("Overview"), _("How to read the pictures"), _("Colour never tells anything alone: every state also has its own shape or surface."))
section("x", "y")

"""What the present reader may take out: by right, by class, and side by side."""

import pandas as pd

from etl.errors import Refused, UserMessage
from ui import text
from ui.access import current_reader, require_command
from ui.documents.stamping import About
from ui.frame import outbox
from ui.page import DISCLOSURE
from ui.protection.layers import refusal
from ui.text import N_, _

WIDER = {"public": 0, "partner": 1, "internal": 2, "confidential": 2}
NOT_YOURS = N_(
    "This is of the class {kind}, which does not belong to your role, so it was not "
    "handed over. Choose another role at the top right, or ask the project manager."
)


def check(about: About) -> None:
    """Refuse what the present reader may not take out."""
    reader = require_command(about.right)
    is_own = about.right != "export"
    if not is_own and WIDER[about.disclosure] > WIDER[reader.audience]:
        raise Refused(NOT_YOURS, kind=DISCLOSURE[about.disclosure])


def obstacle(right: str = "export") -> str:
    """Say why the present reader gets no file by a right; "" if they do."""
    if not outbox.is_open():
        return _("Exports need the server: start it with python server.py")
    try:
        require_command(right)
    except UserMessage as refused:
        return refused.render(text.language())
    return ""


def weigh(rows: pd.DataFrame) -> None:
    """Refuse rows that the reader may not have, side by side or at all.

    Whole tables are weighed when the reader's file is written.
    """
    if words := refusal(rows):
        raise Refused(words)
    is_inside = current_reader().audience == "internal"
    if is_inside or "disclosure_class" not in rows.columns:
        return
    if (rows["disclosure_class"].dropna() != "julkinen").any():
        raise Refused(NOT_YOURS, kind=DISCLOSURE["internal"])

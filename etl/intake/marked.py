"""What must not be here at all is stopped in memory, before anything is kept."""

from hashlib import sha256

from etl import journal
from etl.errors import Refused
from etl.reading import find_markings
from etl.reading.model import Finding, Workbook
from etl.workspace import Workspace


class Marked(Refused):
    """A file with a marking or a code that must not be here; nothing of it is kept."""

    def __init__(self, stop: Finding) -> None:
        super().__init__(stop.message("en"))
        self.stop = stop

    def render(self, language: str) -> str:
        """Return what was found and whom to ask, never its content."""
        return f"{self.stop.message(language)} {self.stop.how_to_fix(language)}"


def refuse_marked(
    ws: Workspace, workbook: Workbook, content: bytes, *, author: str
) -> list[Finding]:
    """Return what only asks; refuse a file with a marking or a code that stops it.

    The journal keeps the hash, the author and the code, never the name or a word.
    """
    found = find_markings(workbook)
    stop = next((one for one in found if one.severity == "stop"), None)
    if stop is None:
        return found
    journal.append(
        ws,
        "upload_stopped",
        subject=sha256(content).hexdigest(),
        author=author,
        payload={"code": stop.code},
    )
    raise Marked(stop)

"""What every act shares: the reader's right, whose act it is, and the build after it.

Partner and public views follow in the background, as they take longer and nobody
waits for them here.
"""

import getpass
import threading
from dataclasses import dataclass

from etl.build import BuildFailed, build, publish_audiences
from etl.errors import Refused, UserMessage
from etl.intake.revision import UndoReport
from etl.journal import Batch
from etl.language import N_
from etl.workspace import Workspace
from ui.access import current_reader
from ui.workspace_choice import current_workspace

NO_RIGHT = N_(
    "Bringing in files belongs to the internal view. Ask the administrator for the "
    "right."
)


@dataclass(frozen=True)
class Outcome:
    """What became of a decision: the batch, and why pages do not show it, if so."""

    batch: Batch
    failure: UserMessage | None = None
    report: UndoReport | None = None
    """What an undo took away, brought back and left."""

    @property
    def is_shown(self) -> bool:
        """Tell whether the pages show the new situation already."""
        return self.failure is None


def decider() -> tuple[Workspace, str]:
    """Return where the reader may decide of companies, and the reader's name."""
    return deciding_workspace(), author()


def deciding_workspace() -> Workspace:
    """Return the reader's workspace, if the reader may decide in it at all."""
    if current_reader().audience != "internal":
        raise Refused(NO_RIGHT)
    return current_workspace()


def author() -> str:
    """Return the name that the journal gives to what the reader decides."""
    return current_reader().name or getpass.getuser()


def built(ws: Workspace, batch: Batch) -> Outcome:
    """Build after a decision, and say whether the pages show it already."""
    try:
        build(ws, audiences=False)
    except (BuildFailed, Refused) as failure:
        return Outcome(batch, failure)
    # not a daemon: a server that stops lets the files be finished first
    threading.Thread(target=_follow, args=(ws,)).start()
    return Outcome(batch)


def _follow(ws: Workspace) -> None:
    try:
        publish_audiences(ws)
    except UserMessage:
        return  # the internal pages are right; the next build tries again

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
from etl.journal import Batch, batches
from etl.language import N_
from etl.workspace import Workspace
from ui.access import current_reader, require_command
from ui.workspace_choice import current_workspace

NOT_OWN = N_(
    "“{file}” was brought in by {author}. In your role you undo and restore only your "
    "own files; ask the project manager."
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
    return deciding_workspace("match"), author()


def deciding_workspace(command: str = "bring_in") -> Workspace:
    """Return the reader's workspace, if the reader's role has the command."""
    require_command(command)
    return current_workspace()


def author() -> str:
    """Return the name that the journal gives to what the reader decides."""
    return current_reader().account or getpass.getuser()


def own_batch(ws: Workspace, batch_id: str) -> str:
    """Return the batch's id, if the reader may undo or restore it."""
    batch = next((one for one in batches(ws) if one.batch_id == batch_id), None)
    is_own = batch is None or batch.author == author()
    if batch is None or is_own or current_reader().may("undo_others"):
        return batch_id
    raise Refused(NOT_OWN, file=batch.file_name, author=batch.author)


def seen_batches(ws: Workspace) -> list[Batch]:
    """Return the batches that the reader may see: all, or the reader's own."""
    sees_all = current_reader().may("undo_others")
    return [one for one in batches(ws) if sees_all or one.author == author()]


def built(ws: Workspace, batch: Batch) -> Outcome:
    """Build after a decision, and say whether the pages show it already."""
    try:
        build(ws, audiences=False)
    except (BuildFailed, Refused) as failure:
        return Outcome(batch, failure)
    # a page's own thread ends with the server, and its threads would: these files are
    # finished first
    threading.Thread(target=_follow, args=(ws,), daemon=False).start()
    return Outcome(batch)


def _follow(ws: Workspace) -> None:
    try:
        publish_audiences(ws)
    except UserMessage:
        return  # the internal pages are right; the next build tries again

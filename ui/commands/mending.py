"""Acts on rows that wait: shown with what is wrong, mended, taken into use."""

from etl.intake import mending
from etl.intake.batch import Proposal
from etl.intake.mending import Edits, Source, WaitingSheet
from etl.intake.template import Field
from etl.journal import Batch
from etl.workspace import Workspace
from ui.commands.acting import Outcome, author, built, deciding_workspace, own_batch
from ui.commands.watching import decided
from ui.text import language


def rows_to_mend(source: Source) -> list[WaitingSheet]:
    """Return the rows of a file or a batch that wait, with what is wrong in them."""
    return mending.rows_to_mend(_where(source), source)


def options_of(field: Field) -> list[str]:
    """Return what may stand in a cell, where it is a short closed list."""
    return mending.options(field, language())


def propose_mended(source: Source, edits: Edits) -> Proposal:
    """Say what mended rows would be; nothing is taken into use."""
    ws, who = _where(source), author()
    return mending.propose_mended(ws, source, edits, language=language(), author=who)


def accept_mended(source: Source, edits: Edits) -> Outcome:
    """Take mended rows into use and build; a file not in use yet goes first."""
    ws, who = _where(source), author()
    batch = mending.accept_mended(ws, source, edits, language=language(), author=who)
    return built(ws, decided("accepted", batch))


def _where(source: Source) -> Workspace:
    ws = deciding_workspace()
    if isinstance(source, Batch):
        own_batch(ws, source.batch_id)
    return ws

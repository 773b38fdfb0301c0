"""Files that come after others: corrections, what waits for them, what undo keeps."""

from etl.intake.revision.correction import (
    Revision,
    about,
    find_revision,
    joined,
    notes,
    row_id,
)
from etl.intake.revision.undoing import Kept, UndoReport, undo_report
from etl.intake.revision.waiting import corrected_by, waiting

__all__ = [
    "Kept",
    "Revision",
    "UndoReport",
    "about",
    "corrected_by",
    "find_revision",
    "joined",
    "notes",
    "row_id",
    "undo_report",
    "waiting",
]

"""The journal: what people decided, as events that are only ever added.

The present state (which batches count, which builds are pinned) is read from the
events, so undoing is one more event and nothing is lost by it.
"""

from etl.journal.batch import (
    Batch,
    accept_batch,
    batches,
    by_place,
    find_batch,
    live_batches,
    restore_batch,
    undo_batch,
)
from etl.journal.event import Event, append, events, heard, take_over
from etl.journal.pin import pin_build, pinned_builds, release_build

__all__ = [
    "Batch",
    "Event",
    "accept_batch",
    "append",
    "batches",
    "by_place",
    "events",
    "find_batch",
    "heard",
    "live_batches",
    "pin_build",
    "pinned_builds",
    "release_build",
    "restore_batch",
    "take_over",
    "undo_batch",
]

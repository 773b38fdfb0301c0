"""What was read of a file, kept in memory while somebody answers its questions.

An answer changes how cells are understood, never what was read, so the same bytes need
no second child process. Only a file that may be kept at all is: the caller keeps it
after its markings have been looked for. Little is kept, and not for long.
"""

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import replace
from typing import NamedTuple

from etl.reading.model import Workbook
from etl.reading.reader import read_workbook

MOST_FILES = 4
MOST_CELLS = 1_500_000
"""Of all kept files together; a larger one is read anew each time."""

KEPT_SECONDS = 1800


class Kept(NamedTuple):
    """A file as it was read, how many cells it has, and since when it is kept."""

    workbook: Workbook
    cells: int
    since: float


_kept: OrderedDict[tuple[str, str], Kept] = OrderedDict()
_lock = threading.Lock()


def read_kept(content: bytes, name: str) -> Workbook:
    """Return what a file holds, from memory where it is kept.

    Raises UnreadableFile as `read_workbook` does. The sheets are shared and must not
    be changed; what is noted of the workbook itself is the caller's own.
    """
    with _lock:
        _drop_old()
        found = _kept.get(_key(content, name))
    return _own(found.workbook) if found else read_workbook(content, name=name)


def keep(content: bytes, workbook: Workbook) -> None:
    """Keep what was read of a file that has nothing that must not be here."""
    cells = sum(sheet.cell_count for sheet in workbook.sheets)
    with _lock:
        _drop_old()
        if cells > MOST_CELLS or _key(content, workbook.name) in _kept:
            return
        kept = Kept(_own(workbook), cells, time.monotonic())
        _kept[_key(content, workbook.name)] = kept
        while len(_kept) > MOST_FILES or _cells() > MOST_CELLS:
            _kept.popitem(last=False)


def forget_all() -> None:
    """Forget every file at once."""
    with _lock:
        _kept.clear()


def _drop_old() -> None:
    late = time.monotonic() - KEPT_SECONDS
    for key in [key for key, one in _kept.items() if one.since < late]:
        del _kept[key]


def _cells() -> int:
    return sum(one.cells for one in _kept.values())


def _own(workbook: Workbook) -> Workbook:
    return replace(workbook, findings=list(workbook.findings), profile=None)


def _key(content: bytes, name: str) -> tuple[str, str]:
    return hashlib.sha256(content).hexdigest(), name

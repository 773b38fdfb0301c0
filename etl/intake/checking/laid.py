"""A file laid out and its cells read once, while questions about it are answered.

Neither depends on what people answer, so both stay for the next answer: those of the
two files that were checked last, for as long as their sheets are the very same.
"""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.intake.checking.layout import Layout, lay_out
from etl.intake.checking.mapped import lay_out_mapped
from etl.intake.template import Field
from etl.intake.values import Shown, Typed, read_cell
from etl.mapping.model import FileMapping
from etl.reading.model import Sheet, Workbook

MOST_FILES = 2

Cells = Mapping[Shown, Typed]


@dataclass(eq=False)
class Laid:
    """The sheets of the template in a file, and its cells before any answer."""

    layout: Layout
    sheets: list[Sheet]
    """Those of the file; held so that no other file is taken for it."""
    read: dict[tuple[str, int], Cells] = field(default_factory=dict)

    def cells(self, one: Field, number: int, shown: set[Shown]) -> Cells:
        """Return how the different cells of a column read."""
        key = (f"{one.sheet}.{one.id}", number)
        if key not in self.read:
            self.read[key] = {cell: read_cell(one, cell) for cell in shown}
        return self.read[key]


_known: OrderedDict[tuple[int, str], Laid] = OrderedDict()
_lock = threading.Lock()


def laid_out(workbook: Workbook, mapping: FileMapping | None) -> Laid:
    """Lay a file out, or return it as it was laid out for the answer before."""
    key = (id(workbook.sheets), _digest(mapping))
    with _lock:
        found = _known.get(key)
    if found is not None and found.sheets is workbook.sheets:
        return found
    layout = lay_out_mapped(workbook, mapping) if mapping else lay_out(workbook)
    made = Laid(layout, workbook.sheets)
    with _lock:
        _known[key] = made
        while len(_known) > MOST_FILES:
            _known.popitem(last=False)
    return made


def _digest(mapping: FileMapping | None) -> str:
    if mapping is None:
        return ""
    facts = json.dumps(mapping.as_json(), sort_keys=True)
    return hashlib.sha256(facts.encode()).hexdigest()

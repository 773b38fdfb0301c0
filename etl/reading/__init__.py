"""Spreadsheets of any kind in, sparse cells and findings out; nothing is stored.

    read_workbook(path, *, name=None) -> Workbook
        Gate in this process, parsing in a child process with limits; raises
        UnreadableFile (a Refused with `.code`) for a file that is refused.
    find_table(sheet) -> Table
        Where the header and the data are.
    examine(workbook) -> Examination
        Tables, roles, proposed types, values under the proposal, findings.
    inspect(path, *, language="fi", name=None, cells=None, record=None) -> dict
        The JSON object of `python -m etl inspect`.
    find_markings(workbook) -> list[Finding]
        Classified markings and personal identity codes, in memory.

The child process imports this package too and must start fast, so the names are
loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.reading.inspection import inspect
    from etl.reading.markings import find_markings
    from etl.reading.model import (
        Cell,
        Column,
        DeclaredRange,
        Finding,
        Sheet,
        UnreadableFile,
        Workbook,
        column_number,
        letters,
    )
    from etl.reading.reader import read_workbook
    from etl.reading.report.examination import Examination, SheetReport, examine
    from etl.reading.tables import Table, find_table
    from etl.reading.types.model import ColumnReport

_HOMES = {
    "report.examination": ("Examination", "SheetReport", "examine"),
    "types.model": ("ColumnReport",),
    "inspection": ("inspect",),
    "markings": ("find_markings",),
    "model": (
        "Cell",
        "Column",
        "DeclaredRange",
        "Finding",
        "Sheet",
        "UnreadableFile",
        "Workbook",
        "column_number",
        "letters",
    ),
    "reader": ("read_workbook",),
    "tables": ("Table", "find_table"),
}

__all__ = [
    "Cell",
    "Column",
    "ColumnReport",
    "DeclaredRange",
    "Examination",
    "Finding",
    "Sheet",
    "SheetReport",
    "Table",
    "UnreadableFile",
    "Workbook",
    "column_number",
    "examine",
    "find_markings",
    "find_table",
    "inspect",
    "letters",
    "read_workbook",
]


def __getattr__(name: str) -> Any:
    """Load the module that defines `name`."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"etl.reading.{module}"), name)
    msg = f"module `etl.reading` has no attribute {name!r}"
    raise AttributeError(msg)

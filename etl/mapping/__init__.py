"""From any survey spreadsheet to the template: which column is which field.

A mapping is proposed, confirmed by a person and remembered by the headers of the file,
so that the same questionnaire never asks the same twice.

    propose_mapping(ws, workbook, *, header_rows=None) -> MappingProposal
    save_mapping(ws, mapping, author) -> FileMapping
    mappings(ws) -> list[FileMapping]
    find_mapping(ws, text) -> FileMapping
    codebook(ws) -> list[Concept]
    option_values(ws, target, labels) -> dict[str, str]

The check of a file imports the shape of a mapping from here and the proposing imports
the check, so the names are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.mapping.concepts import Concept, codebook
    from etl.mapping.entry import NeedsMapping, option_values, propose_mapping
    from etl.mapping.model import ColumnMapping, FileMapping, SheetMapping
    from etl.mapping.proposal import ColumnProposal, MappingProposal, SheetProposal
    from etl.mapping.remembered import find_mapping, mappings, save_mapping

_HOMES = {
    "concepts": ("Concept", "codebook"),
    "entry": ("NeedsMapping", "option_values", "propose_mapping"),
    "model": ("ColumnMapping", "FileMapping", "SheetMapping"),
    "proposal": ("ColumnProposal", "MappingProposal", "SheetProposal"),
    "remembered": ("find_mapping", "mappings", "save_mapping"),
}

__all__ = [
    "ColumnMapping",
    "ColumnProposal",
    "Concept",
    "FileMapping",
    "MappingProposal",
    "NeedsMapping",
    "SheetMapping",
    "SheetProposal",
    "codebook",
    "find_mapping",
    "mappings",
    "option_values",
    "propose_mapping",
    "save_mapping",
]


def __getattr__(name: str) -> Any:
    """Load the module that defines `name`."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"etl.mapping.{module}"), name)
    msg = f"module `etl.mapping` has no attribute {name!r}"
    raise AttributeError(msg)

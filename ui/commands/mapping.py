"""Acts on mappings: what the columns of a file are, proposed and remembered."""

from collections.abc import Iterable, Mapping

from etl.mapping import FileMapping, MappingProposal
from etl.mapping import save_mapping as remember_mapping
from etl.mapping.entry import option_values
from etl.mapping.way import mapping_proposal as propose_file
from ui.commands.acting import author, deciding_workspace


def mapping_proposal(
    content: bytes,
    name: str,
    header_rows: Mapping[str, tuple[int, ...] | None] | None = None,
) -> MappingProposal:
    """Say what each column of a file could be; nothing is kept.

    `header_rows` are those that a person chose, by sheet; None leaves a sheet out.
    """
    return propose_file(
        deciding_workspace(),
        content,
        name=name,
        author=author(),
        header_rows=header_rows,
    )


def save_mapping(mapping: FileMapping) -> FileMapping:
    """Remember a mapping for files of the same form; return its new version."""
    return remember_mapping(deciding_workspace(), mapping, author())


def codes_of(target: str, labels: Iterable[str]) -> Mapping[str, str]:
    """Return the code of each answer that is known for a field, by its label."""
    return option_values(deciding_workspace(), target, list(labels))

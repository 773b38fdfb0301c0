"""What the rest of the program asks of mappings: propose one, or say one is needed."""

from collections.abc import Iterable, Mapping

from etl.errors import NeedsChoice
from etl.language import N_, translator
from etl.mapping.labels import values_of
from etl.mapping.model import field_of
from etl.mapping.proposal import MappingProposal
from etl.mapping.proposing.workbook import HeaderRows, propose_for
from etl.mapping.remembered import mappings
from etl.reading.model import Workbook
from etl.workspace import Workspace

NEEDED = N_(
    "“{file}” is not the interview workbook, and its questions have not been mapped "
    "before. Say which column is which field: on the upload page, or by saving the "
    "“mapping” of this answer, correcting it and giving it with --mapping."
)
CHANGED = N_(
    "“{file}” is nearly the questionnaire “{mapping}”, but it has changed. Confirm the "
    "new columns: on the upload page, or by saving the “mapping” of this answer, "
    "correcting it and giving it with --mapping."
)
ANOTHER_ROUND = N_(
    "“{file}” is the questionnaire “{mapping}”, but all of its answers are months "
    "newer than those of the round “{round}” in use. Say which round they belong to: "
    "on the upload page, or in the “constants” of the mapping given with --mapping."
)
MISSING = N_("Mandatory facts that no column gives: {fields}.")
UNDECIDED = N_("Columns that need a choice: {columns}.")
SHOWN = 8


class NeedsMapping(NeedsChoice):
    """A file that can be read only when somebody has said what its columns are."""

    def __init__(
        self, file: str, proposal: MappingProposal, *, old_round: str = ""
    ) -> None:
        known = proposal.remembered
        if known is not None and old_round:
            names = {"mapping": known.name, "round": old_round}
            super().__init__(ANOTHER_ROUND, file=file, **names)
        elif known is not None:
            super().__init__(CHANGED, file=file, mapping=known.name)
        else:
            super().__init__(NEEDED, file=file)
        self.proposal = proposal

    def render(self, language: str) -> str:
        """Return what is needed, what is missing and which columns ask."""
        _ = translator(language).gettext
        parts = [_(self.text).format(**self.values)]
        missing = [_label(target, language) for target in self.proposal.missing]
        if missing:
            parts.append(_(MISSING).format(fields=", ".join(missing)))
        columns = [f"“{one.header or one.column}”" for one in self.proposal.undecided]
        if columns:
            shown = ", ".join(columns[:SHOWN]) + (" …" if columns[SHOWN:] else "")
            parts.append(_(UNDECIDED).format(columns=shown))
        return " ".join(parts)


def propose_mapping(
    ws: Workspace, workbook: Workbook, *, header_rows: HeaderRows | None = None
) -> MappingProposal:
    """Propose a mapping for a workbook; `header_rows` are those that a person chose."""
    return propose_for(workbook, mappings(ws), header_rows)


def option_values(
    _ws: Workspace, target: str, labels: Iterable[str]
) -> Mapping[str, str]:
    """Return the code of each label in a field, empty where nobody knows it."""
    return values_of(target, labels)


def _label(target: str, language: str) -> str:
    one = field_of(target)
    return f"{one.label[language]} ({target})" if one else target

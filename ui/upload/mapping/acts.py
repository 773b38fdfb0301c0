"""What the wizard does to the file: choose again, check it, go back and forth."""

from etl.reading import column_number, read_workbook
from ui import commands
from ui.commands import UserMessage
from ui.upload import state
from ui.upload.mapping import fields
from ui.upload.mapping.draft import Draft
from ui.upload.mapping.result import mapping_of


def choose(draft: Draft, at: int, choice: str) -> None:
    """Say what a column becomes, and look up the codes of its answers."""
    draft.choose(at, choice)
    draft.found.pop(at, None)
    if fields.is_target(choice) and draft.is_closed(at):
        draft.found[at] = commands.codes_of(choice, draft.options(at))


def separate(draft: Draft, at: int, separator: str) -> None:
    """Divide the answers of a column by another sign."""
    column = draft.columns[at]
    sheet = next(one for one in draft.proposal.sheets if one.sheet == column.sheet)
    content, name = state.content()
    found = read_workbook(content, name=name).sheet(column.sheet)
    held = found.columns.get(column_number(column.column)) if found else None
    inside = range(sheet.first_data_row, sheet.last_data_row + 1)
    pairs = zip(held.rows, held.texts, strict=False) if held else ()
    texts = [text for row, text in pairs if row in inside and text.strip()]
    draft.separate(at, separator, texts)


def read_sheet(sheet: str, *, is_read: bool) -> None:
    """Read the answers of a sheet, or leave the sheet out."""
    _propose_again({sheet: () if is_read else None})


def set_header(sheet: str, row: int) -> None:
    """Take another row as the headers of a sheet."""
    _propose_again({sheet: (row,)})


def check(draft: Draft) -> None:
    """Remember the mapping and check the file by it."""
    state.set_mapping(mapping_of(draft))


def open_wizard() -> None:
    """Open the columns of a file that was read by a mapping."""
    known = state.present()
    if known is None:
        return
    if known.draft is None:
        proposal = commands.mapping_proposal(known.content, known.name)
        known.draft = Draft(proposal)
    known.step = "mapping"


def close() -> None:
    """Go back to the findings without changing the mapping."""
    known = state.present()
    if known is not None:
        known.step = "findings"


def can_return() -> bool:
    """Tell whether the file has been checked already."""
    known = state.present()
    return known is not None and known.proposal is not None


def _propose_again(headers: dict[str, tuple[int, ...] | None]) -> None:
    known = state.present()
    if known is None or known.draft is None:
        return
    wanted = known.draft.headers | headers
    try:
        proposal = commands.mapping_proposal(known.content, known.name, wanted)
    except UserMessage as refusal:
        known.refusal = refusal
        return
    known.refusal = None
    known.draft = known.draft.renewed(proposal)
    known.draft.headers = wanted

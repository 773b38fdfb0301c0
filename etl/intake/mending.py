"""Rows that wait, mended on the page: the same way as a correction file goes.

The edits are written into the correction file in memory, and that file is proposed
and accepted, so a row mended here or in a spreadsheet program ends the same.
"""

from collections.abc import Sequence

from etl import journal
from etl.errors import Refused
from etl.intake import answers
from etl.intake.batch import Proposal, accept, propose
from etl.intake.choices import Choices
from etl.intake.identity import COMPANIES
from etl.intake.revision import corrected_by
from etl.intake.template import Field, template
from etl.intake.values.lists import list_of
from etl.intake.writing.corrections import (
    Edits,
    WaitingSheet,
    corrections_workbook,
    waiting_sheets,
)
from etl.journal import Batch
from etl.language import N_, translator
from etl.workspace import Workspace

Source = Proposal | Batch
"""What has rows that wait: a file that is not accepted yet, or a batch in use."""

COMPANY = "ytunnus"
LONGEST_LIST = 40
NOT_YET = N_(
    "No row is right yet, so there is nothing to take into use. Mend at least one row."
)


def rows_to_mend(ws: Workspace, source: Source) -> list[WaitingSheet]:
    """Return the rows that wait, without those that a correction has taken along."""
    return waiting_sheets(ws, source, _taken(ws, source))


def same_everywhere(sheets: Sequence[WaitingSheet], edits: Edits) -> Edits:
    """Mend a company's wrong business id on every row that has it, once for all."""
    typed = {
        (sheet.form.key, row): cells.get(COMPANY, ("", ""))[0]
        for sheet in sheets
        if sheet.form.company or sheet.form.key == COMPANIES
        for row, cells in sheet.cells.items()
    }
    mended = {
        typed[place]: cells[COMPANY]
        for place, cells in edits.items()
        if COMPANY in cells and typed.get(place)
    }
    more = {
        place: {COMPANY: mended[text], **edits.get(place, {})}
        for place, text in typed.items()
        if text in mended
    }
    return {**edits, **more}


def propose_mended(
    ws: Workspace, source: Source, edits: Edits, *, language: str, author: str
) -> Proposal:
    """Return what the rows would be with these edits; nothing is taken into use.

    What could be read in two ways asks nothing here: its cell waits on, and the
    person who sees that in the grid writes it more clearly.
    """
    name = _name(source, language)
    content = corrections_workbook(
        ws, source, language, taken=_taken(ws, source), edits=edits
    )
    tried = propose(ws, content, name=name, author=author)
    asked = answers.open_questions(tried.causes)
    if not asked:
        return tried
    left = {cause.first.question: answers.LEAVE for cause in asked}
    choices = Choices(answers=left)
    return propose(ws, content, name=name, author=author, choices=choices)


def accept_mended(
    ws: Workspace, source: Source, edits: Edits, *, language: str, author: str
) -> Batch:
    """Take the mended rows into use; a file that is not in use yet goes first."""
    tried = propose_mended(ws, source, edits, language=language, author=author)
    if not tried.counts.get("rows_imported", 0):
        raise Refused(NOT_YET)
    if isinstance(source, Proposal) and source.in_use is None:
        accept(ws, source, author)
        tried = propose_mended(ws, source, edits, language=language, author=author)
    return accept(ws, tried, author)


def _taken(ws: Workspace, source: Source) -> frozenset[tuple[str, int]]:
    batch = source.in_use if isinstance(source, Proposal) else source
    if batch is None:
        return frozenset()
    return corrected_by(journal.live_batches(ws), batch.batch_id)


def _name(source: Source, language: str) -> str:
    name = source.name if isinstance(source, Proposal) else source.file_name
    word = translator(language).gettext(N_("corrections"))
    stem = (name.rpartition(".")[0] or name).removesuffix(f"_{word}")
    return f"{stem}_{word}.xlsx"


def options(one: Field, language: str) -> list[str]:
    """Return what may stand in a cell, where it is a short closed list."""
    words = {name: texts[language] for name, texts in template().answer.items()}
    last = [words["dont_know"]] if one.accepts_dont_know else []
    if one.type in {"yes_no", "yes_no_unknown"}:
        return [words["yes"], words["no"], *last]
    if one.type == "scale":
        return [*map(str, range(int(one.min or 0), int(one.max or 0) + 1)), *last]
    if one.type != "code" or one.open or one.digits is not None:
        return []
    known = list_of(one)
    if len(known.names) > LONGEST_LIST:
        return []
    return [*(known.label(code, language) for code in known.names), *last]

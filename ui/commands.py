"""The one way from a page to a decision: intake, undo, restore, and their builds.

Every act checks the reader's right first, writes through the journal and then builds,
so that what was decided shows on the next page. Partner and public views follow in
the background, as they take longer and nobody waits for them here.
"""

import getpass
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from etl import journal
from etl.build import BuildFailed, build, publish_audiences
from etl.errors import Refused, UserMessage
from etl.intake import answers as answers_of
from etl.intake import batch as intake
from etl.intake import mending
from etl.intake.answers import Remembered
from etl.intake.batch import Proposal
from etl.intake.choices import Choices
from etl.intake.findings import Cause, IntakeFinding
from etl.intake.mending import Edits, Source, WaitingSheet, same_everywhere
from etl.intake.revision import UndoReport, undo_report, waiting
from etl.intake.template import Field, Form
from etl.intake.writing.annotated import annotated_name, annotated_workbook
from etl.intake.writing.corrections import corrections_workbook
from etl.intake.writing.template_file import template_workbook
from etl.journal import Batch
from etl.language import N_
from etl.mapping import FileMapping, MappingProposal
from etl.mapping import save_mapping as remember_mapping
from etl.mapping.entry import option_values
from etl.mapping.way import mapping_proposal as propose_file
from etl.reading import rate
from etl.reading.finding import shown_row
from etl.trial import Trial, try_out
from etl.workspace import Workspace
from ui.access import current_reader
from ui.text import language
from ui.workspace_choice import current_workspace

__all__ = [
    "Batch",
    "Cause",
    "Edits",
    "Form",
    "IntakeFinding",
    "Outcome",
    "Proposal",
    "Remembered",
    "Trial",
    "UndoReport",
    "UserMessage",
    "WaitingSheet",
    "same_everywhere",
    "shown_row",
]

NO_RIGHT = N_(
    "Bringing in files belongs to the internal view. Ask the administrator for the "
    "right."
)


@dataclass(frozen=True)
class Outcome:
    """What became of a decision: the batch, and why pages do not show it, if so."""

    batch: Batch
    failure: UserMessage | None = None
    report: UndoReport | None = None
    """What an undo took away, brought back and left."""

    @property
    def is_shown(self) -> bool:
        """Tell whether the pages show the new situation already."""
        return self.failure is None


def propose(
    content: bytes,
    name: str,
    mapping: Mapping[str, Any] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Proposal:
    """Keep a file, check it and say what accepting it would change.

    `mapping` is a mapping of its columns as JSON; without one the file speaks for
    itself. `answers` are those to the questions, by question.
    """
    choices = Choices(mapping=mapping, answers=answers or {})
    ws, author = _workspace(), _author()
    rate.admit(author, content)
    return intake.propose(ws, content, name=name, author=author, choices=choices)


def forget_answers(questions: Iterable[str]) -> None:
    """Take answers back, so that their questions are asked again."""
    ws, author = _workspace(), _author()
    for question in questions:
        answers_of.forget(ws, question, author)


def remember_answers(proposal: Proposal | None, given: Mapping[str, str]) -> None:
    """Remember the answers that a checked file took, for every later file too."""
    found = proposal.findings if proposal else []
    answers_of.remember_taken(_workspace(), given, found, _author())


def remembered_answers() -> Mapping[str, Remembered]:
    """Return what has been answered, by whom and when, by question."""
    return answers_of.recall(_workspace())


def figures_that_move(proposal: Proposal) -> Trial:
    """Return which figures accepting a proposal would move; nothing is kept of it."""
    return try_out(_workspace(), proposal)


def mapping_proposal(
    content: bytes,
    name: str,
    header_rows: Mapping[str, tuple[int, ...] | None] | None = None,
) -> MappingProposal:
    """Say what each column of a file could be; nothing is kept.

    `header_rows` are those that a person chose, by sheet; None leaves a sheet out.
    """
    return propose_file(
        _workspace(), content, name=name, author=_author(), header_rows=header_rows
    )


def save_mapping(mapping: FileMapping) -> FileMapping:
    """Remember a mapping for files of the same form; return its new version."""
    return remember_mapping(_workspace(), mapping, _author())


def codes_of(target: str, labels: Iterable[str]) -> Mapping[str, str]:
    """Return the code of each answer that is known for a field, by its label."""
    return option_values(_workspace(), target, list(labels))


def accept(proposal: Proposal) -> Outcome:
    """Take a proposal into use and build."""
    ws = _workspace()
    return _built(ws, intake.accept(ws, proposal, _author()))


def undo(batch_id: str) -> Outcome:
    """Take a batch out of use and build."""
    ws = _workspace()
    report = undo_report(ws, batch_id)
    outcome = _built(ws, intake.undo(ws, batch_id, _author()))
    return replace(outcome, report=report)


def restore(batch_id: str) -> Outcome:
    """Take an undone batch back into use and build."""
    ws = _workspace()
    return _built(ws, intake.restore(ws, batch_id, _author()))


def decider() -> tuple[Workspace, str]:
    """Return where the reader may decide of companies, and the reader's name."""
    return _workspace(), _author()


def history() -> list[Batch]:
    """Return every batch of the reader's workspace, newest first."""
    return journal.batches(_workspace())


def blank_workbook() -> bytes:
    """Return the interview workbook, empty, in the reader's language."""
    return template_workbook(language())


def corrections(proposal: Proposal) -> Callable[[], bytes]:
    """Return the act that makes a workbook of the rows that wait, to be mended."""
    return partial(corrections_workbook, _workspace(), proposal, language())


def annotated(proposal: Proposal) -> tuple[Callable[[], bytes], str]:
    """Return the act that makes the annotated copy of a file, and the copy's name."""
    _workspace()
    lang = language()
    return partial(annotated_workbook, proposal, lang), annotated_name(
        proposal.name, lang
    )


def waiting_counts() -> Mapping[str, int]:
    """Return how many rows of each batch in use still wait to be mended."""
    return {batch_id: len(rows) for batch_id, rows in waiting(_workspace()).items()}


def rows_to_mend(source: Source) -> list[WaitingSheet]:
    """Return the rows of a file or a batch that wait, with what is wrong in them."""
    return mending.rows_to_mend(_workspace(), source)


def options_of(field: Field) -> list[str]:
    """Return what may stand in a cell, where it is a short closed list."""
    return mending.options(field, language())


def propose_mended(source: Source, edits: Edits) -> Proposal:
    """Say what mended rows would be; nothing is taken into use."""
    ws, author = _workspace(), _author()
    return mending.propose_mended(ws, source, edits, language=language(), author=author)


def accept_mended(source: Source, edits: Edits) -> Outcome:
    """Take mended rows into use and build; a file not in use yet goes first."""
    ws, author = _workspace(), _author()
    batch = mending.accept_mended(ws, source, edits, language=language(), author=author)
    return _built(ws, batch)


def _built(ws: Workspace, batch: Batch) -> Outcome:
    try:
        build(ws, audiences=False)
    except (BuildFailed, Refused) as failure:
        return Outcome(batch, failure)
    # not a daemon: a server that stops lets the files be finished first
    threading.Thread(target=_follow, args=(ws,)).start()
    return Outcome(batch)


def _follow(ws: Workspace) -> None:
    try:
        publish_audiences(ws)
    except UserMessage:
        return  # the internal pages are right; the next build tries again


def _workspace() -> Workspace:
    if current_reader().audience != "internal":
        raise Refused(NO_RIGHT)
    return current_workspace()


def _author() -> str:
    return current_reader().name or getpass.getuser()

"""Acts on whole files: propose, accept, undo, restore, and the files handed back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from etl.intake import batch as intake
from etl.intake.batch import Proposal
from etl.intake.choices import Choices
from etl.intake.revision import undo_report, waiting
from etl.intake.writing.annotated import annotated_name, annotated_workbook
from etl.intake.writing.corrections import corrections_workbook
from etl.intake.writing.template_file import template_workbook
from etl.journal import Batch
from etl.reading import rate
from etl.trial import Trial, try_out
from ui.commands.acting import (
    Outcome,
    author,
    built,
    deciding_workspace,
    own_batch,
    seen_batches,
)
from ui.commands.watching import decided, done
from ui.text import language


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
    ws, who = deciding_workspace(), author()
    rate.admit(who, content)
    done("checked", name, {"bytes": len(content)})
    return intake.propose(ws, content, name=name, author=who, choices=choices)


def figures_that_move(proposal: Proposal) -> Trial:
    """Return which figures accepting a proposal would move; nothing is kept of it."""
    return try_out(deciding_workspace(), proposal)


def accept(proposal: Proposal) -> Outcome:
    """Take a proposal into use and build."""
    ws = deciding_workspace()
    return built(ws, decided("accepted", intake.accept(ws, proposal, author())))


def undo(batch_id: str) -> Outcome:
    """Take a batch out of use and build."""
    ws = deciding_workspace()
    report = undo_report(ws, own_batch(ws, batch_id))
    outcome = built(ws, decided("undone", intake.undo(ws, batch_id, author())))
    return replace(outcome, report=report)


def restore(batch_id: str) -> Outcome:
    """Take an undone batch back into use and build."""
    ws = deciding_workspace()
    batch = intake.restore(ws, own_batch(ws, batch_id), author())
    return built(ws, decided("restored", batch))


def history() -> list[Batch]:
    """Return the batches that the reader may see, newest first."""
    return seen_batches(deciding_workspace())


def blank_workbook() -> bytes:
    """Return the interview workbook, empty, in the reader's language."""
    return template_workbook(language())


def corrections(proposal: Proposal) -> Callable[[], bytes]:
    """Return the act that makes a workbook of the rows that wait, to be mended."""
    return partial(corrections_workbook, deciding_workspace(), proposal, language())


def annotated(proposal: Proposal) -> tuple[Callable[[], bytes], str]:
    """Return the act that makes the annotated copy of a file, and the copy's name."""
    deciding_workspace()
    lang = language()
    return partial(annotated_workbook, proposal, lang), annotated_name(
        proposal.name, lang
    )


def waiting_counts() -> Mapping[str, int]:
    """Return how many rows of each batch in use still wait to be mended."""
    return {
        batch_id: len(rows) for batch_id, rows in waiting(deciding_workspace()).items()
    }

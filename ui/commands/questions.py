"""Acts on questions: what was answered is remembered, shown and taken back."""

from collections.abc import Iterable, Mapping

from etl.intake import answers
from etl.intake.answers import Remembered
from etl.intake.batch import Proposal
from ui.commands.acting import author, deciding_workspace


def forget_answers(questions: Iterable[str]) -> None:
    """Take answers back, so that their questions are asked again."""
    ws, who = deciding_workspace(), author()
    for question in questions:
        answers.forget(ws, question, who)


def remember_answers(proposal: Proposal | None, given: Mapping[str, str]) -> None:
    """Remember the answers that a checked file took, for every later file too."""
    found = proposal.findings if proposal else []
    answers.remember_taken(deciding_workspace(), given, found, author())


def remembered_answers() -> Mapping[str, Remembered]:
    """Return what has been answered, by whom and when, by question."""
    return answers.recall(deciding_workspace())

"""Answers as somebody gives them: `KEY=proposal`, `KEY=leave`, `KEY==text`."""

from collections.abc import Iterable, Mapping, Sequence

from etl.errors import Refused
from etl.intake.answers.memory import remember
from etl.intake.answers.questions import LEAVE, OTHER, PROPOSAL
from etl.intake.findings import IntakeFinding
from etl.language import N_
from etl.workspace import Workspace

FORM = N_(
    "“{given}” is no answer to a question. Write the key and one of: KEY=proposal, "
    "KEY=other, KEY=leave, or KEY==text for a text of your own."
)
UNKNOWN = N_(
    "The file has no question “{key}”, or its cells do not take this answer. The "
    "questions of a file and their keys stand in the JSON of a dry run."
)


def parsed(given: Sequence[str]) -> dict[str, str]:
    """Return answers by question; anything that is no answer is refused."""
    found = {}
    for one in given:
        key, _, answer = one.partition("=")
        if not key or not is_answer(answer):
            raise Refused(FORM, given=one)
        found[key] = answer
    return found


def is_answer(text: str) -> bool:
    """Tell whether a text is an answer at all."""
    return text in {PROPOSAL, OTHER, LEAVE} or (text.startswith("=") and len(text) > 1)


def remember_given(
    ws: Workspace,
    given: Mapping[str, str],
    findings: Iterable[IntakeFinding],
    author: str,
) -> None:
    """Keep answers that the file took; one that answers nothing in it is refused."""
    for key in remember_taken(ws, given, findings, author):
        raise Refused(UNKNOWN, key=key)


def remember_taken(
    ws: Workspace,
    given: Mapping[str, str],
    findings: Iterable[IntakeFinding],
    author: str,
) -> list[str]:
    """Keep answers that the file took, and return the questions of the others."""
    taken = {
        key
        for one in findings
        if one.answered
        for key in (one.question, one.value_question)
    }
    for key in [key for key in given if key in taken]:
        remember(ws, key, given[key], author)
    return [key for key in given if key not in taken]

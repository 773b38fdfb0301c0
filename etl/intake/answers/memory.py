"""What people have answered, as events of the journal: the newest answer counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from etl import journal
from etl.workspace import Workspace

KIND = "answer_remembered"


@dataclass(frozen=True)
class Remembered:
    """One answer: what, by whom and when."""

    answer: str
    author: str
    at: str


def remember(ws: Workspace, question: str, answer: str, author: str) -> None:
    """Keep an answer for this and every later file; the same one is kept once."""
    known = recall(ws).get(question)
    if known is None or known.answer != answer:
        journal.append(
            ws, KIND, subject=question, author=author, payload={"answer": answer}
        )


def forget(ws: Workspace, question: str, author: str) -> None:
    """Take an answer back, so that the question is asked again."""
    if question in recall(ws):
        journal.append(
            ws, KIND, subject=question, author=author, payload={"answer": ""}
        )


def recall(ws: Workspace) -> Mapping[str, Remembered]:
    """Return every answer that counts, by question."""
    found: dict[str, Remembered] = {}
    for event in journal.events(ws, KIND):
        found.pop(event.subject, None)
        answer = str(event.payload["answer"])
        if answer:
            found[event.subject] = Remembered(answer, event.author, event.at)
    return found


def remembered(ws: Workspace) -> dict[str, str]:
    """Return the answers that count, by question."""
    return {question: one.answer for question, one in recall(ws).items()}

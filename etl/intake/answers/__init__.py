"""Answers to questions: given once for a cause, remembered, and never asked again."""

from etl.intake.answers.applying import Answering
from etl.intake.answers.everyday import about_everyday_words, other_findings
from etl.intake.answers.given import is_answer, parsed, remember_given, remember_taken
from etl.intake.answers.memory import Remembered, forget, recall, remember, remembered
from etl.intake.answers.questions import (
    LEAVE,
    OTHER,
    PROPOSAL,
    open_questions,
    question_key,
    questions_json,
)

__all__ = [
    "LEAVE",
    "OTHER",
    "PROPOSAL",
    "Answering",
    "Remembered",
    "about_everyday_words",
    "forget",
    "is_answer",
    "open_questions",
    "other_findings",
    "parsed",
    "question_key",
    "questions_json",
    "recall",
    "remember",
    "remember_given",
    "remember_taken",
    "remembered",
]

"""Answers laid on what was read of a cell: proposal taken, other text read, or left.

An answer changes nothing in how the rest is read: the raw text stays, the value goes
through the field's own reader, and what that refuses is asked again.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from etl.intake.answers.questions import LEAVE, OTHER, PROPOSAL, question_key
from etl.intake.causes import CAUSES
from etl.intake.template import Field, template
from etl.intake.values import NUMBERS, Shown, Typed, fold, read_settled
from etl.intake.values.lists import list_of, other_edition

EDITION = "OTHER_EDITION"


@dataclass
class Answering:
    """The answers that are known, and those of them that were needed."""

    known: Mapping[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    def settle(self, one: Field, shown: Shown, typed: Typed) -> Typed:
        """Return what becomes of a cell when what people have answered is known."""
        words = CAUSES.get(typed.code)
        if words is None or not words.is_answered:
            return typed
        asked = with_question(one, shown, typed)
        answer = self._answer(asked.value_question) or self._answer(asked.question)
        if not asked.question or not answer:
            return asked
        if answer == LEAVE:
            return asked._replace(value=None, answer=LEAVE)
        if typed.value is not None and answer == PROPOSAL:
            return asked._replace(answer=PROPOSAL)
        return _answered(one, asked, answer)

    def _answer(self, key: str) -> str:
        answer = self.known.get(key, "")
        if answer:
            self.used[key] = answer
        return answer


def with_question(one: Field, shown: Shown, typed: Typed) -> Typed:
    """Return a cell with the keys of its question, and readings that can be taken."""
    likely = _checked(one, typed, typed.proposal)
    other = _checked(one, typed, typed.other)
    if typed.value is None and likely is None and other is None:
        # neither reading can be taken: say what is wrong with the likely one
        return read_settled(one, typed.proposal or "")
    if likely is None:
        likely, other = other, None
    facts = {
        "guess": displayed(one, likely or ""),
        "other": displayed(one, other or ""),
    }
    if typed.code == EDITION:
        facts["moved_to"] = sibling(one).label
    return typed._replace(
        values=facts | dict(typed.values),
        proposal=likely,
        other=other,
        question=question_key(typed.code, one, typed.subject),
        value_question=question_key(typed.code, one, fold(shown.text)),
    )


def displayed(one: Field, text: str) -> Any:
    """Return a canonical value as a finding shows it: a number, a date, a label."""
    if not text:
        return text
    if one.type in NUMBERS and text != "eos":
        return Decimal(text)
    if one.type == "date" and text != "eos":
        return dt.date.fromisoformat(text)
    if one.type in {"code", "country", "municipality"}:
        known = list_of(one)
        return known.labels(text) if text in known.names else text
    return text


def sibling(one: Field) -> Field:
    """Return the field of the same sheet for the classification's other edition."""
    fields = template().form(one.sheet).fields
    mine = {one.list}
    return next(
        field
        for field in fields
        if field.list not in mine and other_edition(field) is not None
    )


def _checked(one: Field, typed: Typed, text: str | None) -> str | None:
    """Return a reading only if the field takes it."""
    if text is None or typed.value is not None:
        return text
    target = sibling(one) if typed.code == EDITION else one
    return text if read_settled(target, text).value is not None else None


def _answered(one: Field, asked: Typed, answer: str) -> Typed:
    text = {PROPOSAL: asked.proposal, OTHER: asked.other}.get(
        answer, answer.removeprefix("=")
    )
    is_moved = asked.code == EDITION and answer == PROPOSAL
    target = sibling(one) if is_moved else one
    value = read_settled(target, text).value if text else None
    if value is None:
        return asked
    # what was written instead of a range is one number, for its own field
    facts = {key: one for key, one in asked.values.items() if key != "moves_to"}
    facts |= {"read": displayed(target, value), "asked": asked.code}
    if is_moved:
        facts["moves_to"] = ((target.id, value),)
    return asked._replace(value=value, code="ANSWERED", values=facts, answer=answer)

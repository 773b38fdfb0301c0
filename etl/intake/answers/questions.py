"""What a question is called, what is still open, and what holds up acceptance."""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from etl.intake.findings import LEAVE, Cause
from etl.intake.template import Field

PROPOSAL, OTHER = "proposal", "other"
KEY_LENGTH = 120
"""Longer keys end in a digest; the journal keeps 200 signs."""

__all__ = ["LEAVE", "OTHER", "PROPOSAL"]


def question_key(code: str, field: Field, subject: str = "") -> str:
    """Return the key of a question: stable over files, without a row."""
    return key_of(code, f"{field.sheet}.{field.id}", subject)


def key_of(code: str, place: str, subject: str) -> str:
    """Return the key of a question about a place, with signs that part it coded."""
    parts = [code, *(_coded(part) for part in (place, subject) if part)]
    key = ":".join(parts)
    if len(key) <= KEY_LENGTH:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:16]
    return f"{key[: KEY_LENGTH - 17]}~{digest}"


def open_questions(causes: Iterable[Cause]) -> list[Cause]:
    """Return the causes that wait for an answer."""
    return [cause for cause in causes if cause.first.severity == "ask"]


def questions_json(causes: Iterable[Cause], language: str) -> list[dict[str, Any]]:
    """Return the open questions as the command line prints them."""
    return [
        {
            "key": cause.first.question,
            "title": cause.first.title(language),
            "message": cause.first.message(language),
            "proposal": cause.first.proposal,
            "other": cause.first.other,
            "count": cause.count,
            "places": [
                {"sheet": sheet, "cells": cells} for sheet, cells in cause.places
            ],
            "values": [
                {
                    "key": one.value_question,
                    "value": one.value,
                    "proposal": one.proposal,
                    "other": one.other,
                }
                for one in cause.distinct
            ],
        }
        for cause in open_questions(causes)
    ]


def _coded(text: str) -> str:
    return re.sub(r"[=:%\s]", lambda found: f"%{ord(found[0]):02X}", text)

"""What goes into reading a cell and what comes out."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u3000\t"), " ")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad\u2060\r"))
HIDDEN = SPACES | INVISIBLE
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
MANY_SPACES = re.compile(r" {2,}")
AROUND_BREAK = re.compile(r" *\n *")


class Shown(NamedTuple):
    """A cell as a person sees it, and what the file says about it.

    `kind` is a letter of `etl.reading.model.KINDS`.
    """

    text: str
    kind: str = "t"
    number_format: str = "General"


class Typed(NamedTuple):
    """What a cell says: its canonical text, and what a person should know of it.

    `value` is None when the cell is empty or waits; `code` names the finding, its
    severity says which. `proposal` is the canonical text that a question offers,
    `other` a second reading, `subject` what the question is about when that is less
    than the whole column. The rest is filled in when answers are looked up.
    """

    value: str | None
    code: str = ""
    values: Mapping[str, Any] = {}
    proposal: str | None = None
    other: str | None = None
    subject: str = ""
    question: str = ""
    value_question: str = ""
    answer: str = ""


EMPTY = Typed(None)


def fault(code: str, *, proposal: str | None = None, **values: Any) -> Typed:
    """Return a cell that waits, with the reason."""
    return Typed(None, code, values, proposal)


def asked(
    code: str,
    proposal: str,
    *,
    other: str | None = None,
    subject: str = "",
    **values: Any,
) -> Typed:
    """Return a cell that waits for an answer: what it probably is, and what else."""
    return Typed(None, code, values, proposal, other, subject)


def told(value: str, code: str, **values: Any) -> Typed:
    """Return a cell that goes in, with something to tell about it."""
    return Typed(value, code, {"read": value} | values)


def clean(text: str) -> str:
    """Take out hidden characters, outer spaces and doubled spaces."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    seen = unicodedata.normalize("NFC", text.translate(HIDDEN))
    return AROUND_BREAK.sub("\n", MANY_SPACES.sub(" ", seen)).strip()


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """Return the form in which two texts count as the same."""
    return " ".join(clean(text).translate(DASHES).casefold().split())


def date_fault(
    code: str, text: str, *, proposal: str | None = None, guess: Any = ""
) -> Typed:
    """Return a cell that holds a date where none belongs."""
    try:
        shown: Any = dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        shown = text
    return fault(code, proposal=proposal, value=shown, guess=guess)

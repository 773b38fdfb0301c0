"""The words by which a person is recognised in a text: name, e-mail, telephone number.

A Finnish name is bent at its end (Virtanen, Virtasen): two capitalised words with the
beginnings of the first and the last name count too. Other ways of naming a person
(initials, “the manager”) are not found.
"""

import re
from collections.abc import Iterator

from etl.contacts.store import Details

SHORTEST_WORD = 5
"""Shorter names of one word would stand in half of all texts by chance."""
FEWEST_DIGITS = 6
NOTHING = re.compile(r"(?!)")
Spans = tuple[tuple[int, int], ...]


def words_of(details: Details) -> re.Pattern[str]:
    """Return the pattern that finds a person's words."""
    parts = [*_names(details.name), *_number(details.telephone)]
    if details.email.strip():
        parts.append(f"(?i:{re.escape(details.email.strip())})")
    return re.compile("|".join(parts)) if parts else NOTHING


def spans_in(text: str, person: re.Pattern[str]) -> Spans:
    """Return where a person's words begin and end in a text."""
    return tuple(found.span() for found in person.finditer(text))


def without(text: str, spans: Spans) -> str:
    """Return a text with what stands at the spans cut out."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def _names(name: str) -> Iterator[str]:
    parts = name.split()
    if len(parts) < 2:
        if len(name.strip()) >= SHORTEST_WORD:
            yield rf"(?i:\b{re.escape(name.strip())}\b)"
        return
    whole = r"\s+".join(map(re.escape, parts))
    yield f"(?i:{whole})"
    first, last = _bent(parts[0]), _bent(parts[-1])
    between = r"[\s,]+(?:\w+\.?[\s,]+)?"
    yield rf"\b{first}{between}{last}\b"
    yield rf"\b{last},?\s+{first}\b"


def _bent(word: str) -> str:
    """Return a pattern of a name's forms: its beginning, and a few letters."""
    lowered = word[1:].lower()
    end = 3 if lowered.endswith("nen") else 2
    stem = lowered[: max(len(lowered) - end, 2)]
    return rf"{re.escape(word[0].upper())}{re.escape(stem)}\w{{0,6}}"


def _number(telephone: str) -> Iterator[str]:
    digits = re.sub(r"\D", "", telephone)
    core = re.sub(r"^(00)?358", "", digits).lstrip("0")
    if len(core) >= FEWEST_DIGITS:
        gap = r"[\s\-()./]{0,3}"
        yield rf"(?<!\d)(?:(?:\+|00)?358{gap})?0?{gap.join(core)}(?!\d)"

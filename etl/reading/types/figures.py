"""Figures as people write them, without units: `1 234,5`, `1.234.567`, `1,234.50`.

One dot or comma is the decimal sign; a sign that comes back parts thousands. `1.250`
fits both, and is for the caller to ask about: it is read as a decimal here.
"""

import re
from decimal import Decimal

PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
DOTTED = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+(?=,))(?:,\d+)?")
ENGLISH = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3}){2,}|(?:,\d{3})+(?=\.))(?:\.\d+)?")
ONE_DOT = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
LONGEST = 20
"""No answer has more signs; also keeps a long row of digits from being worked on."""


def figure_of(text: str) -> Decimal | None:
    """Return the number that a text is, blanks already single; None if it is none."""
    if len(text) > LONGEST:
        return None
    if PLAIN.fullmatch(text) or SPACED.fullmatch(text):
        return Decimal(text.replace(" ", "").replace(",", "."))
    if DOTTED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None

"""Business ids: `1234567-8`, also as spreadsheets and old forms have them.

A right check digit is no proof that the company exists; that is for the matching.
"""

import re

from stdnum.fi import ytunnus

from etl.intake.template import Field
from etl.intake.values.model import Shown, Typed, clean, fault, told
from etl.matching.names import is_local_id

PREFIX = re.compile(r"^FI[ -]?", re.IGNORECASE)
DASHES = re.compile(r"[‐‑‒–—−]")


def read_business_id(_field: Field, shown: Shown) -> Typed:
    """Read a business id, with the repairs that its check digit confirms."""
    if is_local_id(clean(shown.text)):
        return Typed(clean(shown.text))
    text = DASHES.sub("-", PREFIX.sub("", clean(shown.text))).replace(" ", "")
    text = re.sub(r"\.0+$", "", text)
    digits = text.replace("-", "")
    if not digits.isascii() or not digits.isdigit() or not 6 <= len(digits) <= 8:
        return fault("NOT_A_BUSINESS_ID")
    if "-" in text and not re.fullmatch(r"\d{5,7}-\d", text):
        return fault("NOT_A_BUSINESS_ID")
    padded = digits.zfill(8)
    if ytunnus.is_valid(padded):
        value = f"{padded[:7]}-{padded[7]}"
        damaged = shown.kind == "n" or padded != digits
        return told(value, "BUSINESS_ID_REPAIRED") if damaged else Typed(value)
    if len(digits) < 8:
        return fault("NOT_A_BUSINESS_ID")
    expected = _check_digit(padded[:7])
    if not expected:
        return fault("NOT_A_BUSINESS_ID")
    return fault("BAD_BUSINESS_ID", expected=f"{padded[:7]}-{expected}")


def _check_digit(body: str) -> str:
    """Return the digit that completes `body`, empty for one that is never issued."""
    return next((d for d in "0123456789" if ytunnus.is_valid(body + d)), "")

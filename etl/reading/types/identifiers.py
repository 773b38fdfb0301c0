"""Business ids, postal codes and phone numbers, as spreadsheets damage them.

A right check digit is no proof that the company exists.
"""

import re
from functools import lru_cache

from stdnum.fi import ytunnus

from etl.reading.words import clean, plain_dashes

_PREFIX = re.compile(r"^FI[ -]?", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().-]{6,20}")
COUNTRY = "+358"


def business_id_of(text: str) -> str | None:
    """Return `1234567-8` for any usual way of writing one; None if it cannot be."""
    bare = _PREFIX.sub("", plain_dashes(clean(text))).replace(" ", "")
    digits = bare.replace("-", "")
    if not digits.isascii() or not digits.isdigit() or not 6 <= len(digits) <= 8:
        return None
    if "-" in bare and not re.fullmatch(r"\d{5,7}-\d", bare):
        return None
    padded = digits.zfill(8)
    if len(digits) < 8 and not is_valid_business_id(padded):
        return None
    return f"{padded[:7]}-{padded[7]}"


def right_check_digit(business_id: str) -> str:
    """Return the digit the id should end in; empty when none was ever issued."""
    body = business_id[:7]
    return next((one for one in "0123456789" if ytunnus.is_valid(body + one)), "")


@lru_cache(maxsize=65536)
def is_valid_business_id(business_id: str) -> bool:
    """Say whether the check digit is right."""
    return bool(ytunnus.is_valid(business_id))


def postal_code_of(text: str) -> str | None:
    """Return five digits; a shorter number has lost its zeros."""
    bare = _PREFIX.sub("", plain_dashes(clean(text))).replace(" ", "")
    if not bare.isascii() or not bare.isdigit() or len(bare) > 5:
        return None
    return bare.zfill(5)


def phone_of(text: str) -> str | None:
    """Return one number in the international form; None for two, or for none."""
    bare = plain_dashes(clean(text))
    if not _PHONE.fullmatch(bare):
        return None
    digits = "".join(filter(str.isdigit, bare))
    if bare.startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if digits.startswith("358"):
        return f"+{digits}"
    return COUNTRY + digits.lstrip("0")

"""Business ids: `1234567-8`, also as spreadsheets and old forms have them.

A right check digit is no proof that the company exists; that is for the matching.
"""

import re

from etl.intake.template import Field
from etl.intake.values.model import Shown, Typed, clean, fault, told
from etl.matching.names import is_local_id
from etl.reading.types.identifiers import (
    business_id_of,
    is_valid_business_id,
    right_check_digit,
)

DIGITS = 8

POINT_ZERO = re.compile(r"\.0+$")


def read_business_id(_field: Field, shown: Shown) -> Typed:
    """Read a business id, with the repairs that its check digit confirms."""
    text = clean(shown.text)
    if is_local_id(text):
        return Typed(text)
    bare = POINT_ZERO.sub("", text)
    value = business_id_of(bare)
    if value is None:
        return fault("NOT_A_BUSINESS_ID")
    if is_valid_business_id(value):
        damaged = shown.kind == "n" or sum(map(str.isdigit, bare)) < DIGITS
        return told(value, "BUSINESS_ID_REPAIRED") if damaged else Typed(value)
    expected = right_check_digit(value)
    if not expected:
        return fault("NOT_A_BUSINESS_ID")
    return fault("BAD_BUSINESS_ID", expected=f"{value[:-1]}{expected}")

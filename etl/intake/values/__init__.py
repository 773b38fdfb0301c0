"""From the text of a cell to the canonical text of a field, one cell at a time.

A repair that can have one meaning only is made and told; one that can have two is
asked; nothing is guessed. The same cell content always gives the same answer.
"""

import re
from collections.abc import Callable

from etl.intake.template import Field
from etl.intake.values.business_id import read_business_id
from etl.intake.values.codes import (
    read_code,
    read_codes,
    read_municipality,
    read_yes_no,
)
from etl.intake.values.dates import read_date, read_round
from etl.intake.values.model import (
    EMPTY,
    Shown,
    Typed,
    clean,
    date_fault,
    fault,
    fold,
)
from etl.intake.values.numbers import read_number, read_plain, read_scale
from etl.intake.values.words import DONT_KNOW, EMPTY_WORDS

__all__ = ["Shown", "Typed", "clean", "fold", "read_cell", "read_settled"]

YEARLESS = re.compile(r"\d{4}-(\d{2})-(\d{2})")
NUMBERS = frozenset({"integer", "number", "percent"})


def read_text(field: Field, shown: Shown) -> Typed:
    """Read free text: hidden characters out, outer and double spaces out."""
    text = clean(shown.text)
    if shown.kind == "d":
        day = YEARLESS.match(text)
        if day and "y" not in shown.number_format.lower().replace("general", "y"):
            # a format without a year is what `3-5` gets when it becomes a date
            guess = f"{int(day[2])}-{int(day[1])}"
            typed = date_fault("EXCEL_MADE_A_DATE", text, proposal=guess, guess=guess)
            return typed._replace(other=text.removesuffix("T00:00:00"))
        text = text.removesuffix("T00:00:00")
    if len(text) > field.max_length:
        return fault("TEXT_TOO_LONG", length=len(text), limit=field.max_length)
    return Typed(text)


READERS: dict[str, Callable[[Field, Shown], Typed]] = {
    "business_id": read_business_id,
    "text": read_text,
    "code": read_code,
    "codes": read_codes,
    "country": read_code,
    "municipality": read_municipality,
    "integer": read_number,
    "number": read_number,
    "percent": read_number,
    "scale": read_scale,
    "date": read_date,
    "round": read_round,
    "yes_no": read_yes_no,
    "yes_no_unknown": read_yes_no,
}


def read_cell(field: Field, shown: Shown) -> Typed:
    """Read one used cell of a field; what every type has in common comes first."""
    if shown.kind == "e":
        return fault("CELL_ERROR")
    folded = fold(shown.text)
    if not folded:
        return EMPTY
    if shown.kind == "t" and folded in EMPTY_WORDS:
        return Typed(None, "PLACEHOLDER_READ_AS_EMPTY")
    if shown.kind == "t" and folded in DONT_KNOW:
        if field.accepts_dont_know:
            return Typed("eos")
        return fault("DONT_KNOW_NOT_ALLOWED")
    return READERS[field.type](field, shown)


def read_settled(field: Field, text: str) -> Typed:
    """Read what a person has settled: a proposal, or what was written instead."""
    if field.type in NUMBERS and fold(text) not in DONT_KNOW:
        return read_plain(field, text)
    return read_cell(field, Shown(text))

"""Numbers as people write them: decimal comma, spaces for thousands, `~62k`, `45 %`.

A stored number of the file is taken as it is; only written text is interpreted.
"""

import re
from decimal import Decimal, InvalidOperation

from etl.intake.template import Field, Localised
from etl.intake.values.model import (
    Shown,
    Typed,
    clean,
    date_fault,
    fault,
    fold,
    told,
)
from etl.language import LANGUAGES
from etl.language import number as number_text

ABOUT = re.compile(r"^(?:~|≈|noin|n\.|ca\.?|omkring|ungefär|about|approx\.?)\s*")
THOUSANDS = re.compile(r"(?<=\d)\s?k$")
PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
DOTTED = re.compile(r"[+-]?\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+(?=,))(?:,\d+)?")
ENGLISH = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3}){2,}|(?:,\d{3})+(?=\.))(?:\.\d+)?")
ONE_DOT = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
STEP = re.compile(r"(\d{1,2})(?:$|(?:\.0+)?$|[ :=].*|\s?-\s+.*)")
LARGEST_EXPONENT = 15
"""No answer has more digits; also keeps `1e999999` from filling the memory."""


def read_number(field: Field, shown: Shown) -> Typed:
    """Read a number, a whole number or a percentage, and check its range."""
    if shown.kind == "d":
        return _from_date(field, shown.text)
    if shown.kind == "b":
        return fault("NOT_A_NUMBER")
    typed = _stored(field, shown) if shown.kind == "n" else _written(field, shown)
    if typed.value is None:
        return typed
    number = Decimal(typed.value)
    if field.type == "integer" and number != number.to_integral_value():
        return fault("NOT_WHOLE")
    return _ranged(field, number, typed)


def read_scale(field: Field, shown: Shown) -> Typed:
    """Read a step of a scale: `3`, `3.0` or `3 - rather critical`."""
    if shown.kind == "d":
        return _from_date(field, shown.text)
    match = STEP.fullmatch(fold(shown.text))
    if match is None or shown.kind == "b":
        return fault("NOT_ON_SCALE", range=value_range(field))
    return _ranged(field, Decimal(match[1]), Typed(str(int(match[1]))))


def canonical(number: Decimal) -> str:
    """Write a number with a decimal point, no exponent and no needless zeros."""
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text


def value_range(field: Field) -> Localised:
    """Return the range of a field as it is shown: `0–100`, `≥ 0`."""
    low, high = field.min, field.max
    shown = {}
    for language in LANGUAGES:
        ends = [
            "" if end is None else number_text(float(end), language)
            for end in (low, high)
        ]
        one_sided = f"≥ {ends[0]}" if high is None else f"≤ {ends[1]}"
        shown[language] = "–".join(ends) if all(ends) else one_sided
    return shown


def _told(value: str, code: str) -> Typed:
    return told(value, code, read=Decimal(value))


def _stored(field: Field, shown: Shown) -> Typed:
    text = shown.text.strip()
    share = text.endswith("%")
    try:
        number = Decimal(text.rstrip("%").strip())
    except InvalidOperation:
        return _written(field, shown)
    if not number.is_finite() or abs(number.adjusted()) > LARGEST_EXPONENT:
        return fault("NOT_A_NUMBER")
    if share and field.type != "percent":
        number /= 100
    if field.type == "percent" and not share and 0 < number < 1:
        return _told(canonical(number), "MAYBE_FRACTION")
    return Typed(canonical(number))


def _written(field: Field, shown: Shown) -> Typed:
    text = fold(shown.text)
    bare = ABOUT.sub("", text)
    about = bare != text
    bare = _without_unit(field, bare)
    thousand = THOUSANDS.search(bare) is not None
    bare = THOUSANDS.sub("", bare)
    if ONE_DOT.fullmatch(bare):
        return fault("AMBIGUOUS_NUMBER", proposal=bare.replace(".", ""), read=bare)
    number = _number(bare)
    if number is None or len(bare) > LARGEST_EXPONENT + 5:
        return fault("NOT_A_NUMBER")
    value = canonical(number * 1000 if thousand else number)
    if about or thousand:
        return _told(value, "NUMBER_APPROXIMATE")
    if PLAIN.fullmatch(bare) and "." in bare:
        return _told(value, "DECIMAL_POINT")
    return Typed(value)


def _number(text: str) -> Decimal | None:
    if PLAIN.fullmatch(text) or SPACED.fullmatch(text):
        return Decimal(text.replace(" ", "").replace(",", "."))
    if DOTTED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def _without_unit(field: Field, text: str) -> str:
    if field.unit is None:
        return text
    for word in sorted(field.unit.accepted, key=len, reverse=True):
        bare = text.removesuffix(word)
        if bare != text and bare.rstrip()[-1:].isdigit():
            return bare.rstrip()
    return text


def _ranged(field: Field, number: Decimal, typed: Typed) -> Typed:
    low, high = field.min, field.max
    too_low = low is not None and number < Decimal(str(low))
    too_high = high is not None and number > Decimal(str(high))
    if too_low or too_high:
        return fault("OUT_OF_RANGE", range=value_range(field))
    return typed


def _from_date(field: Field, text: str) -> Typed:
    """A date in a number's cell: the spreadsheet took `1.5` for the 1st of May."""
    found = re.match(r"\d{4}-(\d{2})-(\d{2})", clean(text))
    if found is None:
        return fault("NOT_A_NUMBER")
    month, day = int(found[1]), int(found[2])
    if field.type == "number":
        number = canonical(Decimal(f"{day}.{month}"))
        return date_fault(
            "EXCEL_MADE_A_DATE", text, proposal=number, guess=f"{day},{month}"
        )
    return date_fault("DATE_NOT_EXPECTED", text)

"""Numbers as people write them: decimal comma, spaces for thousands, `~62k`, `45 %`.

A stored number of the file is taken as it is; only written text is interpreted.
"""

import re
from decimal import Decimal, InvalidOperation

from etl.intake.template import Field, Localised
from etl.intake.values.model import (
    Shown,
    Typed,
    asked,
    clean,
    date_fault,
    fault,
    fold,
    told,
)
from etl.intake.values.quantities import read_quantity
from etl.language import LANGUAGES
from etl.language import number as number_text
from etl.reading.types.figures import LONGEST, ONE_DOT, PLAIN, figure_of

ABOUT = re.compile(r"^(?:~|≈|noin|n\.|ca\.?|omkring|ungefär|about|approx\.?)\s*")
SCALES = (
    (1000, re.compile(r"(?<=\d)\s?k(?:\s?€|eur)?$"), True),
    (1_000_000, re.compile(r"(?<=\d)\s?m(?:\s?€|eur)?$"), True),
    (1000, re.compile(r"(?<=\d)\s?(?:tuhatta|tusen|thousand)$"), False),
    (
        1_000_000,
        re.compile(r"(?<=\d)\s?(?:milj\.?|miljoonaa|mn|miljoner|miljon|million)$"),
        False,
    ),
)
"""What multiplies a number, and whether its letter could mean something else."""

NOTED = re.compile(r"(.*\d)\s?(\([^()]*\)|\[[^\[\]]*\]|€|eur|euroa|euro)")
CALCULATED = re.compile(r"=?[\d\s.,()]*\d\s?[*x×/+](?=[\d\s(])[\d\s.,()*x×/+-]*\d\)?")
STEP = re.compile(r"(\d{1,2})(?:$|(?:\.0+)?$|[ :=].*|\s?-\s+.*)")
LARGEST_EXPONENT = 15
"""Keeps `1e999999` from filling the memory."""


def read_number(field: Field, shown: Shown) -> Typed:
    """Read a number, a whole number or a percentage, and check its range."""
    if shown.kind == "d":
        return _from_date(field, shown.text)
    if shown.kind == "b":
        return fault("NOT_A_NUMBER")
    typed = _stored(field, shown) if shown.kind == "n" else _written(field, shown)
    if typed.value is None:
        return typed
    if typed.code == "RANGE_READ":
        ends = [Decimal(end) for _, end in typed.values["moves_to"]]
        return _ranged(field, max(ends), _ranged(field, min(ends), typed))
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


def read_plain(field: Field, text: str) -> Typed:
    """Read a number that a person has settled: a point or a comma is the decimals."""
    bare = text.replace(" ", "")
    if not PLAIN.fullmatch(bare) or len(bare) > LONGEST:
        return read_number(field, Shown(text))
    number = Decimal(bare.replace(",", "."))
    if field.type == "integer" and number != number.to_integral_value():
        return fault("NOT_WHOLE")
    return _ranged(field, number, Typed(canonical(number)))


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
        return _fraction(number)
    return Typed(canonical(number))


def _written(field: Field, shown: Shown) -> Typed:
    text = fold(shown.text)
    if CALCULATED.fullmatch(text):
        return fault("CALCULATION")
    bare = ABOUT.sub("", text)
    quantity = read_quantity(field, bare)
    if quantity is not None:
        return quantity
    noted = NOTED.fullmatch(bare) if _without_unit(field, bare) == bare else None
    if noted:
        inner = _written(field, Shown(noted[1]))
        if inner.code == "NUMBER_RANGE":
            return inner
        number = inner.value or inner.proposal
        if number is None:
            return fault("NOT_A_NUMBER")
        return asked("NUMBER_WITH_NOTE", number, subject=noted[2], note=noted[2])
    return _scaled(field, bare, about=bare != text)


def _scaled(field: Field, text: str, *, about: bool) -> Typed:
    """Read a number with its unit, `k` or `milj.` after it."""
    bare, times, is_letter = _without_unit(field, text), 1, False
    for factor, pattern, letter in SCALES:
        if bare == text and pattern.search(bare):
            bare, times, is_letter = pattern.sub("", bare), factor, letter
    if ONE_DOT.fullmatch(bare) and times == 1:
        return _one_dot(field, bare)
    number = figure_of(bare)
    if number is None:
        return fault("NOT_A_NUMBER")
    value = canonical(number * times)
    if is_letter:
        return asked("NUMBER_SHORTENED", value, short=bare)
    if about or times > 1:
        return _told(value, "NUMBER_APPROXIMATE")
    if field.type == "percent" and text == bare and 0 < number < 1:
        return _fraction(number)
    if PLAIN.fullmatch(bare) and "." in bare:
        return _told(value, "DECIMAL_POINT")
    return Typed(value)


def _one_dot(field: Field, bare: str) -> Typed:
    """Read `1.250`: asked when both readings fit the range of the field."""
    whole, decimal = bare.replace(".", ""), canonical(Decimal(bare))
    plain = Typed(decimal)
    if _ranged(field, Decimal(whole), plain).value is None:
        return _told(decimal, "DECIMAL_POINT")
    return asked("AMBIGUOUS_NUMBER", whole, other=decimal)


def _fraction(number: Decimal) -> Typed:
    share = canonical(number * 100)
    return asked("MAYBE_FRACTION", share, other=canonical(number))


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
    if field.type in {"number", "percent"}:
        number = canonical(Decimal(f"{day}.{month}"))
        return date_fault(
            "EXCEL_MADE_A_DATE", text, proposal=number, guess=f"{day},{month}"
        )
    return date_fault("DATE_NOT_EXPECTED", text)

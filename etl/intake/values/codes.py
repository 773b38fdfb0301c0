"""Codes of lists, several codes, municipalities, and yes or no."""

import re

from etl.intake.template import Field, template
from etl.intake.values.lists import (
    CodeList,
    list_of,
    merged_municipalities,
    other_edition,
)
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
from etl.intake.values.money import read_money
from etl.intake.values.words import NO, YES

SEPARATORS = re.compile(r"[;\n]|,(?![^(]*\))")
SHORT_NUMBER = re.compile(r"^\d{1,2}(?=\s|$)")


def read_code(field: Field, shown: Shown) -> Typed:
    """Read one code of the field's list, written as code, name or label."""
    known = list_of(field)
    if shown.kind == "d":
        return _from_date(field, shown.text, known)
    text = clean(shown.text)
    # `3 milj. €` is a sum, though its first word is the code of a class
    money = None if fold(text) in known.index else read_money(field, shown)
    if money is not None:
        return money
    code = known.find(text)
    if code is not None and _has_length(field, code):
        return Typed(code)
    if field.digits:
        return _read_digits(field, shown, known)
    if field.open and _is_form(field, text):
        return Typed(text)
    if field.open and field.pattern and shown.kind == "n":
        return _pad(field, text, known)
    return _not_listed(field, text, known)


def read_codes(field: Field, shown: Shown) -> Typed:
    """Read several codes of the field's list, joined by `;`."""
    known = list_of(field)
    whole = known.find(shown.text)
    if whole is not None:
        return Typed(whole)
    found: list[str] = []
    for part in SEPARATORS.split(clean(shown.text)):
        text = clean(part)
        code = known.find(text) or (text if field.open else None)
        if text and code is None:
            return _not_listed(field, text, known)
        if code and code not in found:
            found.append(code)
    return Typed(";".join(found) or None)


def read_municipality(field: Field, shown: Shown) -> Typed:
    """Read a municipality of today; lost zeros and mergers are repaired and told."""
    known = list_of(field)
    if shown.kind == "d":
        return date_fault("DATE_NOT_EXPECTED", shown.text)
    text = clean(shown.text)
    padded = SHORT_NUMBER.sub(lambda found: found[0].zfill(3), text, count=1)
    code = known.find(padded)
    if code is None:
        first = fold(padded).partition(" ")[0]
        merged = merged_municipalities()
        old = merged.get(fold(padded)) or merged.get(first)
        if old is None:
            return _not_listed(field, text, known)
        names = known.labels(old[0])
        return told(old[0], "MUNICIPALITY_MERGED", year=old[1], municipality=names)
    return told(code, "LOST_LEADING_ZEROS") if padded != text else Typed(code)


def read_yes_no(_field: Field, shown: Shown) -> Typed:
    """Read yes or no; `eos` was read before."""
    folded = fold(shown.text)
    if folded in YES:
        return Typed("k")
    if folded in NO:
        return Typed("e")
    return fault("NOT_YES_NO")


def _read_digits(field: Field, shown: Shown, known: CodeList) -> Typed:
    text = clean(shown.text).replace(".", "").replace(" ", "")
    if not text.isdigit():
        return _not_listed(field, clean(shown.text), known)
    plain = text if _is_listed(field, text, known) else None
    padded = _lost_zero(field, text, known) if shown.kind == "n" else None
    if plain and padded:
        return asked("MAYBE_LOST_ZERO", padded, other=plain)
    if padded:
        return told(padded, "LOST_LEADING_ZEROS")
    if plain is None and _is_of_other_edition(field, text):
        return asked("OTHER_EDITION", text)
    return Typed(plain) if plain else _not_listed(field, clean(shown.text), known)


def _lost_zero(field: Field, text: str, known: CodeList) -> str | None:
    low, high = field.digits or (0, 0)
    groups = template().leading_zero.get(field.list.partition("_")[0])
    if groups is None:
        padded = text.zfill(low)
        lost = padded != text
    else:
        padded = f"0{text}"
        lost = len(text) == 1 or (len(padded) <= high and padded[:3] in groups)
    return padded if lost and _is_listed(field, padded, known) else None


def _is_listed(field: Field, code: str, known: CodeList) -> bool:
    return _has_length(field, code) and code[: field.prefix] in known.names


def _is_of_other_edition(field: Field, code: str) -> bool:
    """Tell whether a code is one of the classification's other edition only."""
    other = other_edition(field)
    return other is not None and _is_listed(field, code, other)


def _has_length(field: Field, code: str) -> bool:
    low, high = field.digits or (0, 1000)
    return low <= len(code) <= high


def _is_form(field: Field, text: str) -> bool:
    within = len(text) <= field.max_length
    return within and (not field.pattern or bool(re.fullmatch(field.pattern, text)))


def _pad(field: Field, text: str, known: CodeList) -> Typed:
    padded = text.zfill(8)
    if _is_form(field, padded):
        code = next((one for one in known.names if one.startswith(padded)), padded)
        return told(code, "LOST_LEADING_ZEROS")
    return _not_listed(field, text, known)


def _from_date(field: Field, text: str, known: CodeList) -> Typed:
    found = re.match(r"\d{4}-(\d{2})-(\d{2})", clean(text))
    if not found:
        return date_fault("DATE_NOT_EXPECTED", text)
    day, month = int(found[2]), int(found[1])
    if field.digits:
        code = f"{found[2]}{found[1]}"
        guess = code if _is_listed(field, code, known) else None
    else:
        guess = known.starting(f"{day}-{month}") or known.starting(f"{day}.{month}")
    if guess is None:
        return date_fault("DATE_NOT_EXPECTED", text)
    name = guess if field.digits else known.labels(guess)
    return date_fault("EXCEL_MADE_A_DATE", text, proposal=guess, guess=name)


def _not_listed(field: Field, text: str, known: CodeList) -> Typed:
    near = known.near(text) or known.starting(text)
    if near is not None and _has_length(field, near):
        names = known.labels(near)
        return asked("LOOKS_LIKE", near, subject=fold(text), guess=names)
    if field.digits:
        low, high = field.digits
        digits = str(low) if low == high else f"{low}–{high}"
        return fault("NOT_A_CODE", digits=digits)
    return fault("NOT_IN_LIST", allowed=known.options())

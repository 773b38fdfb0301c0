"""One row of a notice: a lot and one of its winners, under names of our own.

A notice without a winner is a row too: a call that is open, or one that was cancelled.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

BUSINESS_ID = re.compile(r"\d{7}-\d")
CPV = re.compile(r"\d{8}")
NUTS = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# how a notice is named by another one: in TED, in Hilma, in eForms with its version
REFERENCES = (
    (re.compile(r"0*(\d{1,8}-(?:19|20)\d\d)"), "{}"),
    (re.compile(r"(?:19|20)\d\d-0*(\d+)"), "hilma {}"),
    (
        re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-\d\d)?"),
        "eforms {}",
    ),
)


def row(**fields: Any) -> dict[str, Any]:
    """Return a `procurement_award` row; what is empty is null."""
    return {name: None if value == "" else value for name, value in fields.items()}


def finnish_id(text: Any) -> str | None:
    """Return the Finnish business id in a text, with or without its country prefix."""
    written = str(text or "")
    found = BUSINESS_ID.search(written)
    if found:
        return found[0]
    digits = re.fullmatch(r"FI(\d{7})(\d)", written.replace(" ", ""))
    return f"{digits[1]}-{digits[2]}" if digits else None


def cpv_codes(codes: Iterable[Any]) -> list[str]:
    """Return the CPV codes in order, each once."""
    return list(dict.fromkeys(c for c in map(str, codes) if CPV.fullmatch(c)))


def place_codes(codes: Iterable[Any]) -> str:
    """Return NUTS codes of the place of performance, each once, joined by `;`."""
    found = dict.fromkeys(code for code in map(str, codes) if NUTS.fullmatch(code))
    return ";".join(found)


def notice_keys(*references: Any) -> str:
    """Return the keys of the notices that references name, joined by `;`.

    A reference is a text with one name or several, or a list of them.
    """
    found: dict[str, None] = {}
    for one in re.split(r"[\s,;]+", " ".join(map(_joined, references)).lower()):
        for pattern, key in REFERENCES:
            if named := pattern.fullmatch(one):
                found[key.format(named[1])] = None
                break
    return ";".join(found)


def _joined(reference: Any) -> str:
    values = reference if isinstance(reference, list) else [reference]
    return " ".join(str(one) for one in values if one)


def first_day(texts: Iterable[Any]) -> date | None:
    """Return the earliest of the days that are told."""
    return min(filter(None, map(day, texts)), default=None)


def day(text: Any) -> date | None:
    """Return the day of a time stamp, whatever time and zone follow it."""
    found = DAY.match(str(text or ""))
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def amount(value: Any) -> float | None:
    """Return an amount of money, written as a number or as a text."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if 0 <= number < 1e13 else None

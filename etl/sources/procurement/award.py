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

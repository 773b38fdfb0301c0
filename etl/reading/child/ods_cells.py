"""From a cell of an OpenDocument file to the text that a person sees, and its kind."""

import re

from etl.reading.child.xlsx.number_format import clock, plain, shortest

_TIME = re.compile(r"-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
CODES = {"percentage": "0%", "date": "yyyy-mm-dd", "time": "[h]:mm:ss"}


def shown(cell: dict[str, str], text: str) -> tuple[str, str]:
    """Return text and kind of a cell from its stored value and its paragraphs."""
    kind = cell["value-type"]
    if kind in ("float", "currency"):
        number, letter = plain(cell.get("value", text))
        # a format such as 00000 shows zeros that the number does not have
        is_padded = text.isdigit() and text.lstrip("0") == number
        return (text if is_padded else number), letter
    if kind == "percentage":
        number, letter = plain(cell.get("value", text))
        return (
            (shortest(float(number) * 100) + "%", "n") if letter == "n" else (text, "t")
        )
    if kind == "date":
        return cell.get("date-value", text).removesuffix("T00:00:00"), "d"
    if kind == "time":
        return time_text(cell.get("time-value", ""), text), "d"
    if kind == "boolean":
        return cell.get("boolean-value", text).upper(), "b"
    if kind == "error":
        return text or "#N/A", "e"
    if not kind and "formula" in cell and not text:
        return "", "-"
    return text or cell.get("string-value", ""), "t"


def time_text(duration: str, text: str) -> str:
    """Write `PT10H15M00S` as `10:15:00`."""
    match = _TIME.fullmatch(duration)
    if not match:
        return text
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[:4])
    fraction = int((match.group(5) or "0")[:3].ljust(3, "0"))
    whole = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return ("-" if duration.startswith("-") else "") + clock(whole * 1000 + fraction)

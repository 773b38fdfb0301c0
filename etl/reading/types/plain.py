"""Columns that are stored as they are meant: read whole, without a look at each cell.

Only where no cell could have a finding; anything uneven is read cell by cell.
"""

from typing import Any

from etl.reading.model import number_behind
from etl.reading.types.figures import whole
from etl.reading.types.model import Content, ProposedType
from etl.reading.types.values import is_duration
from etl.reading.words import tidy


def plain_values(content: Content, proposed: ProposedType) -> dict[int, Any] | None:
    """Return row to value of an evenly stored column, or None for any other."""
    kind = content.even_kind
    if not kind or not isinstance(content.formats, str):
        return None
    values = values_by_kind(content.texts, kind, proposed, content.formats)
    return dict(zip(content.rows, values, strict=True)) if values else None


def numbers_of(texts: list[str]) -> list[Any]:
    """Return stored numbers; only one shown in a picture is not written plainly."""
    try:
        return [float(text) if "." in text else int(text) for text in texts]
    except ValueError:
        return [
            int(text) if text.isdigit() else whole(number_behind(text))
            for text in texts
        ]


def values_by_kind(
    texts: list[str], kind: str, proposed: ProposedType, code: str
) -> list[Any] | None:
    """Return the values if the type is the one that the kind is stored for."""
    if kind == "n" and proposed == "number" and "%" not in code:
        return numbers_of(texts)
    if (
        kind == "n"
        and proposed == "percent"
        and all(one.endswith("%") for one in texts)
    ):
        return [whole(number_behind(text)) for text in texts]
    if kind == "b" and proposed == "boolean":
        return [text == "TRUE" for text in texts]
    if kind == "d" and proposed in ("date", "timestamp") and not is_duration(code):
        return list(texts)
    if kind == "t" and proposed == "text":
        known = {text: tidy(text) for text in set(texts)}
        return [known[text] for text in texts]
    return None

"""Questions to PxWeb: which codes of which variables, in parts that it allows.

Statistics Finland renames variables and tables (8 June 2026), so the metadata of a
table is read every time and its variables are told by what they measure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.statistics.cube import Dimension
from etl.statistics.variables import (
    TOTAL,
    TOTAL_LABEL,
    kinds_of,
    known_codes,
    measure_of,
)

NO_METADATA = N_(
    "“{address}” describes table {table} in a way that is not known: “{part}” is "
    "missing. Nothing of it was loaded."
)
NO_TOTAL = N_(
    "Table {table} has no total of its variable “{variable}”, and only its total could "
    "be loaded. Nothing of it was loaded."
)
NOTHING_OF = N_(
    "Table {table} has none of what is asked of its variable “{variable}”. Nothing of "
    "it was loaded."
)
Selection = dict[str, list[str]]


@dataclass(frozen=True)
class Metadata:
    """The variables of a table, in its order, and what each measures."""

    table: str
    dimensions: tuple[Dimension, ...]
    kinds: tuple[str, ...]
    can_be_left_out: tuple[bool, ...]


def read_metadata(table: str, address: str, document: Any) -> Metadata:
    """Return the variables that PxWeb describes."""
    variables = document.get("variables") if isinstance(document, Mapping) else None
    if not isinstance(variables, list) or not variables:
        raise Refused(NO_METADATA, address=address, table=table, part="variables")
    dimensions = []
    for one in variables:
        codes = one.get("values") if isinstance(one, Mapping) else None
        if not isinstance(codes, list) or not codes or "code" not in one:
            raise Refused(NO_METADATA, address=address, table=table, part="values")
        labels = one.get("valueTexts")
        labels = labels if isinstance(labels, list) else codes
        dimensions.append(
            Dimension(
                code=str(one["code"]),
                label=str(one.get("text") or one["code"]),
                codes=tuple(map(str, codes)),
                labels=tuple(map(str, labels if len(labels) == len(codes) else codes)),
                role=_role(one),
            )
        )
    left_out = tuple(one.get("elimination") is True for one in variables)
    kinds = tuple(kinds_of(dimensions))
    return Metadata(table, tuple(dimensions), kinds, left_out)


def _role(variable: Mapping[str, Any]) -> str:
    if variable.get("time") is True:
        return "time"
    # a variable of areas names the map that they can be drawn on
    return "geo" if variable.get("map") else ""


def select(
    metadata: Metadata, take: Mapping[str, Any], own_areas: frozenset[str]
) -> Selection:
    """Return the codes to ask for, by variable; a variable left out gives its total."""
    selection: Selection = {}
    for dimension, kind, is_optional in zip(
        metadata.dimensions, metadata.kinds, metadata.can_be_left_out, strict=True
    ):
        how = take.get(kind)
        if how is None:
            codes = _total(metadata.table, dimension, is_optional=is_optional)
        else:
            chosen = set(_codes(dimension, how, own_areas))
            codes = [one for one in known_codes(kind, dimension) if one in chosen]
            if not codes:
                raise Refused(
                    NOTHING_OF, table=metadata.table, variable=dimension.label
                )
        if codes:
            selection[dimension.code] = codes
    return selection


def _codes(dimension: Dimension, how: Any, own_areas: frozenset[str]) -> list[str]:
    if isinstance(how, int):
        return sorted(dimension.codes)[-how:]
    if isinstance(how, list):
        endings = tuple(how)
        return [code for code in dimension.codes if code.split("-")[-1] in endings]
    if how == "known":
        named = zip(dimension.codes, dimension.labels, strict=True)
        return [code for code, label in named if measure_of(f"{code} {label}", "")]
    if how == "own":
        return [code for code in dimension.codes if _is_own(code, own_areas)]
    return list(dimension.codes)


def _is_own(code: str, own_areas: frozenset[str]) -> bool:
    is_region = code.startswith("MK")
    return bool(TOTAL.fullmatch(code)) or is_region or code[-3:] in own_areas


def _total(table: str, dimension: Dimension, *, is_optional: bool) -> list[str]:
    if is_optional:
        return []
    totals = [code for code in dimension.codes if TOTAL.fullmatch(code)] or [
        code
        for code, label in zip(dimension.codes, dimension.labels, strict=True)
        if TOTAL_LABEL.search(label)
    ]
    if totals:
        return totals[:1]
    if len(dimension.codes) == 1:
        return list(dimension.codes)
    raise Refused(NO_TOTAL, table=table, variable=dimension.label)


def parts(selection: Selection, limit: int) -> Iterator[Selection]:
    """Yield selections of at most `limit` cells that together are the whole."""
    if prod(map(len, selection.values())) <= max(limit, 1):
        yield selection
        return
    longest = max(selection, key=lambda code: len(selection[code]))
    codes = selection[longest]
    middle = (len(codes) + 1) // 2
    for half in (codes[:middle], codes[middle:]):
        yield from parts(selection | {longest: half}, limit)


def body(selection: Selection) -> dict[str, Any]:
    """Return the question as PxWeb wants it, answered in JSON-stat 2."""
    query = [
        {"code": code, "selection": {"filter": "item", "values": codes}}
        for code, codes in selection.items()
    ]
    return {"query": query, "response": {"format": "json-stat2"}}


def missing_codes(selection: Selection, dimensions: Sequence[Dimension]) -> str:
    """Return the first variable whose codes did not all come; empty when whole."""
    came = {one.code: set(one.codes) for one in dimensions}
    for code, wanted in selection.items():
        if not set(wanted) <= came.get(code, set()):
            return code
    return ""

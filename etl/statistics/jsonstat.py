"""Reading JSON-stat datasets, as PxWeb answers and as offices publish them.

Version 1 keeps the same things one level deeper. `value` may be a list or an object
with only the filled positions, `category.index` an object or a list; an empty cell
with no status is missing, not zero.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.errors import Refused
from etl.language import N_
from etl.statistics.cube import (
    MISSING,
    NOT_A_NUMBER,
    SYMBOLS,
    VALUE,
    WRONG_SIZE,
    ZERO,
    Cube,
    Dimension,
    cell_count,
    iso_date,
    short_id,
)

BROKEN = N_(
    "It looks like a JSON-stat table, but “{part}” is missing or damaged. Fetch it "
    "again in the format json-stat2."
)
PLACE = re.compile(r"[0-9]{1,9}")
ROLES = ("time", "metric", "geo")


def is_dataset(document: Any) -> bool:
    """Say whether a JSON document has the shape of a JSON-stat dataset."""
    if not isinstance(document, Mapping):
        return False
    inner = document.get("dataset")
    if isinstance(inner, Mapping) and "dimension" in inner:
        return True
    return "dimension" in document and ("value" in document or "size" in document)


def read(document: Mapping[str, Any]) -> Cube:
    """Return the table of a JSON-stat document, or refuse with the broken part."""
    if "dataset" in document:
        document = _of_version_1(_mapping(document, "dataset"))
    sizes = _sizes(document)
    count = cell_count(sizes)
    values = _values(document.get("value"), count)
    statuses = np.where(np.isnan(values), MISSING, VALUE).astype(np.uint8)
    _mark(document.get("status"), values, statuses)
    extension = _mapping(_mapping(document, "extension"), "px")
    return Cube(
        table_id=short_id(str(extension.get("tableid") or "")),
        title=str(document.get("label") or ""),
        updated=iso_date(str(document.get("updated") or "")),
        dimensions=_dimensions(document, sizes),
        values=values,
        statuses=statuses,
    )


def _of_version_1(dataset: Mapping[str, Any]) -> Mapping[str, Any]:
    described = dict(_mapping(dataset, "dimension"))
    lifted = {one: described.pop(one, None) for one in ("id", "size", "role")}
    return {**dataset, **lifted, "dimension": described}


def _sizes(document: Mapping[str, Any]) -> list[int]:
    sizes = document.get("size")
    if not isinstance(sizes, list) or not sizes:
        raise Refused(BROKEN, part="size")
    if any(type(size) is not int or size < 0 for size in sizes):
        raise Refused(BROKEN, part="size")
    return sizes


def _dimensions(
    document: Mapping[str, Any], sizes: Sequence[int]
) -> tuple[Dimension, ...]:
    ids = document.get("id")
    if not isinstance(ids, list) or len(ids) != len(sizes):
        raise Refused(BROKEN, part="id")
    described = _mapping(document, "dimension")
    roles = _mapping(document, "role")
    dimensions = []
    for name, size in zip(ids, sizes, strict=True):
        if not isinstance(name, str) or not isinstance(described.get(name), Mapping):
            raise Refused(BROKEN, part="dimension")
        dimensions.append(_dimension(name, described[name], size, _role(name, roles)))
    return tuple(dimensions)


def _role(name: str, roles: Mapping[str, Any]) -> str:
    for role in ROLES:
        named = roles.get(role)
        if isinstance(named, list) and name in named:
            return role
    return ""


def _dimension(name: str, facts: Mapping[str, Any], size: int, role: str) -> Dimension:
    category = _mapping(facts, "category")
    labels = _mapping(category, "label")
    codes = _codes(category.get("index"), labels)
    if len(codes) != size:
        raise Refused(BROKEN, part=f"dimension.{name}.category.index")
    return Dimension(
        code=name,
        label=str(facts.get("label") or name),
        codes=codes,
        labels=tuple(str(labels.get(code, code)) for code in codes),
        role=role,
    )


def _codes(index: Any, labels: Mapping[str, Any]) -> tuple[str, ...]:
    if isinstance(index, list):
        return tuple(str(code) for code in index)
    if isinstance(index, Mapping):
        places = list(index.values())
        if any(type(place) is not int for place in places):
            return ()
        if sorted(places) != list(range(len(places))):
            return ()
        return tuple(sorted(index, key=lambda code: index[code]))
    return tuple(labels)


def _values(value: Any, count: int) -> npt.NDArray[np.float64]:
    if isinstance(value, Mapping):
        values = np.full(count, np.nan)
        if value:
            values[_places(value, count)] = _floats(list(value.values()))
        return values
    if not isinstance(value, list):
        raise Refused(BROKEN, part="value")
    if len(value) != count:
        raise Refused(WRONG_SIZE, expected=count, found=len(value))
    return _floats(value)


def _floats(cells: list[Any]) -> npt.NDArray[np.float64]:
    for kind in {type(cell) for cell in cells} - {int, float, type(None)}:
        found = next(cell for cell in cells if type(cell) is kind)
        raise Refused(NOT_A_NUMBER, found=str(found)[:40])
    try:
        values = np.array(cells, dtype=np.float64)
    except OverflowError:  # an integer of hundreds of digits
        raise Refused(NOT_A_NUMBER, found="1e309") from None
    if np.isinf(values).any():
        raise Refused(NOT_A_NUMBER, found="Infinity")
    return values


def _places(sparse: Mapping[str, Any], count: int) -> list[int]:
    places = [int(place) if PLACE.fullmatch(place) else count for place in sparse]
    if any(place >= count for place in places):
        raise Refused(WRONG_SIZE, expected=count, found=max(places) + 1)
    return places


def _mark(
    status: Any,
    values: npt.NDArray[np.float64],
    statuses: npt.NDArray[np.uint8],
) -> None:
    """Put the published marks on cells without a number; a number keeps its own.

    A zero with a mark is a cell without a number: a secret is no zero.
    """
    if isinstance(status, str):
        status = [status] * len(values)
    if isinstance(status, list):
        status = {str(place): mark for place, mark in enumerate(status) if mark}
    if not isinstance(status, Mapping):
        return
    for place, mark in zip(_places(status, len(values)), status.values(), strict=True):
        known = SYMBOLS.get(mark) if isinstance(mark, str) else None
        is_empty = np.isnan(values[place]) or values[place] == 0
        if known is not None and is_empty:
            statuses[place] = known
            values[place] = 0.0 if known == ZERO else np.nan


def _mapping(parent: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = parent.get(name)
    return found if isinstance(found, Mapping) else {}

"""Reading PxWeb's own `json` format: columns, and rows of keys and texts.

The answer does not name its table, and it lists only the rows that it has: a
combination that is not there is absent, which is not the same as missing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from etl.errors import Refused
from etl.language import N_
from etl.statistics.cube import (
    ABSENT,
    Cube,
    Dimension,
    cell_count,
    iso_date,
    read_tokens,
)

BROKEN = N_(
    "It looks like an answer of PxWeb, but “{part}” is missing or damaged. Fetch it "
    "again in the format json-stat2."
)
REPEATED_ROW = N_("The table is damaged: the row “{row}” is there twice.")
ROLES = {"t": "time", "d": ""}


def is_answer(document: Any) -> bool:
    """Say whether a JSON document has the shape of a PxWeb `json` answer."""
    return (
        isinstance(document, Mapping)
        and isinstance(document.get("columns"), list)
        and isinstance(document.get("data"), list)
    )


def read(document: Mapping[str, Any]) -> Cube:
    """Return the table of a PxWeb `json` answer, or refuse with the broken part."""
    columns = [_column(column) for column in document["columns"]]
    keys = [column for column in columns if column["type"] != "c"]
    contents = [column for column in columns if column["type"] == "c"]
    rows = [_row(row, len(keys), len(contents)) for row in document["data"]]
    if not rows or not contents:
        raise Refused(BROKEN, part="data")
    variables = [
        _variable(column, [key[place] for key, _ in rows])
        for place, column in enumerate(keys)
    ]
    measured = Dimension(
        code="contentscode",
        label="contentscode",
        codes=tuple(column["code"] for column in contents),
        labels=tuple(column["text"] for column in contents),
        role="metric",
    )
    return from_rows(
        [*variables, measured],
        [key for key, _ in rows],
        [text for _, texts in rows for text in texts],
        **_facts(document),
    )


def from_rows(
    dimensions: Sequence[Dimension],
    keys: Sequence[Sequence[str]],
    tokens: Sequence[str],
    *,
    table_id: str = "",
    title: str = "",
    updated: str = "",
) -> Cube:
    """Return a cube from rows of keys; the last dimension lies in each row."""
    count = cell_count([len(one.codes) for one in dimensions])
    width = len(dimensions[-1].codes)
    start = np.zeros(len(keys), dtype=np.int64)
    for place, dimension in enumerate(dimensions[:-1]):
        position = {code: at for at, code in enumerate(dimension.codes)}
        found = np.fromiter((position[key[place]] for key in keys), dtype=np.int64)
        start = start * len(dimension.codes) + found
    _refuse_repeated(keys, start)
    cells = (start[:, None] * width + np.arange(width)).ravel()
    values = np.full(count, np.nan)
    statuses = np.full(count, ABSENT, dtype=np.uint8)
    values[cells], statuses[cells] = read_tokens(tokens)
    return Cube(table_id, title, updated, tuple(dimensions), values, statuses)


def _refuse_repeated(
    keys: Sequence[Sequence[str]], start: "np.typing.NDArray[np.int64]"
) -> None:
    _, first = np.unique(start, return_index=True)
    if len(first) < len(start):
        repeated = next(iter(set(range(len(start))) - set(first.tolist())))
        raise Refused(REPEATED_ROW, row=", ".join(keys[repeated]))


def _column(column: Any) -> dict[str, str]:
    if not isinstance(column, Mapping) or not isinstance(column.get("code"), str):
        raise Refused(BROKEN, part="columns")
    code = column["code"]
    kind = str(column.get("type", "d"))
    return {"code": code, "text": str(column.get("text") or code), "type": kind}


def _row(row: Any, keys: int, contents: int) -> tuple[list[str], list[str]]:
    if not isinstance(row, Mapping):
        raise Refused(BROKEN, part="data")
    key, texts = row.get("key"), row.get("values")
    if not isinstance(key, list) or not isinstance(texts, list):
        raise Refused(BROKEN, part="data")
    if (len(key), len(texts)) != (keys, contents):
        raise Refused(BROKEN, part="data")
    return [str(one) for one in key], [str(one).strip() for one in texts]


def _variable(column: Mapping[str, str], found: Sequence[str]) -> Dimension:
    codes = tuple(dict.fromkeys(found))
    role = ROLES.get(column["type"], "")
    return Dimension(column["code"], column["text"], codes, codes, role)


def _facts(document: Mapping[str, Any]) -> dict[str, str]:
    metadata = document.get("metadata")
    facts = metadata[0] if isinstance(metadata, list) and metadata else {}
    if not isinstance(facts, Mapping):
        return {}
    title = str(facts.get("label") or "")
    return {
        "title": "" if title.strip(".") == "" else title,
        "updated": iso_date(str(facts.get("updated") or "")),
    }

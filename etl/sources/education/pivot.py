"""A pivot of Vipunen as flat records: headings on two axes, each cell one record.

Columns may have several rows of headings (year, sex, what is counted), and a cell that
is merged over several stands in the first of them. Rows need one column of headings a
level: where all levels share one column, nobody can tell them apart, and it is refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from etl.errors import Refused
from etl.language import N_
from etl.reading.model import Sheet
from etl.sources.education.headings import (
    ALL,
    COLUMN_HEADINGS,
    PART_SUM,
    ROW_HEADINGS,
    SUM,
    Words,
)
from etl.statistics.brought import LAST_HEADER_ROW, Records

SHARED_COLUMN = N_(
    "It is a pivot whose row headings of several levels share one column, as “{first}” "
    "and “{second}”. Choose the tabular layout in the report, so that each level has a "
    "column of its own, and save it again."
)
LACKING = N_(
    "It is a pivot that does not tell {lacking}. Put it on the rows, the columns or "
    "the filters of the report and save it again."
)
WHAT = {
    "year": N_("the year"),
    "area": N_("the region"),
    "field": N_("the field of education"),
}
Axis = tuple[str, Mapping[int, str]]
Headed = Sequence[tuple[int, list[str]]]


def unpivoted(sheet: Sheet, words: Words) -> Records | None:
    """Return the cells of a pivot as records; None for a sheet that is none.

    A pivot that cannot be understood is refused, with what to change in the report.
    """
    header = _header_row(sheet, words)
    if header is None:
        return None
    first = _first_data_column(sheet, header, words)
    labels = [at for at in sorted(sheet.columns) if at < first]
    data = [at for at in sorted(sheet.columns) if at >= first]
    axes = _column_axes(sheet, header, data, words)
    rows = list(_rows(sheet, header, labels))
    names = _row_names(sheet, header, labels, rows, words)
    constants = _constants(sheet, header - 1, words)
    if not any(name == "count" for name, _ in axes):
        constants |= _count_in_words(sheet, header, words)
    known = {*names, *(name for name, _ in axes), *constants}
    if lacking := [one for one in (*words.needed, "count") if one not in known]:
        if not known & {"area", "field"} or "count" in lacking:
            return None
        raise Refused(LACKING, lacking=WHAT[lacking[0]])
    cells = (
        (
            {**constants, **dict(zip(names, told, strict=True))}
            | {name: values[at] for name, values in axes},
            _text(sheet, row, at),
        )
        for row, told in rows
        for at in data
        if not any(_is_left_out(name, values[at]) for name, values in axes)
    )
    return _records(cells)


def _is_left_out(name: str, value: str) -> bool:
    # a sum of one group stands beside its parts; one of all years says nothing
    return bool(PART_SUM.fullmatch(value)) or (name == "year" and value == ALL)


def _header_row(sheet: Sheet, words: Words) -> int | None:
    """Return the last row of headings: the one that names the columns of the rows."""
    for row in range(1, min(sheet.max_row, LAST_HEADER_ROW) + 1):
        filled = [text for text in _texts(sheet, row) if text]
        named = [text for text in filled if _names_rows(text, words)]
        if not named or not _names_rows(filled[0], words):
            continue
        after = filled[len(named) :]
        # a filter is a name and one value; a heading has values beside it, or above
        if len(after) > 1 or (after and _is_column_value(after[0], sheet, row, words)):
            return row
        above = [_text(sheet, row - 1, at) for at in _beside(sheet, row, words)]
        if not after and words.role_of_values(above):
            return row
    return None


def _names_rows(text: str, words: Words) -> bool:
    return bool(ROW_HEADINGS.fullmatch(text) or words.role(text))


def _is_column_value(text: str, sheet: Sheet, row: int, words: Words) -> bool:
    below = _texts(sheet, row + 1)
    return bool(words.role_of_values([text])) and any(map(_is_figure, below))


def _beside(sheet: Sheet, row: int, words: Words) -> list[int]:
    """Return the columns right of the last that names rows."""
    columns = sorted(sheet.columns)
    named = [at for at in columns if _names_rows(_text(sheet, row, at), words)]
    return [at for at in columns if at > max(named)]


def _first_data_column(sheet: Sheet, header: int, words: Words) -> int:
    headed = (
        at
        for at in _beside(sheet, header, words)
        if _text(sheet, header, at) or _text(sheet, header - 1, at)
    )
    return next(headed, max(sheet.columns) + 1)


def _column_axes(
    sheet: Sheet, header: int, data: Sequence[int], words: Words
) -> list[tuple[str, dict[int, str]]]:
    """Return each row of column headings: what it is, and its value by column."""
    told: list[list[str]] = []
    for row in range(header, 0, -1):
        texts = [_text(sheet, row, at) for at in data]
        names = [t for t in texts if COLUMN_HEADINGS.fullmatch(t) or words.role(t)]
        if row < header and (names or not any(texts)):
            break
        told.insert(0, texts)
    told = [texts for texts in told if any(texts)]
    if not told:
        return []
    # the sum over everything has its name in the first row of headings only
    whole = {at for at, text in zip(data, told[0], strict=True) if SUM.fullmatch(text)}
    axes = []
    for place, texts in enumerate(told):
        values = dict(zip(data, _carried(texts), strict=True))
        values |= dict.fromkeys(whole, ALL)
        role = words.role_of_values(list(values.values())) or f"axis {place}"
        axes.append((role, values))
    return axes


def _carried(texts: Sequence[str]) -> Iterator[str]:
    """Yield texts; an empty one is that of the cell that is merged over it."""
    last = ""
    for text in texts:
        last = ALL if SUM.fullmatch(text) else text or last
        yield last


def _rows(
    sheet: Sheet, header: int, labels: Sequence[int]
) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with their headings; sums of one group beside its parts are left."""
    last = [""] * len(labels)
    for row in range(header + 1, sheet.max_row + 1):
        told = [_text(sheet, row, at) for at in labels]
        if not any(told):
            continue
        place = next(at for at, text in enumerate(told) if text)
        if SUM.fullmatch(told[place]) and place == 0:
            yield row, [ALL] * len(labels)
        elif not PART_SUM.fullmatch(told[place]) or SUM.fullmatch(told[place]):
            last = [*last[:place], *told[place:]]
            yield row, [ALL if SUM.fullmatch(text) else text for text in last]


def _row_names(
    sheet: Sheet,
    header: int,
    labels: Sequence[int],
    rows: Sequence[tuple[int, list[str]]],
    words: Words,
) -> list[str]:
    names = []
    for place, at in enumerate(labels):
        heading = _text(sheet, header, at)
        name = words.role(heading) or heading or f"column {at}"
        if ROW_HEADINGS.fullmatch(heading):
            name = _role_of_shared([told[place] for _, told in rows], words)
        names.append(name)
    return names


def _role_of_shared(texts: Sequence[str], words: Words) -> str:
    if role := words.role_of_values(texts):
        return role
    kinds = {words.role_of_values([text]): text for text in reversed(texts)}
    shown = [kinds[one] for one in kinds if kinds[one] != ALL]
    if {"area", "field"} & kinds.keys() and len(shown) > 1:
        raise Refused(SHARED_COLUMN, first=shown[-1], second=shown[-2])
    return "column"


def _constants(sheet: Sheet, before: int, words: Words) -> dict[str, str]:
    """Return what the filters above the table say, and what is counted."""
    found: dict[str, str] = {}
    for row in range(1, before + 1):
        texts = [_text(sheet, row, at) for at in sorted(sheet.columns)]
        filled = [text for text in texts if text]
        if len(filled) > 1 and (role := words.role(filled[0])):
            found.setdefault(role, filled[1])
    return found


def _count_in_words(sheet: Sheet, header: int, words: Words) -> dict[str, str]:
    is_count = words.values["count"]
    texts = (
        _text(sheet, row, at)
        for row in range(header, 0, -1)
        for at in sorted(sheet.columns)
    )
    found = next((text for text in texts if text and is_count(text)), "")
    return {"count": found} if found else {}


def _records(cells: Iterable[tuple[dict[str, str], str]]) -> Records:
    """Return a record for each combination of headings, with all of its counts."""
    made: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
    for keys, text in cells:
        count = keys.pop("count")
        made.setdefault(tuple(keys.items()), {})[count] = text
    filled = [(dict(keys), told) for keys, told in made.items() if any(told.values())]
    roles = {name: name for keys, _ in filled for name in keys}
    counts = {name: "" for _, told in filled for name in told}
    rows = [{**dict.fromkeys(roles, ""), **counts, **k, **told} for k, told in filled]
    return Records((*roles, *counts), roles, rows)


def _is_figure(text: str) -> bool:
    return bool(re.fullmatch(r"[\d\s\u00a0\u202f.,]+", text))


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [_text(sheet, row, at) for at in sorted(sheet.columns)]


def _text(sheet: Sheet, row: int, at: int) -> str:
    return sheet.text(row, at).strip()

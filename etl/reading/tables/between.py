"""Rows between a header and its answers: units, the numbers of columns, headers again.

None of them is an answer. Lines of dashes are taken out earlier (`Occupancy`).
"""

import re

from etl.reading.tables.occupancy import Occupancy
from etl.reading.words import clean, compared

_UNIT = re.compile(
    r"(?:\d{1,3}(?:[ .]?000)* ?)?"
    r"(?:[tkm]?(?:€|eur|euroa?)|milj\.? ?(?:€|eur|euroa)|%|‰|prosenttia?|procent|hlö|"
    r"henkilöä|personer|htv|årsv|kpl|st|pcs|kg|t|tn|ton|tonnia|g|l|m|m2|m²|m3|m³|km|"
    r"kwh|mwh|gwh|kw|mw|h|min|vrk|pv|vk|kk|v|d|mån|år|vuotta|päivää|viikkoa|"
    r"kuukautta|tuntia|days?|weeks?|months?|years?|hours?|fte|"
    r"pp\.?kk\.?vvvv|pvm|yyyy-mm-dd|dd\.mm\.yyyy|åååå-mm-dd)(?:/\w{1,6})?"
)
LEAST_NUMBERED = 3


def is_unit_row(cells: dict[int, str]) -> bool:
    """Say whether a row tells the unit of some columns: `t€`, `(hlö)`, `1000 €`."""
    texts = [compared(text).strip("()[]") for text in cells.values()]
    return len(texts) > 1 and all(map(_UNIT.fullmatch, texts))


def is_numbering(space: Occupancy, row: int, columns: list[int]) -> bool:
    """Say whether a row only numbers the columns, as official forms do.

    A respondent could answer 1, 2, 3: some column must hold texts elsewhere.
    """
    texts = [clean(space.sheet.text(row, number)) for number in columns]
    bare = [text.strip("().") for text in texts]
    if len(bare) < LEAST_NUMBERED or bare != [str(n + 1) for n in range(len(bare))]:
        return False
    below = [one for one in space.rows if one > row][:20]
    return not space.value_columns(below).issuperset(columns)


def repeats_header(
    space: Occupancy, rows: list[int], names: dict[int, str]
) -> list[int]:
    """Return the rows that say the header once more, as printed pages do."""
    columns = [number for number, name in names.items() if name]
    if len(columns) < 2:
        return []
    column = space.sheet.columns[columns[0]]
    wanted = compared(names[columns[0]])
    alike = {text for text in set(column.texts) if compared(text) == wanted}
    held = set(rows) if alike else set()
    pairs = zip(column.rows, column.texts, strict=True)
    return [
        row
        for row, text in pairs
        if text in alike
        and row in held
        and all(
            compared(space.sheet.text(row, number)) == compared(names[number])
            for number in columns[1:]
        )
    ]


def is_month_over_numbers(
    space: Occupancy, row: int, number: int, below: list[int]
) -> bool:
    """Say whether a date names a column of numbers: `1.2026` over what was sold."""
    column = space.sheet.columns[number]
    under = {column.cell(one).kind for one in below[:20]} - {"empty"}
    return column.cell(row).kind == "date" and under == {"number"}

"""What each sheet is for: answers, a list for drop-downs, or notes."""

import re
import tomllib
from functools import lru_cache

from etl.reading.model import Sheet
from etl.reading.tables import Table
from etl.reading.types.hints import pattern_of
from etl.reading.words import compared
from etl.settings import PROJECT

WORDS = PROJECT / "etl" / "mappings" / "profiles" / "sheets" / "sheet_words.toml"
MOST_LIST_COLUMNS = 8
MOST_LIST_ROWS = 1000
_QUOTED = re.compile(r"'((?:[^']|'')+)'!|([\w.]+)!|\$?([\w.]+)\.\$?[A-Z]+\$?\d")

Pairs = list[tuple[Sheet, Table]]


@lru_cache(maxsize=1)
def words() -> dict[str, re.Pattern[str]]:
    """Return the words in a sheet's name that say what it is for."""
    with WORDS.open("rb") as file:
        return {
            role: pattern_of(one["words"]) for role, one in tomllib.load(file).items()
        }


def give_roles(pairs: Pairs) -> None:
    """Set the role of every table that is not one of answers."""
    sources = list_sources([sheet for sheet, _ in pairs])
    wide = any(len(table.columns) > 1 for _, table in pairs if table.role == "data")
    first = next((sheet for sheet, table in pairs if table.role == "data"), None)
    for sheet, table in pairs:
        if table.role != "data":
            continue
        name, is_other = compared(sheet.name), sheet is not first
        is_aside = sheet.state != "visible" or len(table.columns) == 1
        has_others = len(pairs) > 1
        if sheet.is_pivot or (has_others and words()["notes"].search(name)):
            table.role = "notes"
        elif name in sources and not sheet.list_sources:
            table.role = "lookup"
        elif is_other and is_list(sheet, table):
            is_named = words()["lookup"].search(name) is not None
            table.role = "lookup" if is_named or (wide and is_aside) else "data"


def list_sources(sheets: list[Sheet]) -> set[str]:
    """Return the names of sheets that drop-down lists of other sheets read."""
    names = set()
    for sheet in sheets:
        for formula in sheet.list_sources:
            for match in _QUOTED.finditer(formula):
                quoted, bare, dotted = match.groups()
                name = (quoted or bare or dotted or "").replace("''", "'")
                if compared(name) != compared(sheet.name):
                    names.add(compared(name))
    return names


def is_list(sheet: Sheet, table: Table) -> bool:
    """Say whether columns are lists side by side: no gaps, no repeats, unequal."""
    if (
        not 0 < len(table.columns) <= MOST_LIST_COLUMNS
        or len(table.rows) > MOST_LIST_ROWS
    ):
        return False
    lengths = set()
    for number in table.columns:
        column = sheet.columns[number]
        place = [row for row in column.rows if row >= table.first_data_row]
        texts = [compared(column.text(row)) for row in place]
        has_gaps = bool(place) and place[-1] - table.first_data_row + 1 != len(place)
        if has_gaps or len(set(texts)) < len(texts) or not place:
            return False
        lengths.add(len(place))
    return len(lengths) > 1 or len(table.columns) == 1

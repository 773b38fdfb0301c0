"""Cells merged downwards among the answers: their text is said of every row.

The file holds it in the first row alone, and a row without its company would be lost.
"""

from etl.reading.model import Column, Sheet
from etl.reading.tables.model import Table


def fill_merged(sheet: Sheet, table: Table) -> None:
    """Write the text of a block merged over rows of answers on each of the rows.

    Filling twice is filling once. Titles and headers are left as they are.
    """
    rows = set(table.rows)
    added: dict[int, dict[int, int]] = {}
    for first, left, last, right in sheet.merges:
        column = sheet.columns.get(left)
        is_tall = left == right and last > first and first in rows
        if column is None or not is_tall or column.position(first) < 0:
            continue
        end = min(last, table.last_data_row)
        text = column.text(first)
        for row in sorted(rows.intersection(range(first + 1, end + 1))):
            if column.position(row) < 0:
                added.setdefault(left, {})[row] = first
            elif column.text(row) != text:
                continue
            table.filled.append((row, left))
    for number, sources in added.items():
        sheet.columns[number] = with_cells(sheet.columns[number], sources)


def with_cells(column: Column, sources: dict[int, int]) -> Column:
    """Return a column in which rows repeat the cells of others."""
    places = {row: place for place, row in enumerate(column.rows)}
    places |= {row: places[source] for row, source in sources.items()}
    ordered = sorted(places)
    taken = [places[row] for row in ordered]
    formats = column.formats
    return Column(
        number=column.number,
        rows=ordered,
        texts=[column.texts[place] for place in taken],
        kinds="".join(column.kinds[place] for place in taken),
        formats=formats
        if isinstance(formats, str)
        else [formats[place] for place in taken],
        formulas=column.formulas,
        missing=column.missing
        | {row for row, source in sources.items() if source in column.missing},
    )

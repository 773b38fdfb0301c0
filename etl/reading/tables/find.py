"""Find the table of a sheet: header, data rows, and everything that is outside."""

from etl.reading.model import DeclaredRange, Sheet, letters
from etl.reading.tables.between import is_numbering, repeats_header
from etl.reading.tables.extent import Tail
from etl.reading.tables.header import Header, declared_header, find_header
from etl.reading.tables.merged import fill_merged
from etl.reading.tables.model import Table
from etl.reading.tables.occupancy import Occupancy

# a remark in a cell or two beside a table is not a column of it
LONE_SHARE = 0.02
REMARK_SHARE = 0.3
# without a header only a block this full counts as a table
LEAST_DENSITY = 0.7


def find_table(sheet: Sheet, *, header_row: int | None = None) -> Table:
    """Return the table of a sheet; `header_row` is where the user says it begins.

    Cells of the sheet that are merged over rows of answers are filled.
    """
    space = Occupancy(sheet)
    table = Table(stray=sorted(space.far))
    if not space.rows:
        return table
    declared = declared_range(sheet, space) if header_row is None else None
    named_row = declared.first_row if declared else header_row
    header = declared_header(space, named_row) if named_row else find_header(space)
    if header is None:
        return without_header(space, table)
    found = with_header(space, table, header, declared)
    fill_merged(sheet, found)
    return found


def declared_range(sheet: Sheet, space: Occupancy) -> DeclaredRange | None:
    """Return the sheet's table object if it holds most of what the sheet does."""
    for one in sheet.tables:
        inside = sum(
            one.first_row <= row <= one.last_row
            for number in range(one.first_column, one.last_column + 1)
            for row in space.filled.get(number, ())
        )
        filled = sum(map(len, space.filled.values()))
        if inside >= 0.5 * filled and one.first_row in space.texts([one.first_row]):
            return one
    return None


def with_header(
    space: Occupancy, table: Table, header: Header, declared: DeclaredRange | None
) -> Table:
    """Fill in the table under a header."""
    last_header = header.rows[-1]
    below = [row for row in space.rows if row > last_header]
    columns = table_columns(space, header, below, table)
    rows = rows_of(space, below, columns)
    numbered = rows[:1] if rows and is_numbering(space, rows[0], columns) else []
    table.stray.extend((row, number) for row in numbered for number in columns)
    rows = rows[len(numbered) :]
    table.header_rows = header.rows
    table.headers = header.names
    table.header_cells = header.cells
    table.columns = columns
    first = header.rows[0]
    table.above = [
        (row, number)
        for number in space.columns
        for row in space.filled[number]
        if row < first
    ]
    tail = Tail(space, rows, columns)
    data = tail.split() if rows else []
    if declared:
        data = cut_at_declared(data, declared, tail)
    table.inner_totals = tail.totals_within(data)
    table.repeated_headers = repeats_header(space, data, header.names)
    inner = set(table.inner_rows)
    table.total_rows = sorted(tail.totals)
    table.rows_below = sorted(tail.notes)
    return finished(table, [row for row in data if row not in inner], last_header)


def table_columns(
    space: Occupancy, header: Header, below: list[int], table: Table
) -> list[int]:
    """Return the columns with a header or with data; lone remarks are stray."""
    first, last = min(header.names), max(header.names)
    start = below[0] if below else 0
    columns = []
    for number in space.columns:
        held = [row for row in space.filled[number] if row >= start] if below else []
        is_inside = first <= number <= last
        is_apart = number > last + 1 and last + 1 not in space.filled
        share = REMARK_SHARE if is_apart else LONE_SHARE
        is_lone = len(held) <= max(1, share * len(below))
        if number in header.names or (held and (is_inside or not is_lone)):
            columns.append(number)
        else:
            table.stray.extend((row, number) for row in held)
    return columns


def rows_of(space: Occupancy, rows: list[int], columns: list[int]) -> list[int]:
    """Return the rows in which at least one of the columns is filled."""
    if len(columns) == len(space.columns):
        return rows
    filled: set[int] = set().union(*(space.filled[number] for number in columns))
    return [row for row in rows if row in filled]


def cut_at_declared(data: list[int], declared: DeclaredRange, tail: Tail) -> list[int]:
    """Trust the table object for its totals, and for where notes begin.

    Rows typed right under it look like its rows; only those are kept.
    """
    end = declared.last_row - declared.total_rows
    kept = []
    for row in data:
        is_total = end < row <= declared.last_row
        if is_total:
            tail.totals.append(row)
        elif row <= end or tail.looks_like_data(row):
            kept.append(row)
        else:
            tail.notes.append(row)
    return kept


def finished(table: Table, data: list[int], last_header: int) -> Table:
    """Fill in what follows from the data rows."""
    table.rows = data
    table.role = "data" if data else "empty"
    if not data:
        return table
    table.first_data_row, table.last_data_row = data[0], data[-1]
    held = {*data, *table.total_rows, *table.inner_rows}
    held.update(row for row, _ in table.stray)
    table.blank_rows = [
        row for row in range(last_header + 1, data[-1]) if row not in held
    ]
    return table


def without_header(space: Occupancy, table: Table) -> Table:
    """Take one dense block as a table without header, else list the blocks."""
    blocks = blocks_of(space)
    area = (space.rows[-1] - space.rows[0] + 1) * len(space.columns)
    filled = sum(map(len, space.filled.values()))
    is_even = space.columns[-1] - space.columns[0] + 1 == len(space.columns)
    if is_even and filled >= LEAST_DENSITY * area:
        table.columns = space.columns
        return finished(table, space.rows, space.rows[0] - 1)
    table.role = "notes"
    table.blocks = blocks
    return table


def blocks_of(space: Occupancy) -> list[str]:
    """Return the ranges of neighbouring rows of equal width, largest first."""
    spans: list[list[int]] = []
    edges = edges_of(space)
    for row in space.rows:
        left, right = edges[row]
        last = spans[-1] if spans else None
        if last and last[1] == row - 1 and last[2:] == [left, right]:
            last[1] = row
        else:
            spans.append([row, row, left, right])
    spans.sort(key=lambda one: -(one[1] - one[0] + 1) * (one[3] - one[2] + 1))
    return [
        f"{letters(left)}{first}"
        + (f":{letters(right)}{last}" if (first, left) != (last, right) else "")
        for first, last, left, right in spans
    ]


def edges_of(space: Occupancy) -> dict[int, tuple[int, int]]:
    """Return the first and the last filled column of each row."""
    edges: dict[int, tuple[int, int]] = {}
    for number in space.columns:
        for row in space.filled[number]:
            edges[row] = (edges[row][0] if row in edges else number, number)
    return edges

"""Which row (or two rows) of a sheet names the columns.

The header is the first row that fills most of the table's width with texts and
has values under it where the column holds values. Title lines and notes above
fail the second test even when they fill the first.
"""

from dataclasses import dataclass

from etl.reading.limits import MAX_HEADER_CHARACTERS
from etl.reading.tables.between import is_month_over_numbers, is_unit_row
from etl.reading.tables.levels import ANSWER_WORDS, is_survey, upper_level
from etl.reading.tables.occupancy import Occupancy
from etl.reading.types.hints import hint_of
from etl.reading.words import clean, compared

ROWS_LOOKED_AT = 30
DATA_LOOKED_AT = 100
# a row of texts over texts must fill more than one over values
LEAST_FILL = 0.5
LEAST_TEXT_FILL = 0.6
ROWS_FOR_A_FULLER = 3
# a header of three levels has two rows above the one that stands on the answers
MOST_ABOVE = 2
LEAST_TEXT = 0.75
LEAST_EVIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows found, and the header of each column."""

    rows: list[int]
    names: dict[int, str]
    cells: dict[int, int]


def find_header(space: Occupancy, *, from_row: int = 0) -> Header | None:
    """Return the header of the first table at or below `from_row`."""
    top = space.top()
    rows = [row for row in top if row >= from_row][:ROWS_LOOKED_AT]
    for place, row in enumerate(rows):
        below = [later for later in space.rows if later > row][:DATA_LOOKED_AT]
        if len(space.rows) == 1 and is_names_alone(space, top[row], row):
            return named(space, row, [])
        if not below or not is_header(space, top[row], row, below):
            continue
        if has_fuller_below(space, top, rows[place : place + ROWS_FOR_A_FULLER + 1]):
            continue
        under = rows[place + 1] if place + 1 < len(rows) else 0
        if under and is_completed_by(space, top[row], top[under], below):
            return named(space, under, [row], is_sure=True)
        return named(space, row, rows[:place])
    return None


def is_names_alone(space: Occupancy, cells: dict[int, str], row: int) -> bool:
    """Say whether the only row of a sheet is a header that nobody has filled in."""
    names = {compared(text) for text in cells.values() if text}
    has_values = any(space.is_value(row, number) for number in cells)
    return len(names) == len(cells) > 1 and not has_values


def has_fuller_below(
    space: Occupancy, top: dict[int, dict[int, str]], rows: list[int]
) -> bool:
    """Say whether a title line of several cells stands over the real header.

    Only in a table of texts: values under a header leave no doubt.
    """
    first, *others = rows
    below = [row for row in space.rows if row > first][:DATA_LOOKED_AT]
    if space.value_columns(below) or len(others) < ROWS_FOR_A_FULLER:
        return False
    usual = max(len(top[row]) for row in rows)
    if len(top[first]) >= usual:
        return False
    fuller = next(row for row in others if len(top[row]) == usual)
    later = [row for row in below if row > fuller]
    is_ragged = not any(len(top.get(row, ())) > len(top[first]) for row in later)
    return not is_ragged and is_header(space, top[fuller], fuller, later)


def is_completed_by(
    space: Occupancy, upper: dict[int, str], lower: dict[int, str], below: list[int]
) -> bool:
    """Say whether the next row names the columns that this one leaves blank."""
    gaps = {number for number in space.columns if is_used(space, number, below)}
    gaps -= upper.keys()
    row, rest = below[0], below[1:]
    if rest and lower.keys() <= upper.keys() and is_unit_row(lower):
        return True
    if not gaps & lower.keys() or not rest or gaps - lower.keys():
        return False
    has_values = any(
        space.is_value(row, number) and not is_year(text)
        for number, text in lower.items()
    )
    # an option such as `ISO 9001` looks like a value; a tool's word leaves no doubt
    if is_survey(lower):
        return True
    return not has_values and has_values_under(space, space.value_columns(rest), rest)


def declared_header(space: Occupancy, row: int) -> Header:
    """Return the header when the file itself says in which row it is."""
    return named(space, row, [])


def is_header(
    space: Occupancy, cells: dict[int, str], row: int, below: list[int]
) -> bool:
    """Judge one row against the rows under it."""
    width = {number for number in space.columns if is_used(space, number, below)}
    width |= cells.keys()
    if len(cells) < LEAST_FILL * len(width):
        return False
    texts = [
        number
        for number, text in cells.items()
        if text
        and (
            not space.is_value(row, number)
            or is_name(text)
            or is_month_over_numbers(space, row, number, below)
        )
    ]
    if len(texts) < LEAST_TEXT * len(cells) or all(
        space.is_value(row, number) for number in cells
    ):
        return False
    units = space.texts(below[:1]).get(below[0], {})
    if len(below) > 1 and is_unit_row(units):
        below = below[1:]
    values = space.value_columns(below)
    typed = {number for number in values if not space.is_value(row, number)}
    typed |= values & set(texts)
    if typed:
        return has_values_under(space, typed, below)
    if len(cells) < LEAST_TEXT_FILL * len(width):
        return False
    return is_unlike_below(space, cells, below)


def is_used(space: Occupancy, number: int, below: list[int]) -> bool:
    """Say whether a column has more than a lone remark in these rows."""
    if not below:
        return False
    held = space.filled[number]
    count = sum(1 for row in held[: len(below) + 5] if row >= below[0])
    return count > 1 or (count == 1 and len(below) < 5)


def is_year(text: str) -> bool:
    """Say whether a header may be a year, which is a number and still a name."""
    return len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100


def is_name(text: str) -> bool:
    """Say whether a text with figures may be a header: a year, or `TOL 2008`."""
    return is_year(text) or hint_of(text) == "code"


def has_values_under(space: Occupancy, typed: set[int], below: list[int]) -> bool:
    """Say whether the next rows hold values where the columns do."""
    for row in below[:3]:
        held = [number for number in typed if row in held_rows(space, number)]
        values = [number for number in held if space.is_value(row, number)]
        if values:
            return len(values) >= LEAST_EVIDENCE * len(held)
        if held:
            return False
    return False


def held_rows(space: Occupancy, number: int) -> set[int]:
    """Return the first filled rows of a column as a set."""
    return set(space.filled[number][:DATA_LOOKED_AT])


def is_unlike_below(space: Occupancy, cells: dict[int, str], below: list[int]) -> bool:
    """Judge an all-text table: a header is said once and not again as a value."""
    names = [compared(text) for text in cells.values()]
    if len(set(names)) < LEAST_TEXT * len(names):
        return False
    under = {
        row: texts
        for row, texts in space.texts(below[:20]).items()
        if [compared(text) for text in texts.values()] != names
    }
    repeated = sum(
        any(compared(row.get(number, "")) == compared(text) for row in under.values())
        for number, text in cells.items()
    )
    return repeated <= 0.25 * len(cells)


def named(
    space: Occupancy, row: int, above: list[int], *, is_sure: bool = False
) -> Header:
    """Return the header in `row`, joined with the levels above it if there are any.

    `is_sure` says that the row above is a header, which this one completes.
    """
    texts = space.texts([*above[-MOST_ABOVE:], row])
    names = {number: text for number, text in texts[row].items() if text}
    cells = dict.fromkeys(names, row)
    rows = [row]
    for upper in reversed(above[-MOST_ABOVE:]):
        known = texts[row] if rows == [row] else names
        sure = rows == [row] and (is_sure or fills_gaps(space, texts[upper], known))
        groups = upper_level(space.sheet, texts[upper], known, upper, is_sure=sure)
        is_hint = len(rows) > 1 and len(set(groups.values())) < 2
        if not groups or is_hint:
            break
        rows.insert(0, upper)
        names = joined(groups, names)
        cells = {number: cells.get(number, upper) for number in names}
    return Header(rows, {key: short(name) for key, name in names.items()}, cells)


def joined(groups: dict[int, str], names: dict[int, str]) -> dict[int, str]:
    """Return the names of the columns with those of their groups before them."""
    found = {}
    for number in sorted(names.keys() | groups.keys()):
        upper, under = groups.get(number, ""), names.get(number, "")
        if compared(under) in ANSWER_WORDS and upper:
            under = ""
        found[number] = " / ".join(part for part in (upper, under) if part)
    return found


def fills_gaps(space: Occupancy, upper: dict[int, str], lower: dict[int, str]) -> bool:
    """Say whether the row above names every column that this one leaves blank."""
    blank = {number for number in space.columns if number not in lower}
    return len(blank) > 1 and blank <= upper.keys() and len(upper) > len(blank)


def short(text: str) -> str:
    """Return a header that fits; some tools put whole instructions there."""
    text = clean(text)
    if len(text) <= MAX_HEADER_CHARACTERS:
        return text
    return text[: MAX_HEADER_CHARACTERS - 1] + "\N{HORIZONTAL ELLIPSIS}"

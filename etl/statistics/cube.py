"""A statistical table in memory: dimensions, and a value and a status for each cell.

A cell without a number is not zero: secret, missing and not meaningful stay apart,
and a published dash (nothing, exactly) is `zero`. `absent` is a combination that
the file does not list at all; it never becomes a row.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
import numpy.typing as npt

from etl.errors import Refused
from etl.language import N_

STATUSES = ("value", "zero", "secret", "missing", "not_meaningful", "absent")
VALUE, ZERO, SECRET, MISSING, NOT_MEANINGFUL, ABSENT = range(6)
SYMBOLS = {"-": ZERO, "...": SECRET, "..": MISSING, ".": NOT_MEANINGFUL}
# four to six dots are free for an office to define; none of ours does
SYMBOLS |= {"....": MISSING, ".....": MISSING, "......": MISSING}

MATRIX = re.compile(r"\d{3}_(\d\w{3})_\d{4}\w*")
IN_LANGUAGE = re.compile(r"(\d\w{3})_(?:fi|sv|en)")

# StatFin gives 120 000 cells in one answer; a whole px file may have millions
MAX_CELLS = 6_000_000

TOO_MANY_CELLS = N_(
    "The table has {cells} cells; at most {limit} are read from one file. Ask for it "
    "in several parts."
)
WRONG_SIZE = N_(
    "The table is damaged: its variables make {expected} cells, but {found} are there. "
    "Fetch it again."
)
REPEATED_CODE = N_(
    "The table is damaged: variable “{variable}” has the code “{code}” twice. Fetch "
    "it again."
)
NOT_A_NUMBER = N_(
    "The table has “{found}” where a number or one of the marks ... .. . - is "
    "expected. Fetch it again."
)


@dataclass(frozen=True)
class Dimension:
    """One variable: its codes in order, and what the publisher says about it."""

    code: str
    label: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    role: str = ""
    """`time`, `metric` or `geo` when the publisher says so."""

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for code in self.codes:
            if code in seen:
                raise Refused(REPEATED_CODE, variable=self.label, code=code)
            seen.add(code)


@dataclass(frozen=True)
class Cube:
    """A table; the last dimension runs fastest in `values` and `statuses`."""

    table_id: str
    """Short identifier as published today: 12ti; empty when the file has none."""
    title: str
    updated: str
    """Date of the publisher's update, ISO; empty when the file has none."""
    dimensions: tuple[Dimension, ...]
    values: npt.NDArray[np.float64]
    statuses: npt.NDArray[np.uint8]

    def __post_init__(self) -> None:
        expected = cell_count(len(one.codes) for one in self.dimensions)
        if not len(self.values) == len(self.statuses) == expected:
            raise Refused(WRONG_SIZE, expected=expected, found=len(self.values))

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of codes of each dimension."""
        return tuple(len(one.codes) for one in self.dimensions)


def cell_count(sizes: Iterable[int]) -> int:
    """Return how many cells the sizes make, or refuse a table that is too large."""
    cells = prod(sizes)
    if cells > MAX_CELLS:
        raise Refused(TOO_MANY_CELLS, cells=cells, limit=MAX_CELLS)
    return cells


def read_tokens(
    tokens: Sequence[str],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]:
    """Return values and statuses of cells written as text: numbers and marks."""
    text = np.asarray(tokens, dtype=np.str_)
    statuses = np.zeros(len(text), dtype=np.uint8)
    for symbol, status in SYMBOLS.items():
        statuses[text == symbol] = status
    numbers = np.where(statuses == VALUE, text, "0")
    try:
        values = numbers.astype(np.float64)
    except ValueError:
        found = next((one for one in numbers if not is_number(one)), "")
        raise Refused(NOT_A_NUMBER, found=str(found)[:40]) from None
    if not np.isfinite(values).all():
        raise Refused(NOT_A_NUMBER, found=str(numbers[~np.isfinite(values)][0]))
    values[statuses > ZERO] = np.nan
    return values, statuses


def is_number(token: str) -> bool:
    """Say whether `token` can be read as a number."""
    try:
        float(token)
    except ValueError:
        return False
    return True


def short_id(published: str) -> str:
    """Return a table's short identifier, from whichever name it was published under.

    `statfin_tyonv_pxt_12ti.px`, `statfin_tyonv_pxt_12ti_en` and the matrix
    `001_12ti_2020m10` are all `12ti`.
    """
    name = published.strip().removesuffix(".px").rsplit("_pxt_", maxsplit=1)[-1]
    found = MATRIX.fullmatch(name) or IN_LANGUAGE.fullmatch(name)
    return found[1] if found else name


def iso_date(published: str) -> str:
    """Return the date of a publisher's time stamp as `2020-11-24`, or nothing."""
    digits = published.strip()[:10].replace("-", "")[:8]
    if len(digits) == 8 and digits.isdigit():
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return ""

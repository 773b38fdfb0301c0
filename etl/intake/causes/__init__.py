"""Every finding of intake by its code: how grave, what it is, why, how to mend it.

The words are msgids; the values in braces come from the finding. `stop` keeps the
file out, `ask` and `park` keep a row or a cell waiting, `tell` changes nothing.
"""

from etl.intake.causes import cells, mapped, numbers, rows
from etl.intake.causes.text import Text

__all__ = ["CAUSES", "Text"]

CAUSES: dict[str, Text] = (
    cells.BUSINESS_IDS
    | numbers.NUMBERS
    | cells.DATES
    | cells.CODES
    | cells.CELLS
    | cells.ANSWERED
    | rows.ROWS
    | rows.SHEETS
    | mapped.MAPPED
)

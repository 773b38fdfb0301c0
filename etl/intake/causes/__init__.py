"""Every finding of intake by its code: how grave, what it is, why, how to mend it.

The words are msgids; the values in braces come from the finding. `stop` keeps the
file out, `ask` and `park` keep a row or a cell waiting, `tell` changes nothing.
"""

from etl.intake.causes import cells, mapped, rows
from etl.intake.causes.text import Text

__all__ = ["CAUSES", "Text"]

CAUSES: dict[str, Text] = (
    cells.BUSINESS_IDS
    | cells.NUMBERS
    | cells.DATES
    | cells.CODES
    | cells.CELLS
    | rows.ROWS
    | rows.SHEETS
    | mapped.MAPPED
)

"""Where the table of a sheet is: its header rows, its data rows, what is outside."""

from etl.reading.tables.find import find_table
from etl.reading.tables.model import Table

__all__ = ["Table", "find_table"]

"""The check of a workbook: sheets and columns recognised, cells read, rules applied."""

from etl.intake.checking.sheet import CheckedSheet
from etl.intake.checking.workbook import PARSER_VERSION, Checked, check

__all__ = ["PARSER_VERSION", "Checked", "CheckedSheet", "check"]

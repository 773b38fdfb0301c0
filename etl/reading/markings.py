"""Classified markings and personal identity codes, looked for in memory.

placeholder
"""

from etl.reading.model import Finding, Workbook


def find_markings(workbook: Workbook) -> list[Finding]:
    return []

"""Where a value was told: file, table, cell, day of acceptance, and by whom."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from etl.intake.template import template
from ui import text
from ui.text import _, language


def origin(row: Mapping[str, Any], sheet: str) -> str:
    """Write the way of a value back to its file; empty where the view has none."""
    if text.is_missing(row["file_name"]):
        return ""
    cell = str(int(row["row_number"]))
    letter = row.get("column_letter")
    if not text.is_missing(letter):
        cell = f"{letter}{cell}"
    words = _("{file} · {sheet} · {cell} · accepted {date}, {person}")
    return words.format(
        file=row["file_name"],
        sheet=_title(sheet, language()),
        cell=cell,
        date=text.date(row["accepted_at"]),
        person=row["accepted_by"],
    )


def question(field_id: str) -> str:
    """Return the heading of a question of sheet A, as the workbook has it."""
    header = template().form("yritykset").field(field_id).header(language())
    return header.removesuffix(" *")


@cache
def _title(sheet: str, lang: str) -> str:
    return template().form(sheet).title[lang]

"""A workbook in the look of the template: headers, drop-downs, hidden ids.

Row 1 (hidden) has the field ids, column A (hidden) the ids of rows, row 2 the
headers; data begins on row 3. The sheet `_meta` says which template it is.
"""

import io
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.intake.template import Field, Form, template
from etl.intake.values.lists import CodeList, list_of
from etl.intake.writing.validation import validation

PETROL, PALE, INK, MUTED = "#0B5C73", "#E4EFF2", "#1A2A33", "#51616B"
LINE, PAPER, RED, PALE_RED = "#D5DCE0", "#FFFFFF", "#A3161D", "#FBE3E1"
ID_ROW, HEADER_ROW, FIRST_ROW = 0, 1, 2
LAST_ROW = 2001
LIST_TYPES = {"code", "codes", "country", "municipality"}
WIDTHS = {
    "business_id": 13,
    "text": 26,
    "code": 24,
    "codes": 28,
    "country": 18,
    "municipality": 18,
    "date": 13,
    "round": 13,
}
NARROW = 13
AS_TEXT = {"business_id", "text", "code", "codes", "country", "municipality", "round"}
"""Types whose columns are text cells, so that the spreadsheet changes nothing."""


class Book:
    """One workbook being written, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.buffer = io.BytesIO()
        self.file = xlsxwriter.Workbook(
            self.buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.ranges: dict[tuple[str, bool], str] = {}

    def style(self, **properties: Any) -> Format:
        """Return a format; equal ones are made once."""
        known = {"font_name": "Calibri", "font_size": 11, "font_color": INK}
        key = tuple(sorted((known | properties).items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format(dict(key))
        return self._formats[key]

    def close(self) -> bytes:
        """Return the finished file."""
        self.file.close()
        return self.buffer.getvalue()

    def add_form(self, form: Form, title: str) -> Worksheet:
        """Add a sheet of the template with its headers, empty below them."""
        sheet = self.file.add_worksheet(title)
        sheet.set_row(ID_ROW, None, None, {"hidden": True})
        sheet.set_column(0, 0, 4, None, {"hidden": True})
        sheet.set_row(HEADER_ROW, 48)
        sheet.write_string(ID_ROW, 0, "row_id")
        for place, one in enumerate(form.fields, start=1):
            sheet.write_string(ID_ROW, place, one.id)
            header = one.header(self.language)
            sheet.write_string(HEADER_ROW, place, header, self._header(one))
            sheet.set_column(place, place, _width(one), self._cell(one))
        sheet.freeze_panes(FIRST_ROW, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADER_ROW)
        sheet.set_tab_color(PETROL)
        sheet.ignore_errors({"number_stored_as_text": "A1:AZ5000"})
        return sheet

    def add_validation(self, sheet: Worksheet, form: Form) -> None:
        """Add drop-downs, ranges and a hint to every column of a sheet."""
        for place, one in enumerate(form.fields, start=1):
            rules = validation(one, place, self.language, self.ranges)
            sheet.data_validation(FIRST_ROW, place, LAST_ROW, place, rules)

    def add_lists(self) -> None:
        """Add the sheet that the drop-downs read, at its place among the others."""
        title = template().own["lists"][self.language]
        sheet = self.file.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        head = self.style(bold=True, bg_color=PALE, bottom=1, bottom_color=LINE)
        for column, (name, (one, known)) in enumerate(_lists().items()):
            sheet.write_string(0, column, one.label[self.language], head)
            shortest = one.digits[0] if one.digits else 0
            codes = [code for code in known.names if len(code) >= shortest]
            labels = [known.label(code, self.language) for code in codes]
            labels.append(template().answer["dont_know"][self.language])
            sheet.write_column(1, column, labels, self.style())
            sheet.set_column(column, column, min(max(map(len, labels)) + 2, 60))
            letter = xlsxwriter.utility.xl_col_to_name(column)
            for with_dont_know in (False, True):
                last = len(labels) + with_dont_know
                self.ranges[name, with_dont_know] = (
                    f"='{title}'!${letter}$2:${letter}${last}"
                )

    def add_meta(self, facts: Mapping[str, str] | None = None) -> None:
        """Add the hidden sheet that says which template this is."""
        known = template()
        sheet = self.file.add_worksheet(known.own["meta"][self.language])
        rows = {
            "template": known.id,
            "version": str(known.version),
            "language": self.language,
        } | dict(facts or {})
        for row, (name, value) in enumerate(rows.items()):
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, value)
        sheet.very_hidden()

    def _header(self, one: Field) -> Format:
        colours = (
            {"bg_color": PETROL, "font_color": PAPER}
            if one.required
            else {"bg_color": PALE, "font_color": INK}
        )
        return self.style(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            bottom=1,
            bottom_color=PETROL,
            right=1,
            right_color=LINE,
            **colours,
        )

    def _cell(self, one: Field) -> Format:
        if one.type == "date":
            return self.style(num_format="d.m.yyyy", align="left", valign="top")
        if one.type in AS_TEXT:
            wrap = one.type == "text" and one.max_length > 500
            return self.style(num_format="@", text_wrap=wrap, valign="top")
        return self.style(valign="top")


def _lists() -> dict[str, tuple[Field, CodeList]]:
    found: dict[str, tuple[Field, CodeList]] = {}
    for form in template().forms:
        for one in form.fields:
            if one.type in LIST_TYPES:
                found.setdefault(one.list or one.type, (one, list_of(one)))
    return found


def _width(one: Field) -> int:
    if one.type == "text" and one.max_length > 500:
        return 40
    return WIDTHS.get(one.type, NARROW)

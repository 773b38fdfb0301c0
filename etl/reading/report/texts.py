"""The sentences of the findings: what was found and why, and how to mend it."""

from collections.abc import Mapping

from etl.language import N_
from etl.reading.model import Severity

SEVERITY: Mapping[str, Severity] = {
    "NO_TABLE_FOUND": "ask",
    "SEVERAL_TABLES": "ask",
    "DUPLICATE_OR_BLANK_HEADER": "ask",
    "GENERAL_PROFILE": "tell",
    "HIDDEN_SHEET": "tell",
    "HIDDEN_ROWS": "ask",
    "HIDDEN_COLUMNS": "tell",
    "CELLS_ABOVE_TABLE": "tell",
    "ROWS_BELOW_TABLE": "tell",
    "ROWS_NOT_ANSWERS": "tell",
    "MERGED_CELLS_FILLED": "tell",
    "BLANK_ROW_UNDER_HEADER": "tell",
    "BLANK_ROWS_SKIPPED": "tell",
    "STRAY_CELL": "tell",
    "MIXED_TYPES": "tell",
    "MOJIBAKE_HEADER": "tell",
    "NAMES_PROBABLY_TRUNCATED": "tell",
    "OPTION_CONTAINS_DELIMITER": "tell",
    "MARKUP_IN_CELLS": "tell",
    "DUPLICATE_RESPONDENT": "tell",
    "CELL_ERROR": "park",
    "FORMULA_NO_VALUE": "park",
    "TEXT_READ_AS_NUMBER": "tell",
    "PLACEHOLDER_READ_AS_EMPTY": "tell",
    "NUMBER_READ_AS_ID": "tell",
    "LOST_LEADING_ZEROS": "ask",
    "EXCEL_MADE_A_DATE": "ask",
    "PERCENT_OR_SHARE": "ask",
    "SERIAL_IN_DATE_COLUMN": "ask",
    "CODE_LOST_A_ZERO": "ask",
    "NOT_A_NUMBER": "park",
    "NOT_A_DATE": "park",
    "NOT_A_PHONE": "park",
    "NOT_A_POSTAL_CODE": "park",
    "NOT_A_CLASS": "park",
    "NOT_A_BUSINESS_ID": "park",
    "BAD_BUSINESS_ID": "park",
}

CAUSES: Mapping[str, tuple[str, str]] = {
    "NO_TABLE_FOUND": (
        N_(
            "{sheet}: no table with a header row was found. The largest filled block "
            "is {block}."
        ),
        N_("Point at the header row, or upload a file with one table on a sheet."),
    ),
    "SEVERAL_TABLES": (
        N_("{file} has several sheets with different tables: {sheets}."),
        N_("Choose which sheets are brought in."),
    ),
    "DUPLICATE_OR_BLANK_HEADER": (
        N_("{sheet}: columns without a name or with the same name: {cells}."),
        N_("Give each column a name of its own, or choose the columns here."),
    ),
    "GENERAL_PROFILE": (
        N_(
            "{file} looks like an export of {tool}. How that tool writes its files is "
            "known only in general."
        ),
        N_("Look through the proposal: options, matrices and the tool's own columns."),
    ),
    "HIDDEN_SHEET": (
        N_("The sheet {sheet} is hidden; it is not read unless you choose it."),
        N_("Look at it in Excel (right-click a sheet's name > Unhide) and decide."),
    ),
    "HIDDEN_ROWS": (
        N_(
            "{sheet}: {count} of {total} rows are hidden, by a filter or by hand: "
            "{rows}. All rows are offered."
        ),
        N_("Decide whether the hidden rows come in too."),
    ),
    "HIDDEN_COLUMNS": (
        N_("{sheet}: the columns {columns} are hidden, but they have content."),
        N_("Look at them, and leave out those that are not meant to be brought in."),
    ),
    "CELLS_ABOVE_TABLE": (
        N_("{sheet}: the cells {cells} above the table are not brought in."),
        N_("Check that they hold no answers."),
    ),
    "ROWS_BELOW_TABLE": (
        N_("{sheet}: rows {rows} below the table are not brought in."),
        N_("Check that they are notes or totals. If they are answers, choose them."),
    ),
    "ROWS_NOT_ANSWERS": (
        N_(
            "{sheet}: rows that sum up others or repeat the header are not brought in: "
            "{rows}."
        ),
        N_("Check that they hold no answers."),
    ),
    "MERGED_CELLS_FILLED": (
        N_("{sheet}: a merged cell is read on each of its rows: {cells}."),
        N_("If it belongs to one row only, unmerge it in Excel."),
    ),
    "BLANK_ROW_UNDER_HEADER": (
        N_("{sheet}: row {rows} under the header is empty and was passed over."),
        N_("Check that the header row is the right one."),
    ),
    "BLANK_ROWS_SKIPPED": (
        N_("{sheet}: the empty rows {rows} were passed over."),
        N_("Nothing needs to be done if the rows are meant to be empty."),
    ),
    "STRAY_CELL": (
        N_("{sheet}: cells outside the table are not brought in: {cells}."),
        N_("Check that they hold no answers."),
    ),
    "MIXED_TYPES": (
        N_(
            '{sheet}, column {column} "{header}": {numbers} cells are numbers, '
            "{percents} are percentages and {others} are something else."
        ),
        N_("Check what the column means before you map it."),
    ),
    "MOJIBAKE_HEADER": (
        N_('{sheet}, {cell}: the letters of "{value}" are broken; read as "{right}".'),
        N_("Check that the header is right."),
    ),
    "NAMES_PROBABLY_TRUNCATED": (
        N_(
            '{sheet}, column {column} "{header}": {count} names are exactly {length} '
            "characters long, so the source has probably cut them."
        ),
        N_("Companies with cut names are matched by the beginning of the name."),
    ),
    "OPTION_CONTAINS_DELIMITER": (
        N_(
            '{sheet}, column {column} "{header}": answers are parted by "{separator}", '
            "which also stands inside options."
        ),
        N_("Check that the options shown are whole."),
    ),
    "MARKUP_IN_CELLS": (
        N_(
            '{sheet}, column {column} "{header}": cells hold web page code, shown as '
            "text. Rows: {rows}."
        ),
        N_("Leave the column out, or clean the cells in Excel."),
    ),
    "DUPLICATE_RESPONDENT": (
        N_('{sheet}, rows {first} and {row}: the same company "{value}" twice.'),
        N_("Nothing needs to be done if both rows are right."),
    ),
    "CELL_ERROR": (
        N_("{sheet}, {cell}: the cell holds the error {value}, not an answer."),
        N_("Mend the formula in Excel or type the value, and upload again."),
    ),
    "FORMULA_NO_VALUE": (
        N_("{sheet}, {cell}: the cell has a formula, but its result was not saved."),
        N_("Open the file in Excel and save it, then upload it again."),
    ),
    "TEXT_READ_AS_NUMBER": (
        N_('{sheet}, {cell}: the text "{value}" was read as the number {number}.'),
        N_("Check that the number is right."),
    ),
    "PLACEHOLDER_READ_AS_EMPTY": (
        N_('{sheet}, {cell}: "{value}" was read as an empty cell.'),
        N_("If it is an answer, write it in words."),
    ),
    "NUMBER_READ_AS_ID": (
        N_("{sheet}, {cell}: the number {value} was read as the id {proposal}."),
        N_("Check that the id is right."),
    ),
    "LOST_LEADING_ZEROS": (
        N_("{sheet}, {cell}: {value} has lost its leading zeros; probably {proposal}."),
        N_("Accept the proposal, or type the code as text."),
    ),
    "EXCEL_MADE_A_DATE": (
        N_(
            '{sheet}, {cell}: the date {value} stands in the column "{header}". Excel '
            "has probably made it of {proposal}."
        ),
        N_("Accept the proposal, or type the value as text."),
    ),
    "PERCENT_OR_SHARE": (
        N_(
            "{sheet}, {cell}: {value} stands among shares such as 0.25, so it is not "
            "clear whether it means {share}."
        ),
        N_("Say which it is, or type the share with a percent sign."),
    ),
    "SERIAL_IN_DATE_COLUMN": (
        N_(
            "{sheet}, {cell}: the number {value} stands in a column of dates; probably "
            "{proposal}."
        ),
        N_("Accept the proposal, or type the date."),
    ),
    "CODE_LOST_A_ZERO": (
        N_(
            "{sheet}, {cell}: the code is stored as the number {value}. It may be "
            "{value} or {proposal}."
        ),
        N_("Say which it is, or type the code as text."),
    ),
    "NOT_A_NUMBER": (
        N_(
            '{sheet}, {cell}: "{value}" is not a number, though "{header}" has numbers.'
        ),
        N_("Type one number, or leave the cell empty."),
    ),
    "NOT_A_DATE": (
        N_('{sheet}, {cell}: "{value}" is not a date, though "{header}" has dates.'),
        N_("Type the date as day.month.year, or leave the cell empty."),
    ),
    "NOT_A_PHONE": (
        N_('{sheet}, {cell}: "{value}" is not one phone number.'),
        N_("Leave one number in the cell."),
    ),
    "NOT_A_POSTAL_CODE": (
        N_('{sheet}, {cell}: "{value}" is not a Finnish postal code.'),
        N_("Type the five digits, or leave the cell empty."),
    ),
    "NOT_A_CLASS": (
        N_('{sheet}, {cell}: "{value}" is not a class such as 3-5 or 10.'),
        N_("Type the class as it stands in the form."),
    ),
    "NOT_A_BUSINESS_ID": (
        N_('{sheet}, {cell}: "{value}" is not a business id.'),
        N_("Type it as 1234567-8, or leave the cell empty."),
    ),
    "BAD_BUSINESS_ID": (
        N_(
            "{sheet}, {cell}: the check digit of {value} does not match; by its other "
            "digits it would be {expected}."
        ),
        N_("Ask the company for the right id, or leave the cell empty."),
    ),
}

"""The findings that are about rows, columns, sheets or the whole file."""

from etl.intake.causes.text import Text
from etl.language import N_

ROWS = {
    "SHARES_OVER_100": Text(
        "park",
        N_("Shares are over 100 per cent"),
        N_(
            "The shares of “{input}” are {total} per cent together (cells {cells}). "
            "The shares of one input of one company are 100 at most."
        ),
        N_(
            "Correct the shares. If a share is uncertain, write eos, or its lowest and "
            "highest value in their own columns."
        ),
    ),
    "RANGE_REVERSED": Text(
        "park",
        N_("A lower number is above its upper number"),
        N_("“{low_header}” is {low} but “{high_header}” is {high}."),
        N_("Correct one or both of them."),
    ),
    "DUPLICATE_RESPONDENT": Text(
        "tell",
        N_("A company is there twice in the same round"),
        N_("{who} is on rows {rows}. The last of them counts."),
        N_("Remove the older row, if it is there by mistake."),
    ),
    "DUPLICATE_ROW": Text(
        "tell",
        N_("The same thing is there twice"),
        N_("{who} is on rows {rows}. All of them were taken."),
        N_("Remove one, if it is there by mistake."),
    ),
    "NO_COMPANY_ROW": Text(
        "tell",
        N_("A company is not on sheet A of the file"),
        N_(
            "{value} is not on the sheet of companies. An interview comes into use as "
            "a whole, so the row is kept but does not show."
        ),
        N_("Add the company to sheet A of this file and bring it again."),
        group="value",
    ),
    "FOUND_BY_NAME": Text(
        "tell",
        N_("A company has no business ID"),
        N_(
            "“{value}” goes in by its name. Whom the name means is settled on the page "
            "“Match companies”."
        ),
        N_("Write the business ID, if you know it."),
    ),
    "COMPANY_WAITS": Text(
        "tell",
        N_("The row of a company on sheet A waits for correction"),
        N_("{value} waits on sheet A. Its rows here show when that row is in use."),
        N_("Correct the row of the company on sheet A first."),
        group="value",
    ),
    "NOTE_ROW": Text(
        "tell",
        N_("A note among the rows was left out"),
        N_("Row {row} has only the text “{value}”, so it is not an answer."),
    ),
    "TOTAL_ROW": Text(
        "tell",
        N_("A row of totals was left out"),
        N_("Row {row} begins with “{value}”. Totals are counted from the rows."),
    ),
    "ANSWER_IS_NEWER": Text(
        "tell",
        N_("There are newer answers than this correction"),
        N_("{value} has answered again after the file that this corrects."),
        N_("Check that the correction is still right before you accept it."),
    ),
}

SHEETS = {
    "MISSING_COLUMN": Text(
        "stop",
        N_("A mandatory column is missing"),
        N_("The sheet “{sheet}” has no column “{missing}”."),
        N_("Add the column, or copy the rows into a new template."),
    ),
    "DUPLICATE_COLUMN": Text(
        "tell",
        N_("A column is there twice"),
        N_("“{header}” is also in column {other}. The first one was read."),
        N_("Remove or rename the other one."),
    ),
    "UNKNOWN_COLUMN": Text(
        "tell",
        N_("A column is not part of the template"),
        N_("“{header}” was left out. Filled cells in it: {count}."),
        N_("If it is an answer, move it under a column of the template."),
    ),
    "UNKNOWN_SHEET": Text(
        "tell",
        N_("A sheet is not part of the template"),
        N_("The sheet “{sheet}” was left out. Filled cells on it: {count}."),
        N_("If it has answers, copy them into a sheet of the template."),
    ),
    "HIDDEN_ROWS": Text(
        "tell",
        N_("There are hidden rows"),
        N_("Hidden rows on the sheet: {count}. They were read like the others."),
        N_("Remove them from the file if they should not be there."),
    ),
    "HIDDEN_COLUMNS": Text(
        "tell",
        N_("There are hidden columns"),
        N_("Hidden columns on the sheet: {count}. They were read like the others."),
        N_("Remove them from the file if they should not be there."),
    ),
    "HIDDEN_SHEET": Text(
        "tell",
        N_("A sheet is hidden"),
        N_("The sheet “{sheet}” is hidden. It was read like the others."),
        N_("Remove it from the file if it should not be there."),
    ),
    "NO_ROWS": Text(
        "stop",
        N_("There are no answers in the workbook"),
        N_("No sheet of “{file}” has a filled row."),
        N_("Fill in the workbook from row {first} on and bring it again."),
    ),
    "BASE_NOT_IN_USE": Text(
        "stop",
        N_("The file that this corrects is not in use"),
        N_("The rows carry ids of another file, and that file is not in use now."),
        N_("Accept or restore that file first, then bring this one again."),
    ),
    "NEWER_TEMPLATE": Text(
        "stop",
        N_("The workbook is made with a newer template"),
        N_("The file has version {found}; this program knows up to {known}."),
        N_("Ask the maintainer to update the program."),
    ),
}

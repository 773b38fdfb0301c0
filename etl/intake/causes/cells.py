"""The findings that are about one cell."""

from etl.intake.causes.text import Text
from etl.language import N_

BUSINESS_IDS = {
    "BAD_BUSINESS_ID": Text(
        "park",
        N_("The check digit of a business ID does not match"),
        N_(
            "The cell has “{value}”. If the other digits are right, the ID is "
            "{expected}."
        ),
        N_("Check the ID with the company or in the trade register."),
    ),
    "NOT_A_BUSINESS_ID": Text(
        "park",
        N_("This is not a business ID"),
        N_("The cell has “{value}”. An ID is seven digits, a dash and a check digit."),
        N_("Write the ID of the company, for example {example}."),
    ),
    "BUSINESS_ID_REPAIRED": Text(
        "tell",
        N_("A business ID was read from a damaged form"),
        N_("“{value}” was read as {read}; the check digit confirms it."),
        is_revocable=True,
    ),
}

DATES = {
    "EXCEL_MADE_A_DATE": Text(
        "ask",
        N_("The spreadsheet probably turned a value into a date"),
        N_("The cell has the date {value}. It was probably “{guess}”."),
        N_("Make the cell's format text and write the value again."),
    ),
    "DATE_NOT_EXPECTED": Text(
        "park",
        N_("There is a date where something else was expected"),
        N_("The cell has the date {value}. The spreadsheet may have made it."),
        N_("Make the cell's format text and write it again, for example {example}."),
    ),
    "NOT_A_DATE": Text(
        "park",
        N_("A date was expected"),
        N_("The cell has “{value}”, which does not name one day."),
        N_("Write day, month and year, for example {example}."),
    ),
    "NO_SUCH_DATE": Text(
        "park",
        N_("There is no such day in the calendar"),
        N_("The cell has “{value}”."),
        N_("Correct the day, for example {example}."),
    ),
    "AMBIGUOUS_DATE": Text(
        "ask",
        N_("A date can be read in two ways"),
        N_("The cell has “{value}”. The day and the month cannot be told apart."),
        N_("Write the date in the form {example}."),
    ),
    "NUMBER_FOR_A_DATE": Text(
        "ask",
        N_("A date has turned into a number"),
        N_("The cell has {value}. It is probably the date {guess}."),
        N_("Make the cell's format a date, or write the date again."),
    ),
    "DAY_MISSING": Text(
        "ask",
        N_("A date has no day"),
        N_("The cell has “{value}”. Is {guess}, the first day of the month, enough?"),
        N_("Write day, month and year, for example {example}."),
    ),
    "DATE_OUT_OF_RANGE": Text(
        "park",
        N_("A date is too far back or ahead"),
        N_("The cell has “{value}”. The earliest date that fits is {earliest}."),
        N_("Check the year."),
    ),
    "FUTURE_DATE": Text(
        "tell",
        N_("A date is in the future"),
        N_("The cell has “{value}”. It was taken as it is."),
        N_("Check the year."),
    ),
    "NOT_A_ROUND": Text(
        "park",
        N_("This cannot be a name of a round or a period"),
        N_("The cell has “{value}”. A name has at most 20 letters and digits."),
        N_("Write it in short, for example {example}."),
    ),
}

CODES = {
    "NOT_IN_LIST": Text(
        "park",
        N_("The value is not in the list"),
        N_("The cell has “{value}”. The list has: {allowed}."),
        N_("Choose from the drop-down list, for example {example}."),
    ),
    "NOT_A_CODE": Text(
        "park",
        N_("This is not a code of the classification"),
        N_("The cell has “{value}”. A code has {digits} digits."),
        N_("Write the code, for example {example}."),
    ),
    "LOOKS_LIKE": Text(
        "ask",
        N_("The value is not in the list, but one is nearly the same"),
        N_("The cell has “{value}”. Did you mean “{guess}”?"),
        N_("Choose from the drop-down list, or write the code."),
    ),
    "LOST_LEADING_ZEROS": Text(
        "tell",
        N_("A zero was put back before a code"),
        N_("“{value}” was read as {read}. The spreadsheet had dropped the zero."),
        is_revocable=True,
    ),
    "MAYBE_LOST_ZERO": Text(
        "ask",
        N_("A code may have lost its first zero"),
        N_("The cell has the number {value}. It can be {guess} or {other}."),
        N_("Make the cell's format text and write the code with its zeros."),
    ),
    "MUNICIPALITY_MERGED": Text(
        "tell",
        N_("A municipality has merged into another"),
        N_("“{value}” was read as {municipality}, of which it has been since {year}."),
        is_revocable=True,
    ),
    "OTHER_EDITION": Text(
        "ask",
        N_("A code is of the other edition of the classification"),
        N_("The code {value} is not in this edition. Does it belong to “{moved_to}”?"),
        N_("Write the code into the column of its own edition."),
    ),
    "NOT_YES_NO": Text(
        "park",
        N_("The answer is not yes or no"),
        N_("The cell has “{value}”. An answer is k (yes), e (no) or eos (not known)."),
        N_("Choose k, e or eos."),
    ),
}

CELLS = {
    "MISSING_VALUE": Text(
        "park",
        N_("A mandatory cell is empty"),
        N_("“{header}” must be filled on every row."),
        N_("Fill in the cell, for example {example}."),
    ),
    "DONT_KNOW_NOT_ALLOWED": Text(
        "park",
        N_("A mandatory cell has “don't know”"),
        N_("The cell has “{value}”. “{header}” must be filled on every row."),
        N_("Find out the value, for example {example}."),
    ),
    "TEXT_TOO_LONG": Text(
        "park",
        N_("A text is too long"),
        N_("The text has {length} characters; {limit} fit."),
        N_("Shorten the text. Nothing is cut off without asking."),
    ),
    "CELL_ERROR": Text(
        "park",
        N_("The cell shows an error of the spreadsheet"),
        N_("The cell shows {value}, so its formula gives no value."),
        N_("Mend the formula or write the value itself."),
    ),
    "FORMULA_NO_VALUE": Text(
        "park",
        N_("A formula has no value"),
        N_("The program that saved the file did not compute the formula."),
        N_("Open the file in Excel, save it, and bring it again."),
    ),
    "PLACEHOLDER_READ_AS_EMPTY": Text(
        "tell",
        N_("A dash was read as an empty cell"),
        N_("“{value}” means that nothing was answered. It is not zero."),
        N_("If the company does not know, write eos."),
        group="sheet",
    ),
}

ANSWERED = {
    "ANSWERED": Text(
        "tell",
        N_("A value was taken as a person has answered"),
        N_("“{value}” was taken as “{read}”."),
    ),
    "CONFIDENTIAL_WORD": Text(
        "ask",
        N_("May the file be taken into use?"),
        N_("“{where}” has a word such as confidential or secret: “{value}”."),
        N_("Ask whoever gave the file, if you are not sure."),
        group="sheet",
    ),
}

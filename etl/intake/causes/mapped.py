"""The findings about a file that is read by a mapping of its columns."""

from etl.intake.causes.text import Text
from etl.language import N_

MAPPED = {
    "MISSING_FACT": Text(
        "stop",
        N_("A mandatory fact is missing"),
        N_(
            "Nothing in the mapping says “{missing}” ({target}), which every row "
            "made of the sheet “{sheet}” needs."
        ),
        N_(
            "Choose the column that holds it, give one value for every row, or leave "
            "out the columns that go to the same sheet of the template."
        ),
    ),
    "NEW_COLUMN": Text(
        "tell",
        N_("A column is not in the mapping"),
        N_("“{header}” was left out. Filled cells in it: {count}."),
        N_("If it is an answer, say in the mapping which field it is."),
    ),
    "SHEET_NOT_READ": Text(
        "tell",
        N_("A sheet is not read"),
        N_("The mapping leaves the sheet “{sheet}” out. Filled cells on it: {count}."),
        N_("If it has answers, add it to the mapping."),
        group="sheet",
    ),
    "ANSWERED_AGAIN": Text(
        "tell",
        N_("A company has answered more than once"),
        N_(
            "Rows {rows} are answers of the same company in the same round. Each "
            "question takes the latest answer, and an empty one replaces nothing."
        ),
        N_("Give one of them another round, if they should be kept apart."),
    ),
    "SEVERAL_ROWS": Text(
        "tell",
        N_("One amount for several answers"),
        N_(
            "“{header}” is one amount, but the row names several things that it "
            "could be of. It was left out on {count} rows, so that nothing is "
            "counted twice."
        ),
        N_("Write the amount of each on a row of its own, if you know it."),
    ),
}

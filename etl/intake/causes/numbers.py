"""The findings about numbers, shares and steps of scales."""

from etl.intake.causes.text import Text
from etl.language import N_

NUMBERS = {
    "NOT_A_NUMBER": Text(
        "park",
        N_("A number was expected"),
        N_("The cell has “{value}”, which is not one number."),
        N_("Write the number alone, for example {example}. If it is not known: eos."),
    ),
    "NOT_WHOLE": Text(
        "park",
        N_("A whole number was expected"),
        N_("The cell has “{value}”. People and pieces are counted without decimals."),
        N_("Round it to a whole number, for example {example}."),
    ),
    "NOT_ON_SCALE": Text(
        "park",
        N_("A step of the scale was expected"),
        N_("The cell has “{value}”. The scale is {range}, whole numbers only."),
        N_("Write one number of the scale, for example {example}."),
    ),
    "OUT_OF_RANGE": Text(
        "park",
        N_("A number is outside its range"),
        N_("The cell has “{value}”. The range is {range}."),
        N_("Correct the number. Look at the unit in the header, too."),
    ),
    "AMBIGUOUS_NUMBER": Text(
        "ask",
        N_("A number can be read in two ways"),
        N_("The cell has “{value}”. It can be thousands or decimals."),
        N_("Write it without the dot, or with a decimal comma."),
    ),
    "NUMBER_APPROXIMATE": Text(
        "tell",
        N_("An approximate number was taken as it is"),
        N_("“{value}” was read as {read}."),
        is_revocable=True,
    ),
    "NUMBER_SHORTENED": Text(
        "ask",
        N_("A number has been shortened with a letter"),
        N_("The cell has “{value}”. It is probably {guess}."),
        N_("Write the number in full, for example {example}."),
    ),
    "NUMBER_WITH_NOTE": Text(
        "ask",
        N_("There is something after a number"),
        N_("The cell has “{value}”. Is the number {guess} right without “{note}”?"),
        N_("Write the number alone, for example {example}."),
    ),
    "CALCULATION": Text(
        "park",
        N_("There is a calculation in place of a number"),
        N_("The cell has “{value}”. It is not worked out, as it may not be right."),
        N_("Write the result alone, for example {example}."),
    ),
    "DECIMAL_POINT": Text(
        "tell",
        N_("A point was read as a decimal comma"),
        N_("“{value}” was read as {read}. No dates were changed."),
        group="sheet",
    ),
    "MAYBE_FRACTION": Text(
        "ask",
        N_("A share may have been written as a part of one"),
        N_("The cell has “{value}”. It can be {guess} per cent or {other} per cent."),
        N_("Write the share with its sign: 45 % or 0,45 %."),
    ),
    "NUMBER_RANGE": Text(
        "ask",
        N_("A range was given where one number is asked"),
        N_(
            "The cell has “{value}”. The careful end is {guess}, the other one "
            "{other}; the middle is never taken."
        ),
        N_("Choose the end that holds, or write one number, for example {example}."),
    ),
    "NUMBER_BOUND": Text(
        "ask",
        N_("Only the least or the most is told"),
        N_("The cell has “{value}”. Is {guess} near enough?"),
        N_("Write one number, for example {example}. If it is not known: eos."),
    ),
    "RANGE_READ": Text(
        "tell",
        N_("A range was read as the least and the most"),
        N_("“{value}” was read as the range {read}; each end has a field of its own."),
        is_revocable=True,
    ),
    "OTHER_UNIT": Text(
        "ask",
        N_("A number is in another unit than the column"),
        N_("The cell has “{value}”. In the column's unit it is {guess}."),
        N_("Write the number in the unit of the header, for example {example}."),
    ),
    "MONEY_FOR_A_CLASS": Text(
        "ask",
        N_("A sum was given where a class is asked"),
        N_("The cell has “{value}”. As euros it belongs to the class “{guess}”."),
        N_("Choose the class from the list, for example {example}."),
    ),
}

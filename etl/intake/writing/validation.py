"""What the spreadsheet itself offers and checks while a person types.

The check there only warns: a code without its name, or `eos`, is right as well.
"""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from etl.intake.template import Field, template
from etl.intake.values.lists import example_of
from etl.language import N_, translator

HINT = N_("{help} Example: {example}")
WARNING_TITLE = N_("Check the value")
NOT_LISTED = N_("The value is not in the list. A code alone is fine, too. Keep it?")
NOT_IN_RANGE = N_("The value is not a number within the range. Keep it?")
LONGEST_TITLE, LONGEST_HINT = 32, 255


def validation(
    one: Field, column: int, language: str, ranges: Mapping[tuple[str, bool], str]
) -> dict[str, Any]:
    """Return the rules of a column as XlsxWriter takes them."""
    gettext = translator(language).gettext
    example = example_of(one)[language]
    hint = gettext(HINT).format(help=one.help[language], example=example)
    rules = {
        "input_title": one.label[language][:LONGEST_TITLE],
        "input_message": hint[:LONGEST_HINT],
        "error_type": "warning",
        "error_title": gettext(WARNING_TITLE)[:LONGEST_TITLE],
    }
    options = _options(one, language, ranges)
    if options is not None:
        open_ended = one.open or one.digits is not None
        return rules | {
            "validate": "list",
            "source": options,
            "show_error": not open_ended and one.type != "codes",
            "error_message": gettext(NOT_LISTED)[:LONGEST_HINT],
        }
    if one.type in {"integer", "number", "percent"}:
        return rules | {
            "validate": "custom",
            "value": _formula(one, xl_col_to_name(column), language),
            "error_message": gettext(NOT_IN_RANGE)[:LONGEST_HINT],
        }
    return rules | {"validate": "any"}


def _options(
    one: Field, language: str, ranges: Mapping[tuple[str, bool], str]
) -> list[str] | str | None:
    words = {name: texts[language] for name, texts in template().answer.items()}
    dont_know = [words["dont_know"]] if one.accepts_dont_know else []
    if one.type in {"yes_no", "yes_no_unknown"}:
        return [words["yes"], words["no"], *dont_know]
    if one.type == "scale":
        steps = range(int(one.min or 0), int(one.max or 0) + 1)
        return [*map(str, steps), *dont_know]
    return ranges.get((one.list or one.type, one.accepts_dont_know))


def _formula(one: Field, letter: str, language: str) -> str:
    cell = f"{letter}3"
    tests = [f"ISNUMBER({cell})"]
    if one.min is not None:
        tests.append(f"({cell}>={one.min})")
    if one.max is not None:
        tests.append(f"({cell}<={one.max})")
    dont_know = template().answer["dont_know"][language]
    words = "".join(
        f',LOWER({cell})="{word}"' for word in dict.fromkeys(("eos", dont_know, "-"))
    )
    return f"=OR({'*'.join(tests)}{words})"

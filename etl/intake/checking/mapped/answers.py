"""What one cell answers: a value, several answers, or a tick that means an option."""

from collections.abc import Collection, Mapping

from etl.intake.template import template
from etl.intake.values import Shown, clean, fold, read_cell
from etl.intake.values.words import EMPTY_WORDS, NO, YES
from etl.mapping.model import ColumnMapping, field_of, naming
from etl.reading.report.groups import NO as TICK_NO
from etl.reading.report.groups import YES as TICK_YES
from etl.reading.types.options import split

LEFT_EMPTY = "LEFT_EMPTY"
"""The reason of an answer that a person has said to mean nothing."""


def is_matrix_row(column: ColumnMapping) -> bool:
    """Whether the option of a column names a row, and its cells are the answers.

    An option that the field itself could hold is an answer: it is ticked.
    """
    one = field_of(column.target)
    if column.how != "tick" or one is None or one.type == "codes":
        return False
    name = naming(template().form(one.sheet))
    if not name or one.id == name:
        return False
    return one.type == "text" or read_cell(one, Shown(column.option)).value is None


def value(shown: Shown, values: Mapping[str, str]) -> Shown | None:
    """Return a cell with its answer as a code; None when it was said to be empty."""
    code = values.get(fold(shown.text))
    if code is None:
        return shown
    return Shown(code) if code else None


def several(
    shown: Shown, column: ColumnMapping, values: Mapping[str, str]
) -> list[str]:
    """Return the answers in a cell, each as its code where there is one."""
    found: list[str] = []
    for part in divide(shown.text, column.separator, column.values):
        answer = values.get(fold(part), part)
        if answer and answer not in found:
            found.append(answer)
    return found


def ticked(
    shown: Shown,
    column: ColumnMapping,
    values: Mapping[str, str],
    names: Collection[str],
) -> str:
    """Return the answer of a column of one option, empty when it was not chosen.

    `names` are the ways in which the option itself is written; any other text is an
    answer of its own ("other, what").
    """
    folded = fold(shown.text)
    if folded in values:
        return values[folded]
    if folded in EMPTY_WORDS or folded in NO or folded in TICK_NO:
        return ""
    if folded in YES or folded in TICK_YES or folded in names:
        return column.option
    return clean(shown.text)


def divide(text: str, separator: str, labels: Collection[str]) -> list[str]:
    """Return the answers of one cell: known ones whole, the longest first.

    What is not known is parted where no bracket is open, so that `Koneistus (CNC,
    sorvaus)` stays one answer.
    """
    rest = clean(text)
    if not separator:
        return [rest] if rest else []
    sign = separator.strip() or separator
    known = sorted(
        {clean(label) for label in labels if sign in label}, key=len, reverse=True
    )
    if not known or sign not in rest:
        return split(rest, separator)
    found = []
    while rest:
        part = _known_start(rest, known, sign) or split(rest, separator)[:1]
        if not part:
            break
        found.append(part[0])
        after = rest.find(part[0]) + len(part[0])
        rest = rest[after:].lstrip().removeprefix(sign).lstrip()
    return found


def _known_start(rest: str, known: list[str], sign: str) -> list[str]:
    lowered = rest.lower()
    for label in known:
        after = rest[len(label) :].lstrip()
        if lowered.startswith(label.lower()) and (not after or after.startswith(sign)):
            return [rest[: len(label)]]
    return []

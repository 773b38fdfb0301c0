"""A code in the column of the other edition, taken to its own when a person says so."""

from etl.intake.answers.questions import LEAVE
from etl.intake.checking.sheet import CheckedSheet

EDITION = "OTHER_EDITION"


def take_to_own_edition(sheet: CheckedSheet) -> None:
    """Move answered codes; one whose place is taken waits instead."""
    for answer in sheet.answers:
        for place, typed in enumerate(answer.typed):
            target = str(typed.values.get("moves_to", ""))
            row = answer.rows[place]
            if not target or row in sheet.left_out:
                continue
            at = sheet.places[row]
            sheet.values[answer.field.id][at] = None
            there = sheet.answer(target)
            is_free = there is None or row not in there
            if is_free or sheet.values[target][at] == typed.value:
                sheet.values[target][at] = typed.value
            else:
                answer.typed[place] = typed._replace(
                    value=None, code=EDITION, answer=LEAVE
                )

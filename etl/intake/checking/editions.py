"""Answers that belong to other fields of their row, taken there.

A code of the other edition goes when a person says so; the ends of a range go to the
fields of its least and most.
"""

from etl.intake.answers.questions import LEAVE
from etl.intake.checking.sheet import CheckedSheet

EDITION, RANGE = "OTHER_EDITION", "RANGE_READ"


def take_to_own_fields(sheet: CheckedSheet) -> None:
    """Move answers; one whose place is taken by another waits instead."""
    for answer in sheet.answers:
        for place, typed in enumerate(answer.typed):
            row = answer.rows[place]
            moves = typed.values.get("moves_to", ())
            if not moves or typed.value is None or row in sheet.left_out:
                continue
            sheet.values[answer.field.id][sheet.places[row]] = None
            if all(_is_free(sheet, row, one, text) for one, text in moves):
                for one, text in moves:
                    sheet.values[one][sheet.places[row]] = text
            else:
                code = RANGE if typed.code == RANGE else EDITION
                answer.typed[place] = typed._replace(
                    value=None, code=code, answer=LEAVE
                )


def _is_free(sheet: CheckedSheet, row: int, field_id: str, text: str) -> bool:
    there = sheet.answer(field_id)
    is_there = there is not None and row in there
    return not is_there or sheet.values[field_id][sheet.places[row]] == text

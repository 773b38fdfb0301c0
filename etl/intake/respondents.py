"""Whose answer a row of a form is: the form tool's own id of it, kept with the row.

The id is a key across files of one form: a longer export tells an answer anew, even
under another company, and `sql/staging/answer_told_again.sql` finds it by this.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from etl.intake.checking import Checked
from etl.intake.checking.mapped import MappedLayout
from etl.intake.checking.mapped.source import Source
from etl.intake.identity import COMPANIES
from etl.intake.values import fold
from etl.mapping.headers import fingerprint

RESPONDENT = pa.schema(
    [("row_number", pa.int32())]
    + [(name, pa.string()) for name in ("form", "respondent", "answered_at")]
)
"""One line for each row of sheet A and answer in it, also for rows that wait."""


def respondent_rows(checked: Checked) -> list[dict[str, Any]]:
    """Return whose answers the rows of sheet A are; nothing for other files.

    A person may have put any column in the place of the id, so only a hash of the id
    is kept.
    """
    sheet = checked.sheet(COMPANIES)
    if sheet is None or not isinstance(sheet.laid, MappedLayout):
        return []
    known: dict[Source, dict[int, dict[str, Any]]] = {}
    found: list[dict[str, Any]] = []
    for number, row in sheet.laid.made.items():
        for source, first in dict.fromkeys(
            (made.source, made.row) for made in row.values()
        ):
            if source not in known:
                known[source] = dict(_told(source))
            told = source.joined.get(first, [first])
            facts = (known[source].get(one) for one in told)
            found += [{"row_number": number} | one for one in facts if one]
    return found


def _told(source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    number = source.number_of(source.mapping.respondent)
    if not number:
        return
    completed = source.number_of(source.mapping.completed)
    moments = source.moments(completed) if completed else {}
    form = fingerprint(source.header(one) for one in source.table.columns)[:16]
    for row in source.table.rows:
        shown = source.shown(number, row)
        if shown is not None:
            named = hashlib.sha256(fold(shown.text).encode()).hexdigest()
            yield (
                row,
                {
                    "form": form,
                    "respondent": named[:16],
                    "answered_at": moments.get(row),
                },
            )

"""What a row is about, and whether two rows about the same say the same.

A company's answers of a round hang together: a newer file with that company and round
takes the place of the older answers as a whole.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from etl.intake.checking import Checked
from etl.intake.checking.sheet import CheckedSheet
from etl.intake.values import fold

COMPANIES = "yritykset"
SEPARATOR = "\x1f"

Key = tuple[str, str, str, str]
"""Sheet, company, round, identity."""


def answer_rows(checked: Checked) -> list[dict[str, Any]]:
    """Return one line for each row that can go in: its key and a digest of it."""
    rounds = company_rounds(checked)
    return [row for sheet in checked.sheets for row in _sheet_rows(sheet, rounds)]


def company_rounds(checked: Checked) -> dict[str, str]:
    """Return the round of each company that can go in from sheet A."""
    companies = checked.sheet(COMPANIES)
    if companies is None:
        return {}
    ids = companies.imported_values("ytunnus")
    rounds = companies.imported_values("kierros")
    pairs = zip(ids, rounds, strict=True)
    return {str(company): str(name) for company, name in pairs}


def _sheet_rows(
    sheet: CheckedSheet, rounds: Mapping[str, str]
) -> Iterable[dict[str, Any]]:
    fields = [one.id for one in sheet.form.fields]
    columns = [sheet.imported_values(name) for name in fields]
    identity = [fields.index(name) for name in sheet.form.identity]
    seen: Counter[str] = Counter()
    for place, row in enumerate(sheet.imported_rows):
        values = [column[place] for column in columns]
        named = SEPARATOR.join(fold(values[one] or "") for one in identity)
        seen[named] += 1
        company, interview_round = "", ""
        if sheet.form.key == COMPANIES:
            # an interview is there once: the last row of it counts
            company, interview_round = str(values[0]), str(values[identity[1]])
            seen[named] = 1
        elif sheet.form.company:
            company = str(values[0])
            interview_round = rounds.get(company, "")
        digest = SEPARATOR.join("\x00" if one is None else one for one in values)
        yield {
            "row_number": row,
            "sheet": sheet.form.key,
            "company": company,
            "interview_round": interview_round,
            "identity": f"{named}{SEPARATOR}{seen[named]}",
            "digest": hashlib.blake2b(digest.encode(), digest_size=8).hexdigest(),
        }

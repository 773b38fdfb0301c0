"""What a row is about, and whether two rows about the same say the same.

A company's answers of a round hang together: our own workbook holds all of them, a
form a part; which file's answers count then is chosen by `sql/marts/answers`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from etl.intake.checking import Checked
from etl.intake.template import Form
from etl.intake.values import fold

COMPANIES = "yritykset"
SEPARATOR = "\x1f"

Key = tuple[str, str, str, str]
"""Sheet, company, round, identity."""


def answer_rows(checked: Checked) -> list[dict[str, Any]]:
    """Return one line for each row that can go in: its key and a digest of it."""
    rounds = company_rounds(checked)
    found: list[dict[str, Any]] = []
    for sheet in checked.sheets:
        columns = [sheet.imported_values(one.id) for one in sheet.form.fields]
        found += _form_rows(sheet.form, sheet.imported_rows, columns, rounds)
    return found


def company_rounds(checked: Checked) -> dict[str, str]:
    """Return the round of each company that can go in from sheet A."""
    companies = checked.sheet(COMPANIES)
    if companies is None:
        return {}
    ids = companies.imported_values("ytunnus")
    rounds = companies.imported_values("kierros")
    pairs = zip(ids, rounds, strict=True)
    return {str(company): str(name) for company, name in pairs}


def _form_rows(
    form: Form,
    rows: Sequence[int],
    columns: Sequence[Sequence[str | None]],
    rounds: Mapping[str, str],
) -> Iterable[dict[str, Any]]:
    fields = [one.id for one in form.fields]
    identity = [fields.index(name) for name in form.identity]
    seen: Counter[str] = Counter()
    for row, values in zip(rows, zip(*columns, strict=True), strict=True):
        named = SEPARATOR.join(fold(values[one] or "") for one in identity)
        seen[named] += 1
        company, interview_round = "", ""
        if form.key == COMPANIES:
            # an interview is there once: the last row of it counts
            company, interview_round = str(values[0]), str(values[identity[1]])
            seen[named] = 1
        elif form.company:
            company = str(values[0])
            interview_round = rounds.get(company, "")
        yield {
            "row_number": row,
            "sheet": form.key,
            "company": company,
            "interview_round": interview_round,
            "identity": f"{named}{SEPARATOR}{seen[named]}",
            "digest": digest(values),
        }


def digest(values: Iterable[str | None]) -> str:
    """Return a text that differs when the values of a row do."""
    told = SEPARATOR.join("\x00" if one is None else one for one in values)
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()

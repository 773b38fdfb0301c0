"""What a row is about, and whether two rows about the same say the same.

A company's answers of a round hang together: a newer file with that company and round
takes the place of the older answers as a whole.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from etl.intake.checking import Checked
from etl.intake.template import Form, template
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


def table_rows(tables: Mapping[str, pa.Table]) -> Iterable[dict[str, Any]]:
    """Return the same lines of answers that stand in tables already."""
    companies = tables[COMPANIES].to_pylist() if COMPANIES in tables else []
    rounds = {str(one["ytunnus"]): str(one["kierros"]) for one in companies}
    for form in template().forms:
        table = tables.get(form.key)
        if table is not None:
            columns = [table[one.id].to_pylist() for one in form.fields]
            rows = table["row_number"].to_pylist()
            yield from _form_rows(form, rows, columns, rounds)


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
    for place, row in enumerate(rows):
        values = [column[place] for column in columns]
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
        digest = SEPARATOR.join("\x00" if one is None else one for one in values)
        yield {
            "row_number": row,
            "sheet": form.key,
            "company": company,
            "interview_round": interview_round,
            "identity": f"{named}{SEPARATOR}{seen[named]}",
            "digest": hashlib.blake2b(digest.encode(), digest_size=8).hexdigest(),
        }

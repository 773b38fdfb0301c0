"""Whose answers a row holds, and what counts when somebody has answered twice.

The later answer wins question by question, and an empty answer never replaces one.
"""

from collections.abc import Mapping, Sequence

from etl.intake.checking.mapped.answers import is_matrix_row
from etl.intake.checking.mapped.rows import Row
from etl.intake.checking.mapped.source import Made, Source
from etl.intake.template import Form, template
from etl.intake.values import fold, read_cell
from etl.intake.values.business_id import read_business_id
from etl.mapping.model import COMPANY, naming

COMPANIES, NAME = "yritykset", "nimi"

Built = dict[str, dict[int, list[Row]]]
"""Rows of the template by its sheet, then by the row of the file."""


def company_cells(source: Source) -> dict[int, Made]:
    """Return the cell that names the company, by row, from whichever sheet has it."""
    columns = [
        (number, one)
        for number, one in source.columns.items()
        if one.field_id == COMPANY and one.how == "value"
    ]
    columns.sort(key=lambda pair: pair[1].form != COMPANIES)
    found: dict[int, Made] = {}
    for number, _ in columns:
        for row in source.table.rows:
            shown = source.shown(number, row)
            if shown is not None:
                found.setdefault(row, Made(*shown, source, row, (number,)))
    return found


def company_by_respondent(sources: Sequence[Source]) -> dict[str, Made]:
    """Return the company by the tool's id of an answer, for sheets without any."""
    found: dict[str, Made] = {}
    for source in sources:
        number = source.number_of(source.mapping.respondent)
        for row, made in company_cells(source).items():
            shown = source.shown(number, row) if number else None
            if shown is not None:
                found.setdefault(fold(shown.text), made)
    return found


def give_company(
    built: Built, source: Source, by_respondent: Mapping[str, Made]
) -> None:
    """Write the company on the rows of every sheet that speaks of companies.

    One without a business id is named as on sheet A; the check knows whom it means.
    """
    own = company_cells(source)
    number = source.number_of(source.mapping.respondent)
    first = built.get(COMPANIES, {})
    names = {row: one[0][NAME] for row, one in first.items() if NAME in one[0]}
    for form in template().forms:
        if not (form.company or form.key == COMPANIES):
            continue
        for row, rows in built.get(form.key, {}).items():
            made = own.get(row)
            shown = source.shown(number, row) if number and made is None else None
            if shown is not None:
                made = by_respondent.get(fold(shown.text))
            if made is None and form.key != COMPANIES:
                made = names.get(row)
            if made is not None:
                for one in rows:
                    one.setdefault(COMPANY, made)


def merge_repeats(built: Built, source: Source) -> list[list[int]]:
    """Join the rows of respondents who answered again; return their rows."""
    groups = _respondents(built, source)
    times = _times(source)
    is_form = _is_form(source)
    for rows in groups:
        rows.sort(key=lambda row: (times.get(row, ""), row))
        source.answered_again.update(rows[:-1] if is_form else ())
        source.joined[rows[-1]] = rows
        for form in template().forms:
            answers = built.get(form.key, {})
            if form.key == COMPANIES or (form.company and not naming(form)):
                _merge_one(answers, rows)
            elif form.company and _has_matrix(source, form):
                _merge_names(answers, rows, naming(form))
            elif form.company and is_form:
                _keep_newest(answers, rows, naming(form))
    return groups if is_form else []


def _is_form(source: Source) -> bool:
    """Whether a row is one answer to a form, not a line of a list."""
    is_told = bool(source.mapping.respondent or source.mapping.completed)
    return is_told and COMPANIES in source.mapping.forms


def _has_matrix(source: Source, form: Form) -> bool:
    return any(is_matrix_row(column) for _, column in source.targets(form.key))


def _respondents(built: Built, source: Source) -> list[list[int]]:
    groups: dict[tuple[str, str], list[int]] = {}
    for row in source.table.rows:
        who = _who(built, row)
        if who:
            groups.setdefault(who, []).append(row)
    return [rows for rows in groups.values() if len(rows) > 1]


def _who(built: Built, row: int) -> tuple[str, str] | None:
    """Return company and round of a row, None where the company is not known."""
    forms = [form for form in template().forms if form.company]
    ordered: list[Form] = [template().form(COMPANIES), *forms]
    rows = [one for form in ordered for one in built.get(form.key, {}).get(row, [])]
    if not rows:
        return None
    company = next((one[COMPANY] for one in rows if COMPANY in one), None)
    first = rows[0]
    name = first.get(NAME)
    interview_round = first.get("kierros")
    field = template().form(COMPANIES).field(COMPANY)
    key = ""
    if company is not None:
        key = read_business_id(field, company.shown).value or fold(company.text)
    elif name is not None:
        key = fold(name.text)
    return (key, _round(interview_round)) if key else None


def _round(made: Made | None) -> str:
    if made is None:
        return ""
    field = template().form(COMPANIES).field("kierros")
    return read_cell(field, made.shown).value or fold(made.text)


def _times(source: Source) -> Mapping[int, str]:
    number = source.number_of(source.mapping.completed)
    return source.moments(number) if number else {}


def _merge_one(answers: dict[int, list[Row]], rows: list[int]) -> None:
    merged: Row = {}
    for row in rows:
        for one in answers.pop(row, []):
            merged |= {name: made for name, made in one.items() if made.columns}
            for name, made in one.items():
                merged.setdefault(name, made)
    if merged:
        answers[rows[-1]] = [merged]


def _merge_names(answers: dict[int, list[Row]], rows: list[int], name: str) -> None:
    """Join the rows of a matrix, each of which is a question of its own."""
    merged: dict[str, Row] = {}
    for row in rows:
        for one in answers.pop(row, []):
            key = fold(one[name].text) if name in one else ""
            merged[key] = merged.get(key, {}) | one
    if merged:
        answers[rows[-1]] = list(merged.values())


def _keep_newest(answers: dict[int, list[Row]], rows: list[int], name: str) -> None:
    """Keep the newest answer that names something; what came later adds to one row."""
    held = [row for row in rows if row in answers]
    named = [row for row in held if any(name in one for one in answers[row])]
    if not held:
        return
    kept = named[-1] if named else held[-1]
    for row in held:
        if row == kept:
            continue
        others = answers.pop(row)
        if row > kept and len(others) == len(answers[kept]) == 1:
            said = {key: made for key, made in others[0].items() if made.columns}
            answers[kept][0] |= said

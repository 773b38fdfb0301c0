"""What the columns of a sheet are together: one field once, a form with its name.

A field that two columns could be stays with the likelier one; the other asks.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from etl.intake.checking.mapped.answers import is_matrix_row
from etl.intake.template import Form, template
from etl.mapping.headers import turn_of
from etl.mapping.model import COMPANY, FileMapping, is_many, naming
from etl.mapping.proposal import SURE
from etl.mapping.proposing.drafts import Draft
from etl.mapping.proposing.sense import COMPANIES, form_of
from etl.mapping.wording import FOLDER
from etl.reading.words import compared

DATE = f"{COMPANIES}.haastattelu_pvm"
UNKNOWN = "eos"
WHOLE_COMPANY = FOLDER / "whole_company.toml"


def settle(drafts: list[Draft]) -> None:
    """Leave each field to the columns that it belongs to."""
    by_target: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.target and draft.mapping.how == "value":
            by_target.setdefault(draft.target, []).append(draft)
    for target, rivals in by_target.items():
        if len(rivals) < 2:
            continue
        best = max(rivals, key=lambda one: (one.source == "remembered", one.score))
        for other in rivals:
            together = is_many(target) and _is_turn(other, best)
            if other is not best and other.source != "remembered" and not together:
                other.drop()
    _ask_for_names(drafts)


def _ask_for_names(drafts: list[Draft]) -> None:
    """Let columns ask whose rows have no name: a capacity, but of what?"""
    fed = {draft.target for draft in drafts}
    fed |= {f"{form_of(d.target)}.*" for d in drafts if is_matrix_row(d.mapping)}
    for form in template().forms:
        name = naming(form)
        is_named = f"{form.key}.{name}" in fed or f"{form.key}.*" in fed
        if not name or is_named or not form.field(name).required:
            continue
        for draft in drafts:
            if form_of(draft.target) == form.key and draft.source != "remembered":
                draft.is_decided = False


def _is_turn(one: Draft, other: Draft) -> bool:
    """Whether two headers are the same question with another number."""
    return compared(turn_of(one.asked)[0]) == compared(turn_of(other.asked)[0])


def times_of(drafts: list[Draft]) -> tuple[str, str]:
    """Return the headers of the tool's id and of the time of answer.

    The time is the date of the interview where no question asks for it; so is, if a
    person confirms it, the only date of a list.
    """
    respondent = next((d for d in drafts if d.role == "respondent"), None)
    times = [d for d in drafts if d.role == "completed" and d.cells.filled]
    if not any(draft.target == DATE for draft in drafts):
        days = [draft for draft in drafts if draft.is_day]
        if times:
            times[-1].take(DATE, "alias", 100, sure=True)
        elif len(days) == 1 and not days[0].target:
            days[0].take(DATE, "content", SURE, sure=False)
    return (
        respondent.header if respondent else "",
        times[-1].header if times else "",
    )


def constants_of(forms: Iterable[str], filled: set[str]) -> dict[str, str]:
    """Return what may be said of every row without asking: that it is not known."""
    found = {}
    for form in map(template().form, forms):
        for one in form.fields:
            target = f"{form.key}.{one.id}"
            stands_in = {f"{form.key}.{name}" for name in one.required_unless}
            is_there = target in filled or (stands_in and stands_in <= filled)
            if one.required and one.dont_know and not is_there:
                found[target] = UNKNOWN
    return found


def names_of(forms: Iterable[str], filled: set[str]) -> dict[str, str]:
    """Return a name for rows that say only what holds for a whole company.

    Certificates would be lost without the name of a capability; a person sees the
    name and may write another.
    """
    found = {}
    for form in map(template().form, forms):
        name, about = f"{form.key}.{naming(form)}", company_wide().get(form.key)
        fed = {one.partition(".")[2] for one in filled if form_of(one) == form.key}
        if about and name not in filled and fed <= about.keys():
            found[name] = about[naming(form)]
    return found


@cache
def company_wide() -> Mapping[str, Mapping[str, str]]:
    """Return by sheet of the template the fields about a whole company.

    The field that names its rows is among them, with the name as its value.
    """
    raw = tomllib.loads(WHOLE_COMPANY.read_text(encoding="utf-8"))
    return {
        key: dict.fromkeys(about["fields"], "")
        | {COMPANY: "", naming(template().form(key)): about["name"]}
        for key, about in raw.items()
    }


def missing_of(filled: set[str]) -> tuple[str, ...]:
    """Return the mandatory fields that nothing fills, in the template's order."""
    forms = [form for form in template().forms if _is_fed(form, filled)]
    if any(form.company for form in forms):
        first = template().form(COMPANIES)
        forms = [first, *(form for form in forms if form.key != COMPANIES)]
    found = []
    for form in forms:
        for one in form.fields:
            target = f"{form.key}.{one.id}"
            stands_in = {f"{form.key}.{name}" for name in one.required_unless}
            is_there = target in filled or (stands_in and stands_in <= filled)
            is_key = form.company and one.id == "ytunnus"
            if one.required and not is_there and not is_key:
                found.append(target)
    return tuple(found)


def _is_fed(form: Form, filled: set[str]) -> bool:
    fed = Counter(target.partition(".")[0] for target in filled)
    return fed[form.key] > 0


def filled_by(mapping: FileMapping) -> set[str]:
    """Return the fields that a column or the mapping itself fills."""
    found = set()
    for sheet in mapping.sheets:
        found |= {column.target for column in sheet.columns if column.target}
        found |= {
            f"{column.form}.{naming(template().form(column.form))}"
            for column in sheet.columns
            if is_matrix_row(column)
        }
        fed = set(sheet.forms)
        found |= {
            target
            for target, text in sheet.constants.items()
            if text and target.partition(".")[0] in fed
        }
    return found

"""What the columns of a sheet are together: one field once, a form with its name.

A field that two columns could be stays with the likelier one; the other asks.
"""

from collections import Counter
from collections.abc import Iterable

from etl.intake.template import Form, template
from etl.mapping.headers import turn_of
from etl.mapping.model import is_many
from etl.mapping.proposing.drafts import Draft
from etl.mapping.wording import exact
from etl.reading.words import compared

COMPANIES = "yritykset"
DATE = f"{COMPANIES}.haastattelu_pvm"
UNKNOWN = "eos"


def possible_forms(headers: Iterable[str]) -> frozenset[str]:
    """Return the sheets of the template that a sheet of a file can be about.

    Goals and indicators have names as short as `area`; they are thought of only when
    everything mandatory of theirs is there by its name.
    """
    named = {target for header in headers for target in exact(header)}
    found = set()
    for form in template().forms:
        needed = {f"{form.key}.{one.id}" for one in form.fields if one.required}
        if form.company or form.key == COMPANIES or needed <= named:
            found.add(form.key)
    return frozenset(found)


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


def _is_turn(one: Draft, other: Draft) -> bool:
    """Whether two headers are the same question with another number."""
    return compared(turn_of(one.asked)[0]) == compared(turn_of(other.asked)[0])


def times_of(drafts: list[Draft]) -> tuple[str, str]:
    """Return the headers of the tool's id and of the time of answer.

    The time is the date of the interview where no question asks for it.
    """
    respondent = next((d for d in drafts if d.role == "respondent"), None)
    times = [d for d in drafts if d.role == "completed" and d.cells.filled]
    if times and not any(draft.target == DATE for draft in drafts):
        times[-1].take(DATE, "alias", 100, sure=True)
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

"""What a column may become: the fields of the forms, and the reasons to leave it out.

A choice is one text: a target such as `yritykset.nimi`, or `out:` and the reason. An
empty choice is none: the column still asks.
"""

from collections.abc import Mapping
from functools import cache

from etl.intake.template import Field, Form, template
from etl.intake.values import Shown, read_cell
from etl.intake.values.lists import list_of
from etl.language import translator
from etl.mapping.model import naming
from ui.text import N_, _, language

OUT = "out:"
NO_ANSWER = ""
"""What a label means that says nothing: the cell stays empty."""

REASONS = {
    "NOT_NEEDED": N_("Leave out: not needed"),
    "PERSONAL": N_("Leave out: personal data"),
    "TOOL_COLUMN": N_("Leave out: the tool's own column"),
    "CONTACT_NAME": N_("To the contact store: name"),
    "CONTACT_EMAIL": N_("To the contact store: e-mail"),
    "CONTACT_TELEPHONE": N_("To the contact store: telephone"),
    "CONTACT_TITLE": N_("To the contact store: title"),
}
KEPT_APART = N_("Kept in the contact store alone.")
WHY_OUT = {
    "NOT_NEEDED": N_("Not needed."),
    "PERSONAL": N_("Personal data."),
    "TOOL_COLUMN": N_("The form tool adds it by itself."),
    "CONTACT_NAME": KEPT_APART,
    "CONTACT_EMAIL": KEPT_APART,
    "CONTACT_TELEPHONE": KEPT_APART,
    "CONTACT_TITLE": KEPT_APART,
}
WORDS = {"k": "yes", "e": "no", "eos": "dont_know"}


@cache
def choices() -> tuple[str, ...]:
    """Return everything a column may become, in the order of the forms."""
    fields = [
        f"{form.key}.{one.id}" for form in template().forms for one in form.fields
    ]
    return (*fields, *(f"{OUT}{reason}" for reason in REASONS))


def form_of(target: str) -> Form:
    """Return the form of a target."""
    return template().form(target.partition(".")[0])


def field_of(target: str) -> Field:
    """Return the field of a target."""
    return form_of(target).field(target.partition(".")[2])


def is_kept_apart(choice: str) -> bool:
    """Tell whether a choice sends a column to the contact store."""
    return choice.startswith(f"{OUT}CONTACT_")


def is_target(choice: str) -> bool:
    """Tell whether a choice is a field, not a reason to leave the column out."""
    return bool(choice) and not choice.startswith(OUT)


def takes_several(choice: str) -> bool:
    """Tell whether a cell may hold several answers: codes, or a row for each."""
    if not is_target(choice):
        return False
    field = field_of(choice)
    return field.type == "codes" or field.id == naming(form_of(choice))


def label(choice: str) -> str:
    """Return a choice in the reader's words, the form before the field."""
    return labels().get(choice, "")


def labels() -> Mapping[str, str]:
    """Return every choice in the reader's words."""
    return _labels(language())


@cache
def _labels(lang: str) -> Mapping[str, str]:
    gettext = translator(lang).gettext
    found = {f"{OUT}{reason}": gettext(words) for reason, words in REASONS.items()}
    for form in template().forms:
        for one in form.fields:
            name = f"{form.title[lang]} · {one.label[lang]}"
            found[f"{form.key}.{one.id}"] = name
    return found


def read(target: str, said: str) -> str:
    """Return what is said as the field holds it, empty when it cannot be read."""
    return read_cell(field_of(target), Shown(said)).value or "" if said else ""


def reason(choice: str) -> str:
    """Return why a column is left out, in the reader's words."""
    return _(WHY_OUT[choice.removeprefix(OUT)])


def codes(choice: str) -> Mapping[str, str]:
    """Return the codes of a closed question, empty for an open one; code -> label."""
    if not is_target(choice):
        return {}
    field, lang = field_of(choice), language()
    offered: dict[str, str] = {}
    if field.type in {"yes_no", "yes_no_unknown"}:
        known = ("k", "e")
        offered = {code: template().answer[WORDS[code]][lang] for code in known}
    elif field.type == "scale":
        low, high = int(float(field.min or 0)), int(float(field.max or 0))
        offered = {str(number): str(number) for number in range(low, high + 1)}
    elif field.type in {"code", "codes", "country", "municipality"}:
        known = list_of(field)
        offered = {code: known.label(code, lang) for code in known.names}
    if offered and field.accepts_dont_know:
        offered["eos"] = template().answer["dont_know"][lang]
    return offered

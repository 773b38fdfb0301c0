"""The capability map in words: the question, its answer, the key figures.

Names of capabilities and regions are free text that cannot be inflected, so they
stand before a colon or after one.
"""

import pandas as pd

from ui import text
from ui.capability.capability_map_choice import Choice
from ui.capability.capability_map_rows import Found, thin
from ui.remembered import remembered
from ui.text import _, ngettext

MOST_NAMES = 2


def question(choice: Choice) -> str:
    """Ask where the chosen capability is, or what the region can do."""
    capability = choice.name("capability")
    if capability:
        return _("{capability}: which municipalities have it?").format(
            capability=capability
        )
    return _("{region}: what can companies do, and where?").format(
        region=choice.name("region")
    )


@remembered(64)
def answer(
    choice: Choice, found: Found, depths: pd.DataFrame, functions: pd.DataFrame
) -> str:
    """Answer the question in two or three whole sentences."""
    if choice["capability"]:
        sentences = [_places(found, choice), _not_asked(found)]
    else:
        sentences = [_capabilities(found, depths)]
        if found.is_asked and not choice["vital_function"]:
            sentences.append(_uncovered(functions))
    sentences.append(_filters(choice))
    return " ".join(sentence for sentence in sentences if sentence)


def plain(sentence: str) -> str:
    """Return a sentence without its marks of bold, to be read aloud."""
    return sentence.replace("**", "")


@remembered(64)
def figures(found: Found) -> list[tuple[str, str]]:
    """Return the key figures but the coverage: companies and municipalities."""
    places = text.coverage(len(found.with_companies), len(found.places))
    words = ngettext("municipality", "municipalities", len(found.places))
    shown = [(places, words)]
    if found.names_companies:
        on_map = text.number(len(found.located))
        words = ngettext(
            "company, {on_map} on the map",
            "companies, {on_map} on the map",
            len(found.companies),
        )
        count = text.number(len(found.companies))
        shown.insert(0, (count, words.format(on_map=on_map)))
    return shown


def narrowing(choice: Choice) -> dict[str, str]:
    """Return label -> value of the filters besides capability and region."""
    about = {choice.labels["capability"], choice.labels["region"]}
    written = choice.written()
    return {label: value for label, value in written.items() if label not in about}


def _filters(choice: Choice) -> str:
    used = [f"{label} {value}" for label, value in narrowing(choice).items()]
    if not used:
        return ""
    return _("Filters: {filters}.").format(filters=", ".join(used))


def _places(found: Found, choice: Choice) -> str:
    having, ones = len(found.with_companies), len(found.with_one)
    if not having:
        return _no_place(choice)
    if having == 1:
        return _one_place(found)
    hidden = len(found.places_in("suppressed"))
    if hidden:
        words = ngettext(
            "It is found in **{count} of the area's {all} municipalities**; in one "
            "of them there are so few companies that the number is hidden.",
            "It is found in **{count} of the area's {all} municipalities**; in "
            "{hidden} of them there are so few companies that the number is hidden.",
            hidden,
        )
    elif not ones:
        words = _(
            "It is found in **{count} of the area's {all} municipalities**, and in "
            "each of them more than one company can do it."
        )
    elif ones == having:
        words = _(
            "It is found in **{count} of the area's {all} municipalities**, and in "
            "each of them only one company can do it."
        )
    else:
        words = ngettext(
            "It is found in **{count} of the area's {all} municipalities**, but in "
            "one of them only one company can do it.",
            "It is found in **{count} of the area's {all} municipalities**, but in "
            "{ones} of them only one company can do it.",
            ones,
        )
    return words.format(
        count=text.number(having),
        all=text.number(len(found.places)),
        ones=text.number(ones),
        hidden=text.number(hidden),
    )


def _no_place(choice: Choice) -> str:
    if narrowing(choice):
        return _("With these filters no company has been found in this area.")
    return _("No company that can do it has been found in this area.")


def _one_place(found: Found) -> str:
    place = found.with_companies.iloc[0]
    if place["state"] == "suppressed":
        words = _(
            "It is found in **one municipality: {name}**. There are so few companies "
            "that the number is hidden."
        )
    elif len(found.with_one):
        words = _(
            "It is found in **one municipality: {name}**. Only one company there can "
            "do it."
        )
    else:
        words = _(
            "It is found in **one municipality: {name}**. More than one company there "
            "can do it."
        )
    return words.format(name=place["municipality_name"])


def _capabilities(found: Found, depths: pd.DataFrame) -> str:
    having = len(found.with_companies)
    if not having:
        return _("No interview in this area has told of a capability yet.")
    if found.names_companies:
        known, alone = found.capability_count, len(thin(found.answers))
    else:
        told = depths["depth"] if len(depths) else pd.Series(dtype=object)
        known, alone = int((told != "none").sum()), 0
    what = ngettext("one capability", "{count} capabilities", known)
    where = ngettext("in one municipality", "in {count} municipalities", having)
    first = _("The companies told of **{what} {where}**.").format(
        what=what.format(count=text.number(known)),
        where=where.format(count=text.number(having)),
    )
    return f"{first} {_alone(alone, known)}" if alone else first


def _alone(count: int, known: int) -> str:
    if known == 1:
        return _("It is in the hands of one company.")
    if count == known:
        return _("Each of them is in the hands of one company.")
    words = ngettext(
        "One of them is in the hands of one company.",
        "{count} of them are each in the hands of one company.",
        count,
    )
    return words.format(count=text.number(count))


def _uncovered(functions: pd.DataFrame) -> str:
    if functions.empty:
        return ""
    empty = functions[functions["company_count"] == 0]
    if empty.empty:
        return ""
    if len(empty) > MOST_NAMES:
        return _("No company was found for {count} of the vital functions.").format(
            count=text.number(len(empty))
        )
    names = ", ".join(empty["vital_function_name"].astype(str))
    words = ngettext(
        "No company was found for the vital function: {names}.",
        "No company was found for the vital functions: {names}.",
        len(empty),
    )
    return words.format(names=names)


def _not_asked(found: Found) -> str:
    count = len(found.places_in("not_asked"))
    if not count:
        return ""
    words = ngettext(
        "From one municipality there is no interview yet.",
        "From {count} municipalities there is no interview yet.",
        count,
    )
    return words.format(count=text.number(count))

"""A break in words: the answer, and the key figures."""

import pandas as pd

from analysis.what_if import Effects
from ui import text
from ui.supply.what_if.choice import Choice, days_words
from ui.text import _, ngettext


def question(choice: Choice) -> str:
    """Ask what happens; names are free text, so they stand after a colon."""
    return _("What if this breaks for {days}: {what}?").format(
        days=days_words(choice.days), what=choice.title
    )


def answer(found: Effects) -> str:
    """Say how many companies are hit, and when the first one is."""
    certain, possible = counts(found)
    if not certain and not possible:
        return _(
            "**No company has to work less**: stocks and other suppliers last over "
            "the break."
        )
    if not certain:
        words = _(
            "**No company is hit for certain**, {count} perhaps: not all answers are "
            "known."
        )
        return words.format(count=text.number(possible))
    words = ngettext(
        "**One company is hit for certain**",
        "**{count} companies are hit for certain**",
        certain,
    ).format(count=text.number(certain))
    if possible:
        words += " " + ngettext(
            "and one more perhaps.", "and {count} more perhaps.", possible
        ).format(count=text.number(possible))
    else:
        words += "."
    return f"{words} {_first(found.company)}"


def figures(found: Effects) -> list[tuple[str, str]]:
    """Return the key figures: companies, and days of work that are lost."""
    certain, possible = counts(found)
    lost = found.person_days
    return [
        (text.number(certain), _("hit for certain")),
        (text.number(possible), _("hit perhaps")),
        (text.interval(lost.low, lost.high), _("person-days of work lost")),
    ]


def counts(found: Effects) -> tuple[int, int]:
    """Return how many companies are hit for certain, and how many perhaps."""
    certain = int(found.company["is_certain"].sum())
    return certain, len(found.company) - certain


def _first(company: pd.DataFrame) -> str:
    sure = company[company["is_certain"]]
    latest = int(sure["first_day_high"].min())
    if latest == 1:
        return _("Work is cut from the first day.")
    return _("The first one works less by day {day} at the latest.").format(
        day=text.number(latest)
    )

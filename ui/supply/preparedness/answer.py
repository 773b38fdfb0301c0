"""Preparedness in words: the answer, and the key figures."""

import pandas as pd

from ui import text
from ui.supply.preparedness.support import asking
from ui.text import _, ngettext


def answer(rows: pd.DataFrame) -> str:
    """Say how many have a plan, and how many have none that they told of."""
    counts = tally(rows, "continuity_plan")
    asked = int(counts.sum())
    if not asked:
        return _("Nobody has been asked about preparedness yet.")
    plans = int(counts.get("yes", 0))
    words = ngettext(
        "**One of {asked} companies has a continuity plan**",
        "**{count} of {asked} companies have a continuity plan**",
        plans,
    ).format(count=text.number(plans), asked=text.number(asked))
    rest = _("and it is in progress in {count}.").format(
        count=text.number(counts.get("in_progress", 0))
    )
    return f"{words} {rest}"


def figures(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the key figures: exercises, backup power, support that is asked for."""
    exercised = tally(rows, "exercise").get("within_year", 0)
    power = tally(rows, "backup_power")
    none = power.get("none", 0)
    return [
        (text.number(exercised), _("exercised within a year")),
        (text.number(none), _("without backup power")),
        (text.number(len(asking(rows))), _("asking for support")),
    ]


def tally(rows: pd.DataFrame, question: str) -> pd.Series:
    """Return how many companies gave each answer of a question."""
    own = rows[(rows["question_code"] == question) & rows["is_asked"]]
    return own["answer_code"].value_counts()

"""Which occupations are short of people, in whole sentences and key figures.

Names of occupations cannot be inflected, so they stand after a colon or before one.
"""

from collections.abc import Sequence

import pandas as pd

from ui import text
from ui.remembered import remembered
from ui.text import _, ngettext
from ui.workforce.availability_rows import (
    Asked,
    has_statistics,
    in_state,
    is_told,
    part,
    with_ratio,
)

SHORTAGE = 1.5
"""Vacancies per job-seeker from which the label is a shortage."""
MOST_NAMES = 4


@remembered(64)
def answer(rows: pd.DataFrame, asked: Asked) -> str:
    """Answer the question in two or three whole sentences."""
    if not has_statistics(rows):
        return _(
            "There are no statistics by occupation for this area, so a shortage "
            "cannot be judged."
        )
    sentences = [_shortages(rows), _without_job_seekers(rows), _worst(rows, asked)]
    return " ".join(sentence for sentence in sentences if sentence)


@remembered(64)
def figures(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the key figures but the coverage: number and what it counts."""
    words = ngettext("occupation followed", "occupations followed", len(rows))
    shown = [(text.number(len(rows)), words)]
    if not has_statistics(rows):
        return shown
    short, mild = len(in_state(rows, "shortage")), len(in_state(rows, "mild_shortage"))
    words = ngettext("occupation short of people", "occupations short of people", short)
    milder = ngettext("with a mild shortage", "with a mild shortage", mild)
    return [(text.number(short), words), (text.number(mild), milder), *shown]


@remembered(64)
def notes(rows: pd.DataFrame, period: str) -> list[str]:
    """Return what the source line says of the figures: what they leave out."""
    said = []
    if period:
        words = _("vacancies {period}: only those told to the employment service")
        said.append(words.format(period=period))
    years = rows["year"].dropna() if len(rows) else []
    if len(years):
        words = _("55 or older: whole country {year}")
        said.append(words.format(year=int(max(years))))
    hidden = _(".. = fewer than 3 companies, or a count that the statistics hide")
    return [*said, hidden]


def joined(names: Sequence[str]) -> str:
    """Write names as a list in a sentence: `a, b ja c`, `a, b, c ja 3 muuta`."""
    if len(names) > MOST_NAMES:
        first = ", ".join(names[: MOST_NAMES - 1])
        rest = text.number(len(names) - MOST_NAMES + 1)
        return _("{names} and {count} others").format(names=first, count=rest)
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def names_of(rows: pd.DataFrame) -> str:
    """Write the short names of the rows as a list in a sentence."""
    return joined([text.lowered(str(name)) for name in rows["short_name"]])


def _shortages(rows: pd.DataFrame) -> str:
    short, mild = in_state(rows, "shortage"), in_state(rows, "mild_shortage")
    if len(short):
        words = ngettext(
            "The shortage is clearest in this occupation: **{names}**. There are at "
            "least {limit} vacancies for each job-seeker.",
            "The shortage is clearest in these occupations: **{names}**. There are at "
            "least {limit} vacancies for each job-seeker.",
            len(short),
        )
        return words.format(names=names_of(short), limit=text.number(SHORTAGE, 1))
    if len(mild):
        words = ngettext(
            "There is no clear shortage, but there are more vacancies than "
            "job-seekers in this occupation: **{names}**.",
            "There is no clear shortage, but there are more vacancies than "
            "job-seekers in these occupations: **{names}**.",
            len(mild),
        )
        return words.format(names=names_of(mild))
    return _("No followed occupation has more vacancies than job-seekers.")


def _without_job_seekers(rows: pd.DataFrame) -> str:
    without = in_state(rows, "no_job_seekers")
    if without.empty:
        return ""
    return _("There are no job-seekers at all: {names}.").format(
        names=names_of(without)
    )


def _worst(rows: pd.DataFrame, asked: Asked) -> str:
    """Say of the tightest occupation how old its people are, how hard it is to hire."""
    known = with_ratio(rows)
    if known.empty:
        return ""
    row = known.iloc[0].to_dict()
    has_age = not text.is_missing(row["older_share"])
    has_answers = is_told(row, "difficulty_count", "answered_count")
    if has_age and has_answers:
        words = _(
            "{occupation}: {share} are 55 or older in the whole country, and {part} of "
            "the companies that answered find it hard to recruit."
        )
    elif has_age:
        words = _("{occupation}: {share} are 55 or older in the whole country.")
    elif has_answers:
        words = _(
            "{occupation}: {part} of the companies that answered find it hard to "
            "recruit."
        )
    else:
        return ""
    return words.format(
        occupation=row["short_name"],
        share=text.percent(row["older_share"]),
        part=part(row, "difficulty_count", "answered_count", asked),
    )

"""The industries that a region's jobs are specialised in: the location quotient.

The quotient compares shares of jobs with the whole country. It is of employment
statistics and not of the interviews.
"""

import re

import pandas as pd

from ui import figures, page, text
from ui.tables import Column, table_below
from ui.text import _, ngettext

SHOWN = 12
FEWEST_JOBS = 100
"""A quotient of some tens of jobs changes with one company's move."""
REMARK = re.compile(r"\s*\(.*?\)|;.*$")
LONGEST = 46


def show(rows: pd.DataFrame) -> None:
    """Show the most specialised industries as dots, and all as a table."""
    page.section(
        _("Which industries are the area's jobs specialised in"),
        _(
            "Share of the area's jobs divided by share of the country's jobs. At 2 the "
            "industry has twice the jobs that it would have if the area were like the "
            "whole country."
        ),
    )
    if rows.empty:
        page.note(_("There are no statistics of jobs by industry for this area yet."))
        return
    shown = top(rows)
    page.note(sentence(rows))
    figures.show(
        figures.from_reference(
            shown,
            name="short_name",
            value="location_quotient",
            note="jobs",
            reference_word=_("whole country = 1"),
        ),
        "capability-industry",
        alt=sentence(rows),
    )
    table_below(rows, columns(), caption=_("Location quotient of industries"))


def top(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to draw: enough jobs, the highest quotients, short names."""
    enough = rows[rows["job_count"] >= FEWEST_JOBS].head(SHOWN)
    return enough.assign(
        short_name=enough["industry_name"].map(shortened),
        jobs=enough["job_count"].map(_jobs),
    )


def sentence(rows: pd.DataFrame) -> str:
    """Say which industry stands out most."""
    shown = rows[rows["job_count"] >= FEWEST_JOBS]
    if shown.empty:
        return _("No industry of the area has enough jobs for a comparison.")
    first = shown.iloc[0]
    return _(
        "**{industry}** stands out most: {quotient} times the country's share in "
        "{year}."
    ).format(
        industry=shortened(str(first["industry_name"])),
        quotient=text.number(first["location_quotient"], 1),
        year=first["year"],
    )


def shortened(name: str) -> str:
    """Leave out the remarks of a classification's name, and its end if too long."""
    plain = REMARK.sub("", name).strip()
    if len(plain) <= LONGEST:
        return plain
    return plain[:LONGEST].rsplit(" ", 1)[0].rstrip(",") + " …"


def _jobs(count: float) -> str:
    words = ngettext("({count} job)", "({count} jobs)", int(count))
    return words.format(count=text.number(count))


def columns() -> list[Column]:
    """Return the columns of the table."""
    return [
        Column("industry_name", _("Industry")),
        Column("location_quotient", _("Location quotient"), kind="number", decimals=2),
        Column("job_count", _("Jobs")),
        Column("company_count", _("Companies in the register"), missing="–"),
    ]

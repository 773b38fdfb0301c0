"""Which question is divided, and by what: read from the address, then drawn."""

import pandas as pd

from ui import filters
from ui.remembered import remembered
from ui.supply.preparedness.words import QUESTIONS, SIZES, named
from ui.text import N_, _

DIVISIONS = {
    "personnel_class": N_("Size"),
    "industry": N_("Industry"),
    "vital_function_name": N_("Vital function"),
}


def read() -> tuple[str, str]:
    """Return the question and the division that the address names."""
    return (
        filters.picked("question", list(QUESTIONS)),
        filters.picked("division", list(DIVISIONS)),
    )


def show() -> None:
    """Draw the filters."""
    filters.choice(_("Question"), "question", named(QUESTIONS))
    filters.choice(_("Divided by"), "division", named(DIVISIONS))


def names(division: str) -> dict[str, str]:
    """Return code -> words of the groups of a division; names stand for themselves."""
    return named(SIZES) if division == "personnel_class" else {}


@remembered(32)
def with_industry(rows: pd.DataFrame, industries: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the name of each company's industry."""
    known = industries.drop_duplicates("industry_code").set_index("industry_code")
    return rows.assign(industry=rows["industry_code"].map(known["short_name"]))

"""Which company the card is of: found by a part of any name or of the business ID."""

import pandas as pd

from ui import filters, navigation
from ui.remembered import remembered
from ui.text import _

KEY = "company"
"""The same as on the map, so that a company chosen there opens here."""


@remembered(16)
def options(companies: pd.DataFrame, former: pd.DataFrame) -> dict[str, str]:
    """Return company id -> words that a search finds the company by."""
    if companies.empty:
        return {}
    names: dict[str, list[str]] = {}
    for company, name in former.itertuples(index=False):
        names.setdefault(str(company), []).append(str(name))
    return {
        str(row["company_id"]): _words(row, names.get(str(row["company_id"]), []))
        for row in companies.to_dict("records")
    }


def read(known: dict[str, str]) -> str:
    """Return the chosen company, the first one if none is."""
    return filters.picked(KEY, list(known))


def show(known: dict[str, str]) -> None:
    """Draw the choice; typing narrows it."""
    filters.choice(_("Company, former name or business ID"), KEY, known, width=430)


def link(company: str) -> None:
    """Lead to the card of a company that is chosen elsewhere."""
    if company:
        path = "capability/company_card.py"
        navigation.link(path, _("Open the card of the company"), {KEY: company})


def _words(row: dict[str, object], former: list[str]) -> str:
    name, company = str(row["company_name"]), str(row["company_id"])
    known = company if not company.startswith("N-") else ""
    if former:
        words = _("{name} (also {former})")
        name = words.format(name=name, former=", ".join(dict.fromkeys(former)))
    return " · ".join(part for part in (name, known) if part)

"""The card's question, its answer in sentences, and its key figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ui import text
from ui.text import _, ngettext


def question(company: Mapping[str, Any]) -> str:
    """Ask what is known of the company."""
    return _("{company}: what can it do, and how is that known?").format(
        company=company["company_name"]
    )


def answer(company: Mapping[str, Any], capabilities: pd.DataFrame) -> str:
    """Say what the company is, what it told and when."""
    parts = [place(company), _told(company, capabilities)]
    if company["is_alive"] is False:
        parts.append(_("By the register **its business has ended**."))
    return " ".join(part for part in parts if part)


def figures(
    company: Mapping[str, Any], capabilities: pd.DataFrame, conditions: pd.DataFrame
) -> list[tuple[str, str]]:
    """Return the key figures: capabilities, conditions met, personnel."""
    made = int((capabilities["provision"] == "makes").sum())
    words = ngettext(
        "capability, {made} of them in use",
        "capabilities, {made} of them in use",
        len(capabilities),
    )
    shown = [
        (text.number(len(capabilities)), words.format(made=text.number(made))),
    ]
    known = conditions[conditions["state"] != "unknown"]
    if len(known):
        met = int((known["state"] == "met").sum())
        shown.append((text.coverage(met, len(known)), _("conditions of tenders met")))
    if not text.is_missing(company["personnel_count"]):
        count = int(company["personnel_count"])
        words = ngettext("person works there", "people work there", count)
        shown.append((text.number(count), words))
    return shown


def place(company: Mapping[str, Any]) -> str:
    """Say what the company does, and where."""
    told = company["industry_name"], company["municipality_name"]
    parts = [str(part) for part in told if not text.is_missing(part)]
    return f"{', '.join(parts)}." if parts else ""


def _told(company: Mapping[str, Any], capabilities: pd.DataFrame) -> str:
    if text.is_missing(company["interview_date"]):
        return ""
    words = ngettext(
        "In the interview of {date} it told of **one capability**.",
        "In the interview of {date} it told of **{count} capabilities**.",
        len(capabilities),
    )
    return words.format(
        date=text.date(company["interview_date"]),
        count=text.number(len(capabilities)),
    )

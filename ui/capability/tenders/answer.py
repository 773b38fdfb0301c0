"""Readiness for tenders in words: the question, its answer, the key figures."""

import pandas as pd

from ui import text
from ui.capability.tenders.choice import Choice
from ui.text import _, ngettext


def question(choice: Choice) -> str:
    """Ask who is ready, of all or of those with a capability."""
    if choice.capability:
        return _("{capability}: who is ready for a defence tender?").format(
            capability=choice.capability_name
        )
    return _("{region}: who is ready for a defence tender?").format(
        region=choice.region_name
    )


def answer(companies: pd.DataFrame, calls: pd.DataFrame, matches: pd.DataFrame) -> str:
    """Say how many meet all conditions, what is unknown, and what is open."""
    if companies.empty:
        return _("No company has told of the conditions yet.")
    ready = ready_count(companies)
    words = ngettext(
        "**One company of {all}** meets every condition.",
        "**{count} companies of {all}** meet every condition.",
        ready,
    )
    told = [words.format(count=text.number(ready), all=text.number(len(companies)))]
    maybe = int((companies["readiness_high"] >= 1).sum()) - ready
    if maybe:
        words = ngettext(
            "One more may: it has not told of all.",
            "{count} more may: they have not told of all.",
            maybe,
        )
        told.append(words.format(count=text.number(maybe)))
    return " ".join([*told, _calls(calls, matches)])


def figures(companies: pd.DataFrame, calls: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the key figures but the coverage: ready companies and open calls."""
    ready, every = ready_count(companies), len(companies)
    words = ngettext("company meets all", "companies meet all", every)
    shown = [(text.coverage(ready, every), words)]
    words = ngettext("open call", "open calls", len(calls))
    return [*shown, (text.number(len(calls)), words)]


def ready_count(companies: pd.DataFrame) -> int:
    """Count the companies that are known to meet every condition."""
    return int((companies["readiness_low"] >= 1).sum()) if len(companies) else 0


def _calls(calls: pd.DataFrame, matches: pd.DataFrame) -> str:
    if calls.empty:
        return _("No open call is among the loaded notices.")
    suited = matches[matches["notice_key"].isin(calls["notice_key"])]
    count = suited["notice_key"].nunique()
    words = ngettext(
        "Of the open calls, {count} suits a capability of the area.",
        "Of the open calls, {count} suit capabilities of the area.",
        count,
    )
    return words.format(count=text.number(count))

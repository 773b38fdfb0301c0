"""What speaks for a company and against it, in words, and what is known of it."""

from collections.abc import Mapping
from typing import Any

from etl.matching import is_local_id, normalised
from etl.matching.engine import CUT, EXACT, WITHOUT_MARKS, Candidate
from etl.matching.waiting import Item
from ui import text
from ui.text import _, is_missing


def why(item: Item, one: Candidate, facts: Mapping[str, Any]) -> str:
    """Return the reasons for and against a candidate in one line."""
    parts = [_likeness(one.score)]
    if not one.known.is_current:
        parts.append(_("a former name"))
    parts.append(_form(item, one))
    if item.municipality_code and one.known.municipality:
        same = one.is_same_municipality
        parts.append(_("the same municipality") if same else _("another municipality"))
    if one.is_same_post_code:
        parts.append(_("the same postal code"))
    elif item.post_code and one.known.post_code:
        parts.append(_("another postal code"))
    if facts.get("is_alive") is False:
        parts.append(_("no longer in business"))
    return " · ".join(parts)


def facts(company_id: str, known: Mapping[str, Any]) -> str:
    """Return the id, place, industry and status of a company in one line."""
    parts = [company_id] if not is_local_id(company_id) else [_("No business ID")]
    for name in ("post_code", "municipality_name", "industry_name"):
        value = known.get(name)
        if not is_missing(value):
            parts.append(str(value))
    if known.get("is_alive") is False:
        parts.append(_("closed down"))
    elif known.get("is_alive") is True:
        parts.append(_("in business"))
    return " · ".join(parts)


def _form(item: Item, one: Candidate) -> str:
    if not normalised(item.name).form:
        return _("no form told")
    return _("the same form") if one.is_same_form else _("another form")


def _likeness(score: float) -> str:
    if score >= EXACT:
        return _("the same name")
    if score >= WITHOUT_MARKS:
        return _("the same name but for ä, ö or å")
    if score >= CUT:
        return _("the name was cut short")
    return _("name {share} alike").format(share=text.percent(score / 100))

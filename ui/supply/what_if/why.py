"""Why one company is hit: what it lacks, from whom, and what would prevent it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.what_if import Effects, stock_needed, switch_within
from ui import page, text, what_if
from ui.remembered import remembered
from ui.supply.what_if.choice import Choice, days_words
from ui.text import _, ngettext

SUPPLIERS_SHOWN = 4


def show(row: Mapping[str, Any] | None, found: Effects, choice: Choice) -> None:
    """Show the panel of the chosen company."""
    if row is None:
        return
    state = "certain" if row["is_certain"] else "possible"
    with page.why_panel(
        _("Why {company}?").format(company=row["company_name"]), state, _day(row)
    ):
        if text.is_missing(row["need_id"]):
            page.condition(
                "certain", _("Its own site is what stands still."), choice.title
            )
            return
        _lacks(row)
        for line in chain(str(row["need_id"]), found.link, what_if.links()):
            page.condition(line["state"], line["words"], line["share"])
        page.section(_("What would prevent it"), _("One of these is enough."))
        for words, evidence in prevention(row, choice.days, _need(row)):
            page.condition("no", words, evidence)


def _day(row: Mapping[str, Any]) -> str:
    days = text.interval(row["first_day_low"], row["first_day_high"])
    return _("from day {days}").format(days=days)


def _lacks(row: Mapping[str, Any]) -> None:
    share = text.interval(row["lost_share_low"], row["lost_share_high"], share=True)
    page.note(
        _("It lacks {input}: {share} of it does not come.").format(
            input=text.lowered(row["input_name"]), share=share
        )
    )


def _need(row: Mapping[str, Any]) -> dict[Any, Any]:
    needs = what_if.needs()
    return needs[needs["need_id"] == row["need_id"]].iloc[0].to_dict()


def prevention(
    row: Mapping[str, Any], days: int, need: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """Return what would have carried the company over, and what there is now."""
    lost = float(row["lost_share_high"])
    stock = need["stock_days_low"]
    now = text.interval(stock, need["stock_days_high"])
    found = [
        (
            _("Stock for {days}").format(
                days=days_words(round(stock_needed(days, lost)))
            ),
            _("now {count} d").format(count=now),
        ),
        (
            _("Another source for {share} of the input").format(
                share=text.percent(lost)
            ),
            _alternatives(need),
        ),
    ]
    if not text.is_missing(stock) and stock > 0:
        within = days_words(int(switch_within(float(stock), lost)))
        switch = text.interval(need["switch_days_low"], need["switch_days_high"])
        words = _("A switch to another supplier within {days}")
        found.append(
            (words.format(days=within), _("now {count} d").format(count=switch))
        )
    return found


def _alternatives(need: Mapping[str, Any]) -> str:
    count = need["alternative_count"]
    if text.is_missing(count):
        return _("alternatives not told")
    words = ngettext(
        "{count} alternative told", "{count} alternatives told", int(count)
    )
    return words.format(count=text.number(count))


@remembered(32)
def chain(need_id: str, hit: pd.DataFrame, links: pd.DataFrame) -> list[dict[str, str]]:
    """Return the deliveries of a need that do not come, the largest first."""
    own = links[links["need_id"] == need_id].merge(hit, on="link_id")
    own = own.assign(weight=own["share_high"] * own["lost_high"])
    rows = own.sort_values("weight", ascending=False, kind="stable")
    return [
        {
            "state": "certain" if row["lost_low"] > 0 else "possible",
            "words": _delivery(row),
            "share": text.interval(row["share_low"], row["share_high"], share=True),
        }
        for row in rows.head(SUPPLIERS_SHOWN).to_dict("records")
    ]


def _delivery(row: Mapping[str, Any]) -> str:
    name, country = row["supplier_name"], row["country_name"]
    if text.is_missing(name):
        return _("A supplier that nobody named may be among those that stop")
    if text.is_missing(country):
        return _("{supplier} does not deliver").format(supplier=name)
    return _("{supplier}, {country}, does not deliver").format(
        supplier=name, country=country
    )

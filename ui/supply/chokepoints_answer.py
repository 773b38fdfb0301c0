"""The chokepoints in words: the answer, and the key figures.

Names of inputs are free text that cannot be inflected, so they stand before a colon.
"""

import pandas as pd

from ui import text
from ui.remembered import remembered
from ui.text import _, ngettext

MOSTLY = 0.5
"""An input hangs mostly on one supplier from this share of its need on."""


@remembered(64)
def answer(deliveries: pd.DataFrame, needs: pd.DataFrame) -> str:
    """Say how many chokepoints there are, and what the gravest one stops.

    `deliveries` are in the order of the list, `needs` those of the first one; there
    are none where the reader's view has no single companies.
    """
    if deliveries.empty:
        return _("No delivery is found with these choices.")
    certain, possible = (_count(deliveries, state) for state in ("certain", "possible"))
    if not certain and not possible:
        return _none(_count(deliveries, "unknown"))
    first = deliveries.iloc[0]
    return f"{_counts(certain, possible)} {_gravest(first, needs)}"


def question(*, is_named: bool) -> str:
    """Ask what breaks most, or what can be told where chokepoints are not shown."""
    if is_named:
        return _("Which delivery stops most if it breaks?")
    return _("Where do the critical inputs come from?")


@remembered(32)
def origins(countries: pd.DataFrame, inputs: pd.DataFrame) -> str:
    """Say where inputs come from and how many hang on one supplier.

    For views without chokepoints; `countries` are the largest first.
    """
    sentences = []
    if len(countries):
        words = _(
            "The largest country of origin is **{country}**, {share} of the need."
        )
        first = countries.iloc[0]
        share = text.percent(first["flow_share"])
        sentences.append(words.format(country=first["country_name"], share=share))
    leaning = int((inputs["single_source_share_low"] >= MOSTLY).sum())
    if leaning and len(inputs) == 1:
        sentences.append(_("The only input hangs mostly on one supplier."))
    elif leaning:
        words = ngettext(
            "Of {all} inputs at least one hangs mostly on one supplier.",
            "Of {all} inputs at least {count} hang mostly on one supplier.",
            leaning,
        )
        counts = {"count": text.number(leaning), "all": text.number(len(inputs))}
        sentences.append(words.format(**counts))
    return " ".join([*sentences, _("Chokepoints themselves are not published.")])


@remembered(64)
def figures(
    deliveries: pd.DataFrame, inputs: pd.DataFrame, *, is_named: bool
) -> list[tuple[str, str]]:
    """Return the key figures but the coverage: certain, possible, inputs."""
    count = (deliveries if is_named else inputs)["input_id"].nunique()
    assessed = ngettext("input assessed", "inputs assessed", count)
    if not is_named:
        return [(text.number(count), assessed)]
    certain, possible = (_count(deliveries, state) for state in ("certain", "possible"))
    return [
        (text.number(certain), ngettext("is certain", "are certain", certain)),
        (text.number(possible), ngettext("is possible", "are possible", possible)),
        (text.number(count), assessed),
    ]


def stopping(needs: pd.DataFrame) -> tuple[int, int]:
    """Return how many companies stop: for certain, and at most.

    A company stops when the input is essential to it and its stock runs out before
    the delivery is back; what it did not tell leaves it between the two.
    """
    if needs.empty:
        return 0, 0
    essential = needs["is_essential"]
    surely = essential.fillna(False).astype(bool) & (needs["gap_days_low"] > 0)
    maybe = essential.fillna(True).astype(bool) & ~(needs["gap_days_high"] <= 0)
    companies = needs["company_name"]
    return companies[surely].nunique(), companies[maybe].nunique()


def _counts(certain: int, possible: int) -> str:
    if not certain:
        words = ngettext(
            "No chokepoint is certain, but one is possible.",
            "No chokepoint is certain, but {count} are possible.",
            possible,
        )
        return words.format(count=text.number(possible))
    words = ngettext(
        "**One chokepoint is certain**",
        "**{count} chokepoints are certain**",
        certain,
    )
    first = words.format(count=text.number(certain))
    if not possible:
        return f"{first}."
    words = ngettext(
        "{first}, and one more is possible.",
        "{first}, and {count} more are possible.",
        possible,
    )
    return words.format(first=first, count=text.number(possible))


def _gravest(first: pd.Series, needs: pd.DataFrame) -> str:
    low, high = stopping(needs)
    name, days = text.lowered(first["input_name"]), first["stop_days_high"]
    if not high:
        words = ngettext(
            "The gravest is {name}: {count} company needs it.",
            "The gravest is {name}: {count} companies need it.",
            int(first["company_count"]),
        )
        return words.format(name=name, count=text.number(first["company_count"]))
    if not low:
        words = ngettext(
            "The gravest is {name}: if the delivery breaks, {count} company may stop.",
            "The gravest is {name}: if the delivery breaks, at most {count} companies "
            "stop.",
            high,
        )
        return words.format(name=name, count=text.number(high))
    if text.is_missing(days):
        words = ngettext(
            "The gravest is {name}: if the delivery breaks, {count} company stops.",
            "The gravest is {name}: if the delivery breaks, {count} companies stop.",
            high,
        )
        return words.format(name=name, count=text.interval(low, high))
    words = ngettext(
        "The gravest is {name}: if the delivery breaks, {count} company stops by "
        "day {days}.",
        "The gravest is {name}: if the delivery breaks, {count} companies stop by "
        "day {days}.",
        high,
    )
    counted = text.interval(low, high)
    return words.format(name=name, count=counted, days=text.number(days))


def _none(unknown: int) -> str:
    if not unknown:
        return _("No delivery is a chokepoint, by what the companies have told.")
    words = ngettext(
        "No chokepoint was found, but too little is known of one delivery.",
        "No chokepoint was found, but too little is known of {count} deliveries.",
        unknown,
    )
    return words.format(count=text.number(unknown))


def _count(deliveries: pd.DataFrame, state: str) -> int:
    return int((deliveries["state"] == state).sum())

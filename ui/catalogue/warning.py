"""A quiet line on every page whose data is old or whose source cannot be loaded.

A page knows its sources through the marts that it shows; what is only late is told in
the catalogue, not on each page.
"""

import streamlit as st

from etl.sources.catalogue.freshness import TableAge
from etl.sources.catalogue.uses import marts_by_page
from etl.sources.catalogue.whole import SourceFacts
from ui import navigation, text
from ui.catalogue import card, facts
from ui.drawing import marks
from ui.page import rich
from ui.text import _

CATALOGUE = "sources/catalogue.py"


def show(path: str) -> None:
    """Say above a page which of its sources are old, since when and why."""
    if path == CATALOGUE:
        return
    for source, sentence in told(path):
        with st.container(
            horizontal=True,
            key=f"old-source-{source.name}",
            vertical_alignment="center",
        ):
            mark = marks.state("red")
            st.html(f'<p class="vv-old">{mark}<span>{rich(sentence)}</span></p>')
            navigation.link(
                CATALOGUE,
                _("See the source"),
                {"source": source.name, "kind": "sources"},
            )


def told(path: str) -> list[tuple[SourceFacts, str]]:
    """Return the sources of a page that want a warning, each with its sentence."""
    used = _uses(path)
    found = []
    for source in facts.known().sources:
        ages = [
            one
            for one in source.tables
            if {(source.name, ""), (source.name, one.table_name)} & used
        ]
        sentence = _sentence(source, ages) if _is_told(source, ages) else ""
        if sentence:
            found.append((source, sentence))
    return found


def _uses(path: str) -> set[tuple[str, str]]:
    marts = marts_by_page().get(path, frozenset())
    tables = facts.known().tables
    return {use for one in tables if one.name in marts for use in one.uses}


def _is_told(source: SourceFacts, ages: list[TableAge]) -> bool:
    """Say whether a page shows the source, and of what failed in it any table."""
    tables = {one.table_name for one in source.tables}
    failed = tables & set(card.failed_parts(source))
    return bool(ages) and (not failed or any(one.table_name in failed for one in ages))


def _sentence(source: SourceFacts, ages: list[TableAge]) -> str:
    label = facts.source_name(source)
    if source.failure and card.is_partly_failing(source):
        words = _("**{source}**: not everything has come since {since}.").format(
            source=label, since=text.date(text.local(source.failure.since))
        )
        return f"{words} {card.reason_of(source)}".strip()
    if source.failure:
        newest = max(one.fetched_at for one in ages)
        words = _(
            "**{source}** is from {fetched}: loading it has failed since {since}."
        ).format(
            source=label,
            fetched=text.date(text.local(newest)),
            since=text.date(text.local(source.failure.since)),
        )
        return f"{words} {card.reason_of(source)}".strip()
    old = [one for one in ages if one.state == "very_late" and not one.is_made_up]
    if not old:
        return ""
    worst = max(old, key=lambda one: one.age_days or 0)
    if worst.period_to and source.known.since == "period":
        words = _(
            "**{source}** tells of the time up to {day} only; newer figures should "
            "have been out long ago."
        )
        return words.format(source=label, day=text.date(worst.period_to))
    words = _("**{source}** was fetched on {day} and should be fetched more often.")
    return words.format(source=label, day=text.date(text.local(worst.fetched_at)))

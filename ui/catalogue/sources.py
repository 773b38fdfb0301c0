"""The list of sources and, beside it, everything that is known of one of them."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from etl.sources.catalogue.freshness import TableAge
from etl.sources.catalogue.whole import SourceFacts
from ui import navigation, page, provenance, text
from ui.catalogue import card, facts, told
from ui.drawing import marks
from ui.frame import address
from ui.tables import Column, Group, Ranked, ranked_rows, table
from ui.text import _, ngettext

KEY = "source"
PAGE = "sources/catalogue.py"


def listed(found: Sequence[SourceFacts]) -> SourceFacts:
    """Show the sources by state; return the chosen one."""
    page.section(
        _("Sources, those that need attention first"),
        _("The age is counted against how often the source is published."),
    )
    groups = [_group(state, found) for state in facts.ORDER]
    chosen = ranked_rows(
        [one for one in groups if one.rows],
        key=KEY,
        headings=["", _("Source"), _("Up to"), _("Rows")],
        widths=["6rem", "5.2rem"],
    )
    return next(one for one in found if one.name == chosen)


def _group(state: str, found: Sequence[SourceFacts]) -> Group:
    rows = [_row(one) for one in found if facts.state_of(one) == state]
    return Group(rows=rows, title=facts.word(state), state=facts.mark(state))


def _row(source: SourceFacts) -> Ranked:
    _first, last = source.period
    tables = len(source.tables)
    note = ngettext("{count} table in use", "{count} tables in use", tables)
    told = [note.format(count=text.number(tables))] if tables else [_tried(source)]
    if source.failure:
        told.append(_("the older data stays in use"))
    return Ranked(
        row_id=source.name,
        symbol=marks.state(facts.mark(facts.state_of(source))),
        name=facts.source_name(source),
        note=" · ".join(filter(None, told)) or source.name,
        cells=(
            text.date(last) if last else text.EN_DASH,
            _rows(source.row_count) if tables else text.EN_DASH,
        ),
    )


def shown(source: SourceFacts) -> None:
    """Show the card of one source."""
    with card.framed(facts.source_name(source), facts.state_of(source)):
        card.meaning(facts.said(source.known.meaning))
        if source.failure:
            card.failure(source)
        card.facts_list(_facts(source))
        if source.tables:
            _tables(source.tables)
        told.show(source)
        _loading(source)
        _used(source)


def _facts(source: SourceFacts) -> list[tuple[str, str]]:
    known = source.known
    licence = next((one.licence for one in source.tables if one.licence), known.licence)
    if source.is_made_up:
        licence = _("made up, nobody's data")
    told = [
        (_("Period"), facts.period(source.tables) if source.tables else ""),
        (_("Fetched"), text.moment(source.fetched_at) if source.fetched_at else ""),
        (_("Rows"), _rows(source.row_count) if source.tables else ""),
        (_("Rhythm"), _rhythm(source)),
        (_("Licence"), licence or _interview_licence(source)),
        (_("To be named as"), known.attribution),
        (_("Address"), known.address),
        (_("Interface"), _tried(source)),
    ]
    return [(name, words) for name, words in told if words]


def _rows(count: int | None) -> str:
    return text.suppressed() if count is None else text.number(count)


def _interview_licence(source: SourceFacts) -> str:
    if source.name != "interviews":
        return ""
    return _("companies' own answers, shown as each company has allowed")


def _rhythm(source: SourceFacts) -> str:
    known = source.known
    if not known.late:
        return ""
    words = (
        _("late {late} days after the end of its period, very late after {very_late}")
        if known.since == "period"
        else _("late {late} days after it was fetched, very late after {very_late}")
    )
    return words.format(late=known.late, very_late=text.number(known.very_late))


def _tried(source: SourceFacts) -> str:
    return {
        "real": _("tried on real answers"),
        "shape": _("not yet tried on the real interface"),
    }.get(source.known.tried, "")


def _tables(tables: Sequence[TableAge]) -> None:
    rows = pd.DataFrame(
        {
            "title": one.title or facts.source_label(one.source),
            "name": one.table_name,
            "period": facts.period([one]),
            "rows": _rows(one.row_count),
            "mark": facts.mark(one.state),
            "state": facts.word(one.state),
        }
        for one in tables
    )
    columns = [
        Column("title", _("Published table")),
        Column("name", _("Id")),
        Column("period", _("Period"), kind="written"),
        Column("rows", _("Rows"), kind="written"),
        Column("state", _("State"), mark="mark"),
    ]
    table(rows, columns, caption=_("Published tables of the source in use"))


def _loading(source: SourceFacts) -> None:
    commands = source.known.commands
    if not commands or provenance.disclosure() != "internal":
        return
    heading = _("How to bring it up to date") if source.tables else _("How to load it")
    lines = "".join(f"<code>{escape(one)}</code>" for one in commands)
    st.html(
        f'<div class="vv-section"><h2>{escape(heading)}</h2></div>'
        f'<p class="vv-commands">{lines}</p>'
    )


def _used(source: SourceFacts) -> None:
    if not source.marts:
        page.note(_("No table is made of it yet."))
        return
    if set(source.pages) - {PAGE}:
        page.section(_("What uses it"))
    with st.container(horizontal=True, gap="small"):
        for path in source.pages:
            if path != PAGE:
                navigation.link(path, navigation.title(path))
    words = ngettext(
        "Show {count} table made of it",
        "Show {count} tables made of it",
        len(source.marts),
    ).format(count=text.number(len(source.marts)))
    st.button(words, key="tables-of-source", on_click=_to_tables, args=(source.name,))


def _to_tables(name: str) -> None:
    address.write("kind", "tables", "sources")
    address.write("from", name, "")
    address.write("words", "", "")

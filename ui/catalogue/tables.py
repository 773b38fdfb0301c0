"""The list of tables and, beside it, everything that is known of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import streamlit as st

from etl.sources.catalogue.freshness import worst
from etl.sources.catalogue.tables import TableFacts
from etl.sources.catalogue.whole import Catalogue
from ui import navigation, page, provenance, text
from ui.catalogue import card, choice, facts, told
from ui.catalogue.sources import PAGE
from ui.drawing import marks
from ui.frame import address
from ui.navigation import THEMES
from ui.tables import Group, Ranked, ranked_rows
from ui.text import N_, _, ngettext

KEY = "table"
MOST_LINKS = 8
OTHER_THEMES = {
    "area": N_("Areas"),
    "company": N_("Companies and interviews"),
    "industry": N_("Industries"),
    "signature": N_("Signature indices"),
    "population": N_("Population and education"),
    "transport": N_("Transport"),
    "trade": N_("Trade and materials"),
    "procurement": N_("Public procurement"),
    "answers": N_("Answers in use"),
    "matching": N_("Matching of companies"),
    "source": N_("Sources and imports"),
    "register": N_("Register of companies"),
    "place": N_("Place names"),
}
HOW = {
    "whole": N_("all rows"),
    "part": N_("only what may leave the house"),
}


def listed(
    known: Catalogue, found: Sequence[TableFacts], *, closed: bool
) -> TableFacts:
    """Show the tables by theme, those of pages first; return the chosen one.

    With `closed` only the theme of the chosen one is open.
    """
    page.section(
        _("Tables by theme"),
        _("Steps are tables that no page shows; other tables are made of them."),
    )
    look = _Look(known, provenance.disclosure())
    shown = [one for one in found if one.pages]
    steps = [one for one in found if not one.pages]
    groups = [
        Group(
            rows=[_row(one, look) for one in group], title=_theme(theme), closed=closed
        )
        for theme, group in groupby(shown, key=lambda one: one.theme)
    ]
    first = (shown or steps)[0].name
    asked = address.value(KEY, [one.name for one in found], first)
    groups += _step_groups(steps, asked, look, closed=closed and bool(shown))
    chosen = ranked_rows(
        groups,
        key=KEY,
        headings=["", _("Name of the table"), _("Rows"), _("Who sees it")],
        widths=["5.2rem", "8.2rem"],
    )
    return next(one for one in found if one.name == chosen)


def _step_groups(
    steps: Sequence[TableFacts], asked: str, look: "_Look", *, closed: bool
) -> list[Group]:
    """Return the steps: those of the chosen one's theme open, the rest below."""
    theme = next((one.theme for one in steps if one.name == asked), "")
    near = [_row(one, look) for one in steps if one.theme == theme]
    far = [_row(one, look) for one in steps if one.theme != theme]
    title = _("Steps")
    groups = [Group(near, f"{title}: {_theme(theme)}")] if near else []
    return [*groups, Group(far, title, closed=closed)] if far else groups


def _theme(theme: str) -> str:
    return _({**OTHER_THEMES, **THEMES}.get(theme, theme))


@dataclass(frozen=True)
class _Look:
    """What all rows of the list need, asked once."""

    known: Catalogue
    audience: str

    @cached_property
    def labels(self) -> dict[str, str]:
        """Return what each source is called."""
        return {one.name: facts.source_name(one) for one in self.known.sources}

    @cached_property
    def failing(self) -> set[str]:
        """Return the sources that cannot be loaded."""
        return {one.name for one in self.known.sources if one.failure}


def _row(table: TableFacts, look: _Look) -> Ranked:
    sources = ", ".join(text.lowered(look.labels[one]) for one in table.sources[:3])
    more = len(table.sources) - 3
    note = f"{sources} + {more}" if more > 0 else sources or _("code lists")
    is_inside = look.audience == "internal"
    seen_by = choice.widest(table) if is_inside else look.audience
    return Ranked(
        row_id=table.name,
        symbol=marks.state(facts.mark(_worst(table, look))),
        name=facts.table_title(table),
        note=note,
        cells=(text.number(table.row_count), text.lowered(_(page.DISCLOSURE[seen_by]))),
    )


def _worst(table: TableFacts, look: _Look) -> str:
    """Return the worst state of what a table is made of; code lists do not age."""
    if look.failing & set(table.sources):
        return "failing"
    ages = look.known.ages_of(table.uses)
    return worst([one.state for one in ages]) if ages else "fresh"


def shown(table: TableFacts) -> None:
    """Show the card of one table."""
    with card.framed(facts.table_title(table), words=_(page.DISCLOSURE[_class(table)])):
        card.meaning(facts.said(table.meaning))
        card.facts_list(_facts(table))
        _used(table)
        _steps(table)


def _class(table: TableFacts) -> str:
    own = provenance.disclosure()
    return choice.widest(table) if own == "internal" else own


def _facts(table: TableFacts) -> list[tuple[str, str]]:
    ages = facts.known().ages_of(table.uses)
    told = [
        (_("Name in the data"), table.name),
        (_("Rows"), text.number(table.row_count)),
        (_("Columns"), text.number(len(table.columns))),
        (_("Period"), facts.period(ages) if ages else ""),
        (_("Made of"), _sources(table)),
        (_("State"), _state(table)),
    ]
    if provenance.disclosure() == "internal":
        told += [
            (_("Partners see"), _(HOW.get(table.shared.get("partner", ""), NO_ROWS))),
            (_("The public sees"), _(HOW.get(table.shared.get("public", ""), NO_ROWS))),
        ]
    return [(name, words) for name, words in told if words]


NO_ROWS = N_("no rows")


def _sources(table: TableFacts) -> str:
    labels = [facts.source_label(one) for one in table.sources]
    published = sorted({one for _source, one in table.uses if one})
    words = ", ".join(labels) or _("Code lists that come with the product")
    return f"{words} ({', '.join(published)})" if published else words


def _state(table: TableFacts) -> str:
    """Say which of the sources behind a table are not as they should be."""
    told = []
    for name in table.sources:
        source = facts.known().source(name)
        if source and facts.state_of(source) not in ("fresh", "unknown", "not_loaded"):
            words = text.lowered(facts.word(facts.state_of(source)))
            told.append(f"{facts.source_name(source)}: {words}")
    return "; ".join(told)


def _used(table: TableFacts) -> None:
    if not table.pages:
        return
    page.section(_("Pages that show it"))
    with st.container(horizontal=True, gap="small"):
        for path in table.pages:
            # on this page it is the card of a source that shows rows of the table
            here = {"source": told.source_of(table.name), "kind": "sources"}
            navigation.link(path, navigation.title(path), here if path == PAGE else {})


def _steps(table: TableFacts) -> None:
    """Show the tables one step back and one step on, each a way to that table."""
    known = {one.name for one in facts.known().tables}
    back = [one for one in table.reads if one in known]
    made = [one.name for one in facts.known().tables if table.name in one.reads]
    ways = (("back", _("Made of"), back), ("on", _("Tables made of it"), made))
    for way, title, names in ways:
        if names:
            page.section(title)
            with st.container(horizontal=True, gap="small", key=f"steps-{way}"):
                for name in names[:MOST_LINKS]:
                    st.button(
                        text.as_label(facts.label(name)),
                        key=f"to-{way}-{name}",
                        type="tertiary",
                        on_click=to_table,
                        args=(name,),
                    )
            if len(names) > MOST_LINKS:
                rest = len(names) - MOST_LINKS
                words = ngettext("and {count} more", "and {count} more", rest)
                page.note(words.format(count=text.number(rest)))


def to_table(name: str) -> None:
    """Choose a table, whatever the filters are."""
    for key in ("words", "from", "class"):
        address.write(key, "", "")
    address.write("kind", "tables", "sources")
    address.write(KEY, name, "")

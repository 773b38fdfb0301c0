"""What the reader looks for: sources or tables, words, and the narrowing of tables."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from etl.sources.catalogue.tables import TableFacts
from etl.sources.catalogue.whole import Catalogue, SourceFacts
from ui import filters, provenance
from ui.catalogue import facts
from ui.frame import address
from ui.navigation import THEMES
from ui.rights import AUDIENCES
from ui.text import N_, _

KINDS = {"sources": N_("Sources"), "tables": N_("Tables")}
SHARED = {
    "public": N_("Open to the public"),
    "partner": N_("Open to partners"),
    "internal": N_("Internal only"),
}


@dataclass(frozen=True)
class Choice:
    """One view of the catalogue."""

    kind: str
    words: str
    source: str
    shared: str

    @property
    def is_narrowed(self) -> bool:
        """Tell whether any filter is in use."""
        return any(self.written().values())

    def written(self) -> dict[str, str]:
        """Return the filters in use, label and value, for what says nothing fits."""
        told = {_("Search"): self.words}
        if self.kind == "tables" and self.source:
            told[_("Source")] = facts.source_label(self.source)
        if self.kind == "tables" and self.shared:
            told[_("Who sees it")] = _(SHARED[self.shared])
        return told


def read(found: Catalogue) -> Choice:
    """Return the view that the address asks for."""
    kind = address.value("kind", list(KINDS), "sources")
    names = [one.name for one in found.sources]
    offered = ["", *names]
    return Choice(
        kind=kind,
        words=_words(),
        source=address.value("from", offered, "") if kind == "tables" else "",
        shared=address.value("class", ["", *SHARED], "") if kind == "tables" else "",
    )


def show(found: Catalogue, choice: Choice) -> None:
    """Show the boxes of the filter row."""
    kinds = {name: _(words) for name, words in KINDS.items()}
    filters.choice(_("Show"), "kind", kinds, default="sources", width=150)
    st.session_state["filter-words"] = choice.words
    st.text_input(
        _("Search"),
        key="filter-words",
        placeholder=_("name, column or meaning"),
        on_change=address.writer("filter-words", "words", ""),
        width=260,
    )
    if choice.kind == "sources":
        return
    names = {
        one.name: facts.source_name(one)
        for one in found.sources
        if one.tables or one.marts
    }
    filters.choice(_("Source"), "from", names, all_label=_("All sources"))
    if provenance.disclosure() == "internal":
        shared = {name: _(words) for name, words in SHARED.items()}
        filters.choice(_("Who sees it"), "class", shared, all_label=_("Everybody"))


def sources(found: Catalogue, choice: Choice) -> list[SourceFacts]:
    """Return the sources that fit, as the catalogue has them."""
    return [
        one
        for one in found.sources
        if not choice.words or _fits(choice.words, _told_of(one))
    ]


def tables(found: Catalogue, choice: Choice) -> list[TableFacts]:
    """Return the tables that fit, by theme and name."""
    fitting = [
        one
        for one in found.tables
        if (not choice.source or choice.source in one.sources)
        and (not choice.shared or widest(one) == choice.shared)
        and (not choice.words or _fits(choice.words, _told_of_table(one)))
    ]
    themes = [*THEMES, *sorted({one.theme for one in fitting} - set(THEMES))]
    return sorted(
        fitting, key=lambda one: (themes.index(one.theme), facts.table_title(one))
    )


def widest(table: TableFacts) -> str:
    """Return the audience with the fewest rights that gets rows of a table."""
    return next((one for one in AUDIENCES[::-1] if one in table.shared), "internal")


def _words() -> str:
    asked = st.query_params.get("words", st.session_state.get("address:words", ""))
    words = str(asked or "").strip()[:80]
    address.write("words", words, "")
    return words


def _fits(words: str, told: Sequence[str]) -> bool:
    """Tell whether every word is somewhere in what is told."""
    text = " ".join(told).casefold()
    return all(word in text for word in words.casefold().split())


def _told_of(source: SourceFacts) -> list[str]:
    known = source.known
    tables = [part for one in source.tables for part in (one.table_name, one.title)]
    return [
        known.name,
        facts.source_name(source),
        facts.said(known.meaning),
        known.licence,
        *tables,
    ]


def _told_of_table(table: TableFacts) -> list[str]:
    told = [table.name, facts.table_title(table), facts.said(table.meaning)]
    for column in table.columns:
        told += [column.name, facts.said(column.label)]
        told += [f"{facts.place(end)}" for end in column.ends]
    return told

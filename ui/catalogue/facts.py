"""The catalogue of the reader's own file, read once a build and day."""

import datetime as dt
from collections.abc import Iterable
from functools import cache, lru_cache

from etl.intake.template import template
from etl.sources.catalogue.freshness import TableAge
from etl.sources.catalogue.tables import Place, TableFacts, told_tables
from etl.sources.catalogue.whole import Catalogue, SourceFacts, catalogue
from ui import text, warehouse
from ui.text import N_, _

STATES = {
    "fresh": ("green", N_("up to date")),
    "late": ("yellow", N_("late")),
    "very_late": ("red", N_("very late")),
    "failing": ("red", N_("cannot be loaded")),
    "unknown": ("unknown", N_("its age cannot be told")),
    "not_loaded": ("no_data", N_("not loaded")),
}
"""The mark and the word of each state, in the order in which groups follow."""
ORDER = ("failing", "very_late", "late", "unknown", "fresh", "not_loaded")
NOTHING = Catalogue((), ())


def known() -> Catalogue:
    """Return the catalogue that the present reader sees; empty before a build."""
    file = warehouse.file()
    return _read(file, dt.datetime.now(dt.UTC).date()) if file else NOTHING


@lru_cache(maxsize=16)
def _read(file: str, day: dt.date) -> Catalogue:
    return catalogue(warehouse.connection(file).cursor(), day)


def state_of(source: SourceFacts) -> str:
    """Return the state of a source; one that cannot be loaded is told so first."""
    return "failing" if source.failure else source.state


def mark(state: str) -> str:
    """Return the name of a state's mark."""
    return STATES[state][0]


def word(state: str) -> str:
    """Return the word of a state, with a capital letter."""
    words = _(STATES[state][1])
    return words[:1].upper() + words[1:]


def said(words: str) -> str:
    """Translate what a table, a column or a source is called or means, if told."""
    return _(words) if words else ""


def source_name(source: SourceFacts) -> str:
    """Return what a source is called; one that nobody named by its own name."""
    known = source.known
    return known.name if known.label == known.name else _(known.label)


def label(table: str) -> str:
    """Return what a table is called; one that nobody named by its own name."""
    told = told_tables().get(table.rpartition(".")[2], {})
    return said(told.get("label_en", "")) or table


def place(one: Place) -> str:
    """Return a place where values begin: `A Yritykset.liikevaihto_lk`."""
    schema, _dot, table = one[0].partition(".")
    if schema == "marts":
        return _("rows of {table}").format(table=f"“{label(one[0])}”")
    sheets = _sheets(text.language())
    name = sheets.get(table) or f"{_WHERE[schema]()} {table}"
    if schema == "landing" and table not in sheets and table in told_tables():
        name = label(table)
    return f"{name}.{one[1]}" if one[1] else _("rows of {table}").format(table=name)


@cache
def _sheets(lang: str) -> dict[str, str]:
    return {form.key: form.title[lang] for form in template().forms}


_WHERE = {
    "landing": lambda: _("register"),
    "reference": lambda: _("code list"),
    "staging": lambda: _("step"),
}


def period(ages: Iterable[TableAge]) -> str:
    """Return the days that tables speak of: `1.1.2020–31.8.2026`."""
    told = list(ages)
    starts = [one.period_from for one in told if one.period_from]
    ends = [one.period_to for one in told if one.period_to]
    if not ends:
        return text.EN_DASH
    first, last = min([*starts, *ends]), max(ends)
    if first == last:
        return text.date(last)
    return f"{text.date(first)}{text.EN_DASH}{text.date(last)}"


def table_title(table: TableFacts) -> str:
    """Return what a mart is called."""
    return table.name if table.label == table.name else _(table.label)


def source_label(name: str) -> str:
    """Return what a source is called."""
    found = known().source(name)
    return source_name(found) if found else name

"""The sentence that answers the page's question, and its key figures."""

from collections.abc import Mapping

from etl.sources.catalogue.whole import Catalogue, SourceFacts
from ui import text
from ui.catalogue import facts
from ui.text import _, ngettext


def answer(found: Catalogue) -> str:
    """Say how many sources are in use and which of them are old or fail."""
    used = [one for one in found.sources if one.tables]
    if not used:
        return _("No source is in use yet. Bring in a file or load a register.")
    first = ngettext(
        "**{count} source is in use.**", "**{count} sources are in use.**", len(used)
    ).format(count=text.number(len(used)))
    bad = {state: _names(found, state) for state in ("failing", "very_late", "late")}
    told = [
        words.format(names=bad[state])
        for state, words in (
            ("failing", _("Loading does not succeed: {names}.")),
            ("very_late", _("Very late: {names}.")),
            ("late", _("Late: {names}.")),
        )
        if bad[state]
    ]
    return " ".join([first, *(told or [_("All of them are up to date.")])])


def figures(found: Catalogue) -> list[tuple[str, str]]:
    """Return the key figures: tables, what is late, and how much is loaded."""
    used = [one for one in found.sources if one.tables]
    late = sum(is_bad(one) for one in used)
    tables = len(found.tables)
    return [
        (text.number(tables), ngettext("table", "tables", tables)),
        (
            text.number(late),
            ngettext("source is late or fails", "sources are late or fail", late),
        ),
        (
            text.coverage(len(used), len(found.sources)),
            ngettext("source is loaded", "sources are loaded", len(found.sources)),
        ),
    ]


def nothing(written: Mapping[str, str]) -> str:
    """Say that nothing fits, and name the filters in use."""
    chosen = [f"{label} “{value}”" for label, value in written.items() if value]
    words = _("Nothing in the catalogue fits: {filters}. Clear the search or a filter.")
    return words.format(filters=", ".join(chosen))


def is_bad(source: SourceFacts) -> bool:
    """Tell whether a source is late or cannot be loaded."""
    return facts.state_of(source) in ("failing", "very_late", "late")


def _names(found: Catalogue, state: str) -> str:
    fitting = [one for one in found.sources if facts.state_of(one) == state]
    return ", ".join(text.lowered(facts.source_name(one)) for one in fitting)

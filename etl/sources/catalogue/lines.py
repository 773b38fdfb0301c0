"""The catalogue in words: what `status` prints of sources and of their age."""

from collections.abc import Sequence
from datetime import datetime

from etl.language import N_, date, moment, number, translator
from etl.sources.catalogue.failure import failures
from etl.sources.catalogue.freshness import TableAge, table_ages
from etl.sources.catalogue.known import INTERVIEWS, KnownSource, known_sources
from etl.sources.catalogue.whole import Catalogue
from etl.workspace import Workspace

HEAD = N_("Registers in use:")
LINE = N_(
    "· {source} {table}: up to {period}, fetched {fetched}, rows {rows} – {state}"
)
FAILURE = N_(
    "· {source}: the last load failed ({at}), and the older data stays in use. {reason}"
)
NOT_LOADED = N_("Not loaded:")
COMMAND = N_("· {source}: {command}{tried}")
NOT_TRIED = N_("not yet tried on the real interface")
TABLE_COUNT = N_("Tables in the build: {count}, rows in them: {rows}.")
STATES = {
    "fresh": N_("up to date"),
    "late": N_("late"),
    "very_late": N_("very late"),
    "unknown": N_("its age cannot be told"),
}


def register_lines(
    ws: Workspace, language: str, found: Catalogue | None = None
) -> list[str]:
    """Return a line per table in use, per source that fails and per one not loaded.

    `found` is the catalogue of the current build, the same that the page shows.
    """
    _ = translator(language).gettext
    ages = ages_of(ws, found)
    lines = [_table_line(one, language) for one in ages]
    for source, failure in sorted(failures(ws).items()):
        at = moment(datetime.fromisoformat(failure.at), language)
        reason = failure.render(language)
        lines.append(_(FAILURE).format(source=source, at=at, reason=reason))
    used = {one.source for one in ages}
    missing = [
        _command_line(one, language)
        for one in known_sources()
        if one.is_loadable and one.name not in used
    ]
    told = [_(HEAD), *lines] if lines else []
    told += [_(NOT_LOADED), *missing] if missing else []
    return told + (_count_line(found, language) if found else [])


def ages_of(ws: Workspace, found: Catalogue | None) -> Sequence[TableAge]:
    """Return the tables of registers that the build shows, without one those landed."""
    if found is None:
        return table_ages(ws)
    return [
        one
        for source in found.sources
        for one in source.tables
        if source.name != INTERVIEWS
    ]


def _table_line(one: TableAge, language: str) -> str:
    _ = translator(language).gettext
    return _(LINE).format(
        source=one.source,
        table=one.table_name,
        period=date(one.period_to, language) if one.period_to else "–",
        fetched=date(one.fetched_at.date(), language),
        rows=number(one.row_count or 0, language),
        state=_(STATES[one.state]),
    )


def _command_line(source: KnownSource, language: str) -> str:
    _ = translator(language).gettext
    tried = f" ({_(NOT_TRIED)})" if source.tried == "shape" else ""
    return _(COMMAND).format(
        source=source.name, command=source.commands[0], tried=tried
    )


def _count_line(found: Catalogue, language: str) -> list[str]:
    _ = translator(language).gettext
    rows = sum(one.row_count for one in found.tables)
    count = number(len(found.tables), language)
    return [_(TABLE_COUNT).format(count=count, rows=number(rows, language))]

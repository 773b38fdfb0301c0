"""The age of the registers in words: what `status` prints of them."""

from datetime import datetime

from etl.language import N_, date, moment, number, translator
from etl.sources.catalogue.failure import failures
from etl.sources.catalogue.freshness import table_ages
from etl.workspace import Workspace

HEAD = N_("Registers in use:")
LINE = N_(
    "· {source} {table}: up to {period}, fetched {fetched}, rows {rows} – {state}"
)
FAILURE = N_(
    "· {source}: the last load failed ({at}), and the older data stays in use. {reason}"
)
STATES = {
    "fresh": N_("up to date"),
    "late": N_("late"),
    "very_late": N_("very late"),
    "unknown": N_("its age cannot be told"),
}


def register_lines(ws: Workspace, language: str) -> list[str]:
    """Return a line for each table in use and each source whose load failed."""
    _ = translator(language).gettext
    lines = [
        _(LINE).format(
            source=one.source,
            table=one.table_name,
            period=date(one.period_to, language) if one.period_to else "–",
            fetched=date(one.fetched_at.date(), language),
            rows=number(one.row_count or 0, language),
            state=_(STATES[one.state]),
        )
        for one in table_ages(ws)
    ]
    for source, failure in sorted(failures(ws).items()):
        at = moment(datetime.fromisoformat(failure.at), language)
        reason = failure.render(language)
        line = _(FAILURE).format(source=source, at=at, reason=reason)
        lines.append(line)
    return [_(HEAD), *lines] if lines else []

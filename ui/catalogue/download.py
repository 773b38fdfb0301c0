"""Downloads: a whole table of the reader's file, or the list of sources."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from etl.sources.catalogue.tables import NAME_ENDINGS, TableFacts
from etl.sources.catalogue.whole import SourceFacts
from ui import export, provenance, warehouse
from ui.catalogue import facts
from ui.catalogue.choice import Choice
from ui.tables import Column
from ui.tables.columns import described
from ui.text import _


def of_table(table: TableFacts) -> None:
    """Offer a whole table as csv, xlsx and parquet."""
    fits = table.row_count <= export.MOST_XLSX_ROWS
    kinds = ("csv", "xlsx", "parquet") if fits else ("csv", "parquet")
    export.offer(table.name, partial(_sheet, table), *kinds)


def _sheet(table: TableFacts) -> export.Sheet:
    return export.Sheet(
        title=f"{facts.table_title(table)} ({table.name})",
        rows=warehouse.rows_of(table.name),
        columns=[_column(name) for name in warehouse.columns_of(table.name)],
        filters={},
        sources=_sources(table),
        disclosure=_class(table),
        row_count=table.row_count,
    )


def of_sources(found: Sequence[SourceFacts], choice: Choice) -> None:
    """Offer the list of sources as csv and xlsx."""
    export.offer("sources", partial(_source_sheet, found, choice), "csv", "xlsx")


def _source_sheet(found: Sequence[SourceFacts], choice: Choice) -> export.Sheet:
    rows = pd.DataFrame(
        {
            "source": facts.source_label(one.name),
            "state": facts.word(facts.state_of(one)),
            "period": facts.period(one.tables),
            "fetched_at": one.fetched_at.date() if one.fetched_at else None,
            "row_count": one.row_count,
            "licence": one.known.licence,
            "attribution": one.known.attribution,
            "address": one.known.address,
        }
        for one in found
    )
    columns = [
        Column("source", _("Source")),
        Column("state", _("State")),
        Column("period", _("Period")),
        Column("fetched_at", _("Fetched")),
        Column("row_count", _("Rows")),
        Column("licence", _("Licence")),
        Column("attribution", _("To be named as")),
        Column("address", _("Address")),
    ]
    return export.Sheet(
        title=_("Sources of the figures"),
        rows=rows,
        columns=columns,
        filters=choice.written(),
        sources=[],
        disclosure=provenance.disclosure(),
    )


def _column(name: str) -> Column:
    """Return a column headed in the reader's language; three names are told apart."""
    stem, language = (
        (name[:-3], name[-2:]) if name.endswith(NAME_ENDINGS) else (name, "")
    )
    told = described(stem)
    if told is None:
        return Column(name, name)
    words = told["label_en"]
    heading = _(words)
    return Column(name, f"{heading} ({language})" if language else heading)


def _class(table: TableFacts) -> str:
    """Return the class of the file: what no audience outside gets is confidential."""
    own = provenance.disclosure()
    return "confidential" if own == "internal" and not table.shared else own


def _sources(table: TableFacts) -> list[str]:
    told = []
    for name in table.sources:
        source = facts.known().source(name)
        if source:
            parts = [facts.source_label(name), facts.period(source.tables)]
            licence = next((one.licence for one in source.tables if one.licence), "")
            told.append(", ".join(part for part in [*parts, licence] if part))
    return told or [_("Code lists that come with the product")]

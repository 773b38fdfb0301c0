"""Contact persons of a file whose personal columns somebody has switched on.

Their names, addresses and numbers go to the contact store alone: the rows that are
parsed, what is found, and the journal hold an id that says nothing.
"""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from etl import contacts, landing
from etl.contacts import Details, Incoming
from etl.intake.checking import Checked
from etl.intake.checking.mapped import MappedLayout
from etl.intake.checking.mapped.source import Source
from etl.intake.identity import COMPANIES
from etl.journal import Batch
from etl.workspace import Workspace

ID = "yhteys_id"


def with_ids(
    ws: Workspace, checked: Checked, tables: Mapping[str, pa.Table]
) -> dict[str, pa.Table]:
    """Return the tables with the ids that the contact persons have or would have."""
    if not _is_asked(checked):
        return dict(tables)
    table = tables[COMPANIES]
    ids = table[ID].to_pylist()
    for place, one in _people(checked, table):
        if ids[place] is None:
            ids[place] = contacts.id_of(ws, one.company_id, one.details)
    column = table.column_names.index(ID)
    filled = table.set_column(column, ID, pa.array(ids, pa.string()))
    return dict(tables) | {COMPANIES: filled}


def keep(ws: Workspace, checked: Checked, batch: Batch, account: str) -> dict[str, int]:
    """Keep the persons of rows that are taken into use; return how many were what.

    Counts by `new`, `known` and `forgotten`; nothing where no column was switched on.
    Doing it again keeps nobody twice.
    """
    if not _is_asked(checked):
        return {}
    table = pq.read_table(landing.read_parsed(ws, batch.parsed_key).tables[COMPANIES])
    people = [one for _, one in _people(checked, table)]
    kept = contacts.bring_in(ws, people, origin=batch.sha256, account=account)
    return {"new": kept.new, "known": kept.known, "forgotten": kept.forgotten}


def _is_asked(checked: Checked) -> bool:
    sheet = checked.sheet(COMPANIES)
    laid = sheet.laid if sheet else None
    sources = laid.sources if isinstance(laid, MappedLayout) else ()
    return any(one.contact for source in sources for one in source.columns.values())


def _people(checked: Checked, table: pa.Table) -> Iterator[tuple[int, Incoming]]:
    """Yield the persons who can be reached, with their place in the table."""
    sheet = checked.sheet(COMPANIES)
    laid = sheet.laid if sheet else None
    made = laid.made if isinstance(laid, MappedLayout) else {}
    rows, companies = table["row_number"].to_pylist(), table["ytunnus"].to_pylist()
    for place, (row, company) in enumerate(zip(rows, companies, strict=True)):
        told: dict[str, str] = {}
        for source, first in {(one.source, one.row) for one in made[row].values()}:
            for joined in source.joined.get(first, [first]):
                told |= _told(source, joined)
        details = Details(**({"name": ""} | told))
        if details.name and (details.email or details.telephone):
            yield place, Incoming(company, details)


def _told(source: Source, row: int) -> dict[str, str]:
    """Return what the switched-on columns say in one row of the file."""
    found = {}
    for number, column in source.columns.items():
        shown = source.shown(number, row) if column.contact else None
        if shown is not None:
            found[column.contact.removeprefix("CONTACT_").lower()] = shown.text.strip()
    return found

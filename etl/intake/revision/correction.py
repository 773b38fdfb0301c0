"""A correction file: rows that waited, mended and brought back by their ids.

A corrected interview comes into use as a whole: the rows of the same companies that
were right in the first file are taken along, so that nothing of theirs is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl import journal, landing
from etl.intake.checking import Checked
from etl.intake.findings import IntakeFinding, finding
from etl.intake.identity import COMPANIES
from etl.intake.template import template
from etl.journal import Batch
from etl.workspace import Workspace

ID_PARTS = 3
ROW = "row_number"
COMPANY = "ytunnus"


def row_id(parsed_key: str, sheet_key: str, row: int) -> str:
    """Return the id that a correction file carries for a row that waits."""
    return f"{parsed_key}:{sheet_key}:{row}"


@dataclass(frozen=True)
class Revision:
    """A correction file and the batch that it corrects."""

    base: Batch
    tables: Mapping[str, pa.Table]
    """The answers of the base, by sheet."""
    first_rows: Mapping[str, Mapping[int, int]]
    """Rows of the first file, by sheet and row of the correction file."""
    touched: frozenset[str]
    """Companies that the correction speaks of."""


def names_base(checked: Checked) -> str:
    """Return the key of what a correction file corrects, empty for other files."""
    keys = {
        key
        for sheet in checked.sheets
        for key, _, _ in map(_parts, sheet.laid.row_ids.values())
        if key
    }
    return min(keys, default="")


def find_revision(ws: Workspace, checked: Checked) -> Revision | None:
    """Return what a file corrects, if that is in use; None for other files."""
    key = names_base(checked)
    live = (batch for batch in journal.live_batches(ws) if batch.parsed_key == key)
    base = next(live, None) if key else None
    if base is None:
        return None
    paths = landing.read_parsed(ws, key).tables
    tables = {name: pq.read_table(path) for name, path in paths.items()}
    first_rows = {
        sheet.form.key: {
            row: first
            for row, text in sheet.laid.row_ids.items()
            for named, _, first in [_parts(text)]
            if named == key
        }
        for sheet in checked.sheets
    }
    touched = _touched(checked, tables, first_rows)
    return Revision(base, tables, first_rows, frozenset(touched))


def about(revision: Revision | None) -> dict[str, Any]:
    """Return the facts of a correction that stand beside its tables.

    `corrected` are the rows of the first file that it speaks of, by sheet: they wait
    here from now on, if they still wait at all.
    """
    if revision is None:
        return {}
    is_part = bool(revision.base.about.get("is_part"))
    rows = {key: sorted(set(one.values())) for key, one in revision.first_rows.items()}
    corrected = {key: numbers for key, numbers in rows.items() if numbers}
    return {"corrected": corrected} | ({"is_part": True} if is_part else {})


def joined(
    revision: Revision | None, key: str, tables: Mapping[str, pa.Table]
) -> tuple[str, dict[str, pa.Table]]:
    """Return key and tables of a file, those of a correction with its first file."""
    if revision is None:
        return key, dict(tables)
    base = revision.base.parsed_key.rpartition("-")[2]
    return f"{key}-{base}", merged(revision, tables)


def merged(revision: Revision, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the corrected rows with the right rows of the same companies."""
    made = {name: _renumber(revision, name, table) for name, table in tables.items()}
    for form in template().forms:
        if form.company or form.key == COMPANIES:
            parts = [_kept(revision, form.key), made.get(form.key)]
            there = [part for part in parts if part is not None]
            if there:
                made[form.key] = pa.concat_tables(there, promote_options="default")
    made["answer_row"] = _answer_rows(revision, made)
    made["respondent"] = _respondents(revision, made)
    return made


def notes(
    ws: Workspace, revision: Revision | None, checked: Checked
) -> list[IntakeFinding]:
    """Say what a reader should know before accepting a correction."""
    if revision is None:
        missing = names_base(checked)
        return [finding("BASE_NOT_IN_USE", scope="file")] if missing else []
    newer: set[str] = set()
    live = [batch.batch_id for batch in journal.live_batches(ws)]
    later = live[live.index(revision.base.batch_id) + 1 :]
    for batch in journal.live_batches(ws):
        if batch.batch_id in later and batch.kind == revision.base.kind:
            paths = landing.read_parsed(ws, batch.parsed_key).tables
            newer |= _companies(pq.read_table(paths["answer_row"]))
    return [
        finding("ANSWER_IS_NEWER", value=company, sheet_key=COMPANIES)
        for company in sorted(newer & revision.touched)
    ]


def _parts(text: str) -> tuple[str, str, int]:
    parts = text.strip().split(":")
    if len(parts) != ID_PARTS or not parts[2].isdigit():
        return "", "", 0
    return parts[0], parts[1], int(parts[2])


def _touched(
    checked: Checked,
    tables: Mapping[str, pa.Table],
    first_rows: Mapping[str, Mapping[int, int]],
) -> set[str]:
    found: set[str] = set()
    for sheet in checked.sheets:
        if not (sheet.form.company or sheet.form.key == COMPANIES):
            continue
        found |= {str(one) for one in sheet.imported_values(COMPANY)}
        base = tables.get(sheet.form.key)
        if base is not None:
            rows = list(first_rows[sheet.form.key].values())
            hit = base.filter(pc.is_in(base[ROW], pa.array(rows, pa.int32())))
            found |= set(hit[COMPANY].to_pylist())
    return found


def _kept(revision: Revision, key: str) -> pa.Table | None:
    """Return the base's rows of the touched companies that are not corrected."""
    table = revision.tables.get(key)
    if table is None:
        return None
    mine = pc.is_in(table[COMPANY], pa.array(sorted(revision.touched), pa.string()))
    rows = list(revision.first_rows.get(key, {}).values())
    corrected = pc.is_in(table[ROW], pa.array(rows, pa.int32()))
    return table.filter(pc.and_(mine, pc.invert(corrected)))


def _renumber(revision: Revision, name: str, table: pa.Table) -> pa.Table:
    """Give corrected rows the numbers that they had in the first file."""
    sheets = (
        table[column].to_pylist()
        for column in ("sheet_key", "sheet")
        if column in table.column_names
    )
    keys = next(sheets, [name] * table.num_rows)
    rows = [
        revision.first_rows.get(key, {}).get(row, row)
        for key, row in zip(keys, table[ROW].to_pylist(), strict=True)
    ]
    place = table.column_names.index(ROW)
    return table.set_column(place, ROW, pa.array(rows, pa.int32()))


def _answer_rows(revision: Revision, made: Mapping[str, pa.Table]) -> pa.Table:
    table, fresh = revision.tables["answer_row"], made["answer_row"]
    kept = [
        row
        for row in table.to_pylist()
        if row["company"] in revision.touched
        and row[ROW] not in revision.first_rows.get(row["sheet"], {}).values()
    ]
    companies = made[COMPANIES]
    rounds = dict(
        zip(
            companies[COMPANY].to_pylist(),
            companies["kierros"].to_pylist(),
            strict=True,
        )
    )
    rows = [
        row | {"interview_round": rounds.get(row["company"], row["interview_round"])}
        for row in [*kept, *fresh.to_pylist()]
    ]
    return pa.Table.from_pylist(rows, schema=fresh.schema)


def _respondents(revision: Revision, made: Mapping[str, pa.Table]) -> pa.Table:
    """Return whose answers the rows are, as the first file told it."""
    told = revision.tables.get("respondent")
    if told is None:
        return made["respondent"]
    return told.filter(pc.is_in(told[ROW], made[COMPANIES][ROW].combine_chunks()))


def _companies(table: pa.Table) -> set[str]:
    mine = table.filter(pc.equal(table["sheet"], COMPANIES))
    return set(mine["company"].to_pylist())

"""A checked workbook as the tables that the landing keeps, and back again.

The tables are written once under a key made of the file, the template, the code lists
and the parser: the same four always give the same rows.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pyarrow as pa

from etl import reference
from etl.intake.checking import PARSER_VERSION, Checked
from etl.intake.checking.sheet import CheckedSheet, Outcome
from etl.intake.choices import Choices
from etl.intake.findings import IntakeFinding, finding
from etl.intake.identity import answer_rows
from etl.intake.respondents import RESPONDENT, respondent_rows
from etl.intake.template import template, template_files
from etl.reading.model import letters

CELL = pa.schema(
    [("sheet", pa.string()), ("row_number", pa.int32())]
    + [
        (name, pa.string())
        for name in (
            "column_letter",
            "field_id",
            "header",
            "raw_text",
            "value",
            "outcome",
            "reason_code",
        )
    ]
)
PARKED_ROW = pa.schema(
    [("sheet", pa.string()), ("row_number", pa.int32())]
    + [
        (name, pa.string())
        for name in ("code", "column_letter", "header", "raw_text", "cells", "kinds")
    ]
)
FINDING = pa.schema(
    [("row_number", pa.int32())]
    + [
        (name, pa.string())
        for name in (
            "code",
            "sheet_key",
            "sheet",
            "column_letter",
            "header",
            "field_id",
            "raw_text",
            "scope",
            "proposal",
            "other",
            "question",
            "value_question",
            "answered",
            "facts",
        )
    ]
)
ANSWER_ROW = pa.schema(
    [("row_number", pa.int32())]
    + [
        (name, pa.string())
        for name in ("sheet", "company", "interview_round", "identity", "digest")
    ]
)


def parsed_key(sha256: str, choices: Choices, checked: Checked) -> str:
    """Return the key of what this code makes of a file under these decisions.

    Of all that is remembered only the answers that the file needed are a part of it.
    """
    digest = needed(choices, checked)
    made_of = hashlib.sha256(f"{sha256}/{PARSER_VERSION}{digest}".encode())
    for content in template_files():
        made_of.update(content)
    made_of.update(json.dumps(reference.fingerprint(), sort_keys=True).encode())
    return f"workbook-{sha256[:12]}-{made_of.hexdigest()[:12]}"


def needed(choices: Choices, checked: Checked) -> str:
    """Return a digest of the decisions that the file needed, empty without any."""
    return replace(choices, answers=checked.answers).digest()


def tables(checked: Checked) -> dict[str, pa.Table]:
    """Return every table of a checked workbook."""
    made = {sheet.form.key: _answers(sheet) for sheet in checked.sheets}
    cells = [_cells(sheet, one) for sheet in checked.sheets for one in sheet.outcomes]
    waiting = [one for one in checked.findings if one.severity in {"park", "ask"}]
    return made | {
        "cell": pa.concat_tables(cells) if cells else CELL.empty_table(),
        "parked_row": rows_table(PARKED_ROW, list(_parked(checked, waiting))),
        "finding": rows_table(FINDING, [_finding_row(one) for one in checked.findings]),
        "answer_row": rows_table(ANSWER_ROW, answer_rows(checked)),
        "respondent": rows_table(RESPONDENT, respondent_rows(checked)),
    }


def about(checked: Checked) -> dict[str, Any]:
    """Return the facts that stand beside the tables."""
    return {
        "template": template().id,
        "template_version": template().version,
        "parser_version": PARSER_VERSION,
        "counts": dict(checked.counts),
        "sheets": {
            sheet.form.key: {
                "name": sheet.name,
                "header_row": sheet.laid.header_row,
                "columns": {
                    one.id: letters(number) for number, one in sheet.laid.fields.items()
                },
                **sheet.counts,
            }
            for sheet in checked.sheets
        },
    }


def rows_table(schema: pa.Schema, rows: list[dict[str, Any]]) -> pa.Table:
    """Return rows as a table with exactly these columns."""
    return pa.Table.from_pylist(rows, schema=schema)


def stored_findings(table: pa.Table) -> list[IntakeFinding]:
    """Return the findings that were stored with a batch."""
    return [
        finding(
            row["code"],
            values=json.loads(row["facts"], object_hook=_decoded),
            sheet=row["sheet"],
            row=row["row_number"],
            column=row["column_letter"],
            header=row["header"],
            value=row["raw_text"],
            sheet_key=row["sheet_key"],
            field_id=row["field_id"],
            scope=row["scope"],
            proposal=row["proposal"],
            # batches of before questions could be answered have no such columns
            other=row.get("other"),
            question=row.get("question") or "",
            value_question=row.get("value_question") or "",
            answered=row.get("answered") or "",
        )
        for row in table.to_pylist()
    ]


def _answers(sheet: CheckedSheet) -> pa.Table:
    columns: dict[str, pa.Array] = {
        "row_number": pa.array(sheet.imported_rows, pa.int32())
    }
    for one in sheet.form.fields:
        columns[one.id] = pa.array(sheet.imported_values(one.id), pa.string())
    return pa.table(columns)


def _cells(sheet: CheckedSheet, outcome: Outcome) -> pa.Table:
    count = len(outcome.rows)

    def same(text: str | None) -> pa.Array:
        return pa.repeat(pa.scalar(text, pa.string()), count)

    columns = [
        same(sheet.form.key),
        pa.array(outcome.rows, pa.int32()),
        same(letters(outcome.number)),
        same(outcome.field_id or None),
        same(outcome.header),
        pa.array(outcome.texts, pa.string()),
        pa.array(outcome.values, pa.string()),
        pa.array(outcome.outcomes, pa.string()),
        pa.array(outcome.reasons, pa.string()),
    ]
    return pa.Table.from_arrays(columns, schema=CELL)


def _parked(checked: Checked, waiting: list[IntakeFinding]) -> Iterator[dict[str, Any]]:
    for one in waiting:
        sheet = checked.sheet(one.sheet_key)
        if sheet is None or one.row is None:
            continue
        columns = sheet.laid.sheet.columns.items()
        cells = {letters(number): column.cell(one.row) for number, column in columns}
        filled = {letter: cell for letter, cell in cells.items() if cell.raw_text}
        texts = {letter: cell.raw_text for letter, cell in filled.items()}
        kinds = {letter: cell.kind for letter, cell in filled.items()}
        yield {
            "sheet": one.sheet_key,
            "row_number": one.row,
            "code": one.code,
            "column_letter": one.column,
            "header": one.header,
            "raw_text": one.value,
            "cells": json.dumps(texts, ensure_ascii=False),
            "kinds": json.dumps(kinds),
        }


def _finding_row(one: IntakeFinding) -> dict[str, Any]:
    return {
        "row_number": one.row,
        "code": one.code,
        "sheet_key": one.sheet_key,
        "sheet": one.sheet,
        "column_letter": one.column,
        "header": one.header,
        "field_id": one.field_id,
        "raw_text": one.value,
        "scope": one.scope,
        "proposal": one.proposal,
        "other": one.other,
        "question": one.question,
        "value_question": one.value_question,
        "answered": one.answered,
        "facts": json.dumps(dict(one.values), default=_encoded, ensure_ascii=False),
    }


def _encoded(value: Any) -> Any:
    if isinstance(value, dt.date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$number": str(value)}
    msg = f"`value` of type {type(value).__name__} cannot be kept"
    raise TypeError(msg)


def _decoded(value: Mapping[str, Any]) -> Any:
    if "$date" in value:
        return dt.date.fromisoformat(value["$date"])
    if "$number" in value:
        return Decimal(value["$number"])
    return value

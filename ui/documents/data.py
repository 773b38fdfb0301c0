"""The rows of a document for other programs: csv and parquet.

Cells of a csv that a spreadsheet would take for a formula are made plain text.
"""

import csv
import datetime as dt
import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ui import text
from ui.documents.labels import explained
from ui.documents.model import Document, Table
from ui.documents.rows import Rows

FORMULA_STARTS = (*"=+-@\t\r\n|%", *"\uff1d\uff0b\uff0d\uff20")
CSV_TYPE = "text/csv; charset=utf-8"
PARQUET_TYPE = "application/vnd.apache.parquet"


def csv_bytes(document: Document) -> bytes:
    """Write the rows for Finnish Excel: `;`, decimal comma, byte-order mark."""
    rows = _rows(document)
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for words in explained(document):
        writer.writerow(["# " + words])
    writer.writerow([plain(header) for _name, header in rows.pairs])
    for row in rows.read().to_dict("records"):
        writer.writerow([_csv_value(row.get(name)) for name, _header in rows.pairs])
    return target.getvalue().encode("utf-8-sig")


def parquet_bytes(document: Document) -> bytes:
    """Write the rows as parquet, typed; its metadata has what explains them.

    Texts stay as they are: no program takes them for formulas there.
    """
    table = pa.Table.from_pandas(_rows(document).read(), preserve_index=False)
    about = {"voimavara": "\n".join(explained(document)).encode()}
    target = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(about), target, compression="zstd")
    return target.getvalue()


def plain(value: str) -> str:
    """Make a text harmless that a spreadsheet would run as a formula."""
    is_formula = value.startswith(FORMULA_STARTS) or value.strip().startswith(
        FORMULA_STARTS
    )
    return "'" + value if is_formula else value


def _rows(document: Document) -> Rows:
    """Return the rows of the only table that has values."""
    [rows] = [
        one.data
        for one in document.sections
        if isinstance(one, Table) and one.data is not None
    ]
    return rows


def _csv_value(value: Any) -> str:
    if text.is_missing(value):
        return ""
    if isinstance(value, float):
        # a whole number has all of its digits, however long
        digits = f"{value:.0f}" if value.is_integer() else f"{value:.10g}"
        return digits.replace(".", ",")
    if isinstance(value, bool | int):
        return str(int(value))
    if isinstance(value, dt.date):
        return f"{value.day}.{value.month}.{value.year}"
    return plain(str(value))

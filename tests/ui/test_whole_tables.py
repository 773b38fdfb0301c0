"""A whole table leaves as csv, xlsx or parquet with what explains it."""

import io

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from ui import export
from ui.documents import Document, data, xlsx_bytes
from ui.tables import Column


@pytest.fixture
def prepared() -> Document:
    read: list[int] = []

    def rows() -> pd.DataFrame:
        read.append(1)
        names = ["=1+1", "Ä; Oy"]
        return pd.DataFrame({"company_name": names, "amount": [12345678901.0, 0.5]})

    columns = [Column("company_name", "Yritys"), Column("amount", "Määrä")]
    sheet = export.Sheet("Yritykset", rows, columns, {}, ["Haastattelut"], "public")
    made = export.document_of(sheet)
    assert not read  # rows are read when somebody fetches the file
    return made


def test_a_long_whole_number_keeps_its_digits_and_a_formula_is_plain(
    prepared: Document,
) -> None:
    lines = data.csv_bytes(prepared).decode("utf-8-sig").splitlines()
    assert lines[-2:] == ["'=1+1;12345678901", '"Ä; Oy";0,5']


def test_a_workbook_of_a_whole_table_has_no_formula(prepared: Document) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(prepared)))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_parquet_keeps_types_and_carries_what_explains_it(
    prepared: Document,
) -> None:
    table = pq.read_table(io.BytesIO(data.parquet_bytes(prepared)))
    assert table.column("amount").to_pylist() == [12345678901.0, 0.5]
    about = table.schema.metadata[b"voimavara"].decode()
    assert "Yritykset" in about
    assert "Luokka: Julkinen" in about

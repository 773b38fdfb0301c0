"""What leaves the screen explains itself and runs nothing in a spreadsheet."""

import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest

from ui import export
from ui.documents import data, stamping, xlsx_bytes
from ui.documents.labels import explained
from ui.tables import Column


@pytest.fixture
def sheet() -> export.Sheet:
    rows = pd.DataFrame(
        {
            "company_name": ['=HYPERLINK("http://x")', "@SUM(A1)", "Ääkkönen; Oy"],
            "older_share": [0.415, None, 0.0],
            "impact_low": [1.0, None, 3.5],
            "impact_high": [2.0, None, 3.5],
            "interview_date": [dt.date(2026, 6, 1), None, dt.date(2026, 11, 24)],
        }
    )
    columns = [
        Column("company_name", "Yritys"),
        Column("older_share", "Yli 55-vuotiaita"),
        Column(("impact_low", "impact_high"), "Vaikutus"),
        Column("interview_date", "Haastateltu"),
    ]
    return export.Sheet(
        "Yritykset", rows, columns, {"Alue": "Pohjois-Savo"}, ["Haastattelut"], "public"
    )


def as_csv(sheet: export.Sheet) -> bytes:
    return data.csv_bytes(export.document_of(sheet))


def as_xlsx(sheet: export.Sheet) -> bytes:
    return xlsx_bytes(export.document_of(sheet))


def test_csv_opens_in_finnish_excel(sheet: export.Sheet) -> None:
    content = as_csv(sheet)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines()
    header = next(line for line in lines if line.startswith("Yritys;"))
    assert header.split(";")[2:4] == ["Vaikutus, vähintään", "Vaikutus, enintään"]
    assert lines[-1] == '"Ääkkönen; Oy";0;3,5;3,5;24.11.2026'
    assert '"\'=HYPERLINK(""http://x"")";0,415;1;2;1.6.2026' in lines


@pytest.mark.parametrize("start", data.FORMULA_STARTS)
def test_a_text_that_starts_like_a_formula_is_made_plain(start: str) -> None:
    assert data.plain(start + "1+1") == "'" + start + "1+1"


@pytest.mark.parametrize("text", [" =1+1", "\u00a0@SUM(A1)", "\uff1dcmd|x"])
def test_blanks_and_wide_signs_hide_no_formula(text: str) -> None:
    assert data.plain(text) == "'" + text


def test_a_csv_never_begins_as_another_kind_of_file(sheet: export.Sheet) -> None:
    assert not as_csv(sheet).removeprefix(b"\xef\xbb\xbf").startswith(b"ID")


def test_a_missing_value_is_an_empty_cell_and_zero_is_zero(
    sheet: export.Sheet,
) -> None:
    lines = as_csv(sheet).decode("utf-8-sig").splitlines()
    assert lines[-2] == "'@SUM(A1);;;;"


def test_xlsx_has_numbers_as_numbers_and_no_formula(sheet: export.Sheet) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(sheet)))
    rows = list(book.worksheets[0].iter_rows(min_row=2))
    assert rows[0][0].data_type == "s"
    assert rows[0][0].value == '=HYPERLINK("http://x")'
    assert rows[0][1].value == 0.415
    assert rows[1][1].value is None
    assert rows[2][4].value == dt.datetime(2026, 11, 24)


def test_xlsx_says_filters_sources_class_and_what_columns_mean(
    sheet: export.Sheet,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(sheet)))
    about = [row[0].value for row in book.worksheets[1].iter_rows()]
    assert "Alue: Pohjois-Savo" in about
    assert "Lähde: Haastattelut" in about
    assert "Luokka: Julkinen" in about
    assert any(line.startswith("Yli 55-vuotiaita:") for line in about)


def test_made_up_data_is_stamped(
    sheet: export.Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (export, stamping):
        monkeypatch.setattr(module, "is_demo", lambda: True)
    assert next(explained(export.document_of(sheet))).startswith("ESIMERKKIAINEISTO")
    assert export.file_name("kartta").endswith("_esimerkki")
    monkeypatch.setattr(export, "is_demo", lambda: False)
    assert not export.file_name("kartta").endswith("_esimerkki")

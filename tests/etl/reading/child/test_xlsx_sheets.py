"""What stands beside the cells: hidden things, comments, macros, links."""

import io
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from etl.reading import Workbook

Read = Callable[..., Workbook]
Make = Callable[..., Any]


def test_hidden_sheets_rows_and_columns_are_seen(read: Read) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Näkyvä")
    for row in range(4):
        sheet.write_row(row, 0, [row, row, row])
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})
    book.add_worksheet("Piilo").hide()
    book.add_worksheet("Syvällä").very_hidden()
    book.close()
    workbook = read(buffer.getvalue())
    states = [one.state for one in workbook.sheets]
    assert states == ["visible", "hidden", "very_hidden"]
    assert workbook.sheets[0].hidden_rows == {3}
    assert workbook.sheets[0].hidden_columns == {2}


def test_merges_comments_tables_and_list_sources_are_kept(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Yritys", "Tila"])
    sheet.append(["Esimerkki Oy", "kyllä"])
    sheet.merge_cells("A4:B5")
    sheet["A2"].comment = Comment("Tarkista tämä", "x")
    sheet.add_table(Table(displayName="T1", ref="A1:B2"))
    book.create_sheet("Valinnat")
    rule = openpyxl.worksheet.datavalidation.DataValidation(
        type="list", formula1="Valinnat!$A$1:$A$3"
    )
    rule.add("B2")
    sheet.add_data_validation(rule)
    buffer = io.BytesIO()
    book.save(buffer)
    found = read(buffer.getvalue()).sheets[0]
    assert found.merges == [(4, 1, 5, 2)]
    assert found.comments == {(2, 1): "Tarkista tämä"}
    assert [(one.first_row, one.last_row) for one in found.tables] == [(1, 2)]
    assert found.list_sources == ["Valinnat!$A$1:$A$3"]


def test_macros_are_told_and_never_run(write: Make, read: Read) -> None:
    content = io.BytesIO(write({"S": [["Yritys"], ["A"]]}))
    with ZipFile(content, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not a macro")
    workbook = read(content.getvalue(), "makrot.xlsm")
    assert workbook.kind == "xlsm"
    assert [one.code for one in workbook.findings] == ["MACROS_IGNORED"]


def test_links_to_other_files_are_told_and_not_followed(
    read: Read, raw_book: Make, sheet_xml: Make
) -> None:
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
        '<externalReferences><externalReference r:id="r9"/></externalReferences>'
        "</workbook>"
    )
    row = '<row r="1"><c r="A1"><f>[1]X!A1</f><v>7</v></c></row>'
    workbook = read(raw_book(sheet_xml(row), **{"xl/workbook.xml": book}))
    assert [one.code for one in workbook.findings] == ["EXTERNAL_LINK"]
    assert workbook.sheets[0].text(1, 1) == "7"


def test_strict_namespaces_are_read(read: Read, raw_book: Make) -> None:
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    sheet = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><v>111</v></c>'
        "</row></sheetData></worksheet>"
    )
    assert read(raw_book(sheet)).sheets[0].text(1, 1) == "111"


def test_page_headers_are_kept_for_the_search_of_markings(read: Read) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "x")
    sheet.set_header("&CLuonnos")
    book.close()
    assert "&CLuonnos" in read(buffer.getvalue()).sheets[0].page_texts

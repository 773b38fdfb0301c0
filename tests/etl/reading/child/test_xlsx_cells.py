"""Cells of xlsx workbooks: what a person sees, by either way of reading."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from etl.reading import Sheet, UnreadableFile, Workbook

Read = Callable[..., Workbook]
Make = Callable[..., Any]
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><t>Yritys</t></si><si><r><t>Poh</t></r><r><t>ja Oy</t></r>"
    '<rPh sb="0" eb="1"><t>kana</t></rPh></si>'
    "<si><t>rivi_x000D_\ntoinen</t></si><si><t>_x005F_x000D_</t></si>"
    "<si><t>A &amp; B &#228;</t></si></sst>"
)

SHOWN: list[tuple[float, str, str]] = [
    (100, "00000", "00100"),
    (90000257, "0000000-0", "9000025-7"),
    (0.2575, "0%", "25.75%"),
    (0.1 + 0.2, "General", "0.3"),
    (5.0, "General", "5"),
    (1e20, "General", "100000000000000000000"),
    (44242.498013, "d.m.yyyy h:mm:ss", "2021-02-15T11:57:08.323"),
    (37014, "d.m.yyyy", "2001-05-03"),
    (10.6320601851852, "[hh]:mm:ss", "255:10:10"),
    (0.4270833333, "h:mm", "10:15:00"),
    (-1, "d.m.yyyy", "-1"),
    (60, "d.m.yyyy", "60"),
    (10000, '#,##0.00" €"', "10000"),
]


def texts(sheet: Sheet, column: int) -> list[str]:
    return list(sheet.columns[column].texts)


def test_numbers_and_dates_show_as_their_format_does(read: Read) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for row, (value, code, _) in enumerate(SHOWN):
        sheet.write_number(row, 0, value, book.add_format({"num_format": code}))
    book.close()
    column = read(buffer.getvalue()).sheets[0].columns[1]
    assert list(column.texts) == [shown for *_, shown in SHOWN]
    assert column.cell(1).number == 100
    assert column.cell(2).number == 90000257
    assert column.cell(3).number == pytest.approx(0.2575)


def test_dates_of_the_1904_system_are_not_four_years_off(
    write: Make, read: Read
) -> None:
    content = write(
        {"S": [["Päivä"], [dt.date(2021, 1, 1)]]},
        date_1904=True,
        default_date_format="yyyy-mm-dd",
    )
    workbook = read(content)
    assert workbook.date1904
    assert workbook.sheets[0].text(2, 1) == "2021-01-01"


def test_shared_strings_keep_text_and_leave_out_phonetic_guides(
    read: Read, raw_book: Make, sheet_xml: Make
) -> None:
    cells = "".join(f'<c r="A{n}" t="s"><v>{n - 1}</v></c>' for n in range(1, 6))
    rows = cells.replace("<c ", "<row><c ").replace("</c>", "</c></row>")
    content = raw_book(sheet_xml(rows), **{"xl/sharedStrings.xml": STRINGS})
    assert texts(read(content).sheets[0], 1) == [
        "Yritys",
        "Pohja Oy",
        "rivi\ntoinen",
        "_x000D_",
        "A & B ä",
    ]


def test_error_values_are_not_empty_cells(
    read: Read, raw_book: Make, sheet_xml: Make
) -> None:
    row = '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    cell = read(raw_book(sheet_xml(row))).sheets[0].cell(1, 1)
    assert (cell.kind, cell.raw_text, cell.has_formula) == ("error", "#DIV/0!", True)


def test_formula_without_a_saved_result_is_marked(
    read: Read, raw_book: Make, sheet_xml: Make
) -> None:
    row = (
        '<row r="1"><c r="A1"><f>B1*2</f></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c></row>'
    )
    sheet = read(raw_book(sheet_xml(row))).sheets[0]
    assert sheet.cell(1, 1).value_missing
    assert not sheet.cell(1, 2).value_missing
    assert sheet.cell(1, 3).kind == "empty"


def test_far_cell_costs_one_entry_and_no_memory(
    read: Read, raw_book: Make, sheet_xml: Make
) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = read(raw_book(sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>' + far)))
    assert sheet.sheets[0].cell_count == 2
    assert sheet.sheets[0].text(1_048_576, 16_384) == "1"


@pytest.mark.parametrize(
    "row",
    [
        '<row r="9"><c r="A9999999"><v>1</v></c></row>',
        '<row r="1"><c r="XXX1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>77</v></c></row>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</c></row>',
    ],
)
def test_impossible_places_and_broken_xml_are_corrupt(
    read: Read, raw_book: Make, sheet_xml: Make, row: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(raw_book(sheet_xml(row)))
    assert caught.value.code == "CORRUPT_FILE"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml"])
def test_doctype_in_any_part_is_unsafe(
    read: Read, raw_book: Make, sheet_xml: Make, part: str
) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "cc">]><sst><si><t>&b;</t></si></sst>'
    with pytest.raises(UnreadableFile) as caught:
        read(raw_book(sheet_xml(""), **{part: bomb}))
    assert caught.value.code == "UNSAFE_XML"


def rows_of(count: int, cell: str) -> str:
    return "".join(
        f'<row r="{row}">'
        + "".join(cell.format(c=letter, r=row) for letter in "ABC")
        + "</row>"
        for row in range(1, count + 1)
    )


PLAIN = '<c r="{c}{r}"><v>{r}.5</v></c>'


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace("<sheetData>", "<sheetData><!-- a < b -->"),
        lambda xml: xml.replace('<row r="3">', '<?x y?><row r="3">'),
        lambda xml: xml.replace("<c r", "<c\n r"),
        lambda xml: xml.replace('"', "'"),
        lambda xml: xml.replace("<v>", '<f>A1</f><v xml:space="preserve">'),
        lambda xml: xml.replace("<v>", "<v><![CDATA[").replace("</v>", "]]></v>"),
        lambda xml: xml.replace('<row r="2">', '<row r="2"><c r="D2" s="9"/>'),
        lambda xml: '<?xml version="1.0" encoding="ISO-8859-1"?>' + xml,
        lambda xml: xml.encode("utf-16"),
        lambda xml: (
            xml.replace("<", "<x:")
            .replace("<x:/", "</x:")
            .replace("xmlns=", "xmlns:x=")
        ),
    ],
)
def test_every_way_of_writing_gives_the_same_cells(
    read: Read, raw_book: Make, sheet_xml: Make, change: Callable[[str], str]
) -> None:
    xml = sheet_xml(rows_of(3000, PLAIN))
    plain, changed = (read(raw_book(one)).sheets[0] for one in (xml, change(xml)))
    assert plain.columns.keys() == changed.columns.keys() == {1, 2, 3}
    for number, column in plain.columns.items():
        assert list(column.rows) == list(changed.columns[number].rows)
        assert column.texts == changed.columns[number].texts
        assert column.kinds == changed.columns[number].kinds


def test_cell_inside_a_comment_is_no_cell(
    read: Read, raw_book: Make, sheet_xml: Make
) -> None:
    hidden = '<!-- <row r="1"><c r="Z1"><v>1</v></c></row> -->'
    rows = rows_of(3000, PLAIN)
    middle = rows.index('<row r="1500">')
    sheet = read(raw_book(sheet_xml(rows[:middle] + hidden + rows[middle:]))).sheets[0]
    assert sheet.columns.keys() == {1, 2, 3}
    assert sheet.cell_count == 9000


def test_rows_out_of_order_are_put_in_order(
    read: Read, raw_book: Make, sheet_xml: Make
) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    )
    column = read(raw_book(sheet_xml(rows))).sheets[0].columns[1]
    assert (list(column.rows), column.texts) == ([1, 2], ["1", "2"])

"""Delimited text and OpenDocument files: found encodings, counted repeats."""

from collections.abc import Callable
from typing import Any

import pytest

from etl.reading import UnreadableFile, Workbook

Read = Callable[..., Workbook]
Make = Callable[..., Any]
LINES = "Yritys;Kunta;Summa\nÄlä Öljy Oy;Kärsämäki;1 234,5\nBeeta Ky;Åbo;2\n"
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:'
    'calcext:1.0"'
)


@pytest.mark.parametrize(
    ("encoding", "shown", "is_guess"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8-sig", False),
        ("utf-16", "utf-16", False),
        ("utf-16-le", "utf-16-le", False),
        ("utf-16-be", "utf-16-be", False),
        ("cp1252", "cp1252", False),
        ("mac_roman", "mac_roman", True),
    ],
)
def test_encoding_is_found_and_a_guess_is_told(
    read: Read, encoding: str, shown: str, is_guess: bool
) -> None:
    workbook = read(LINES.encode(encoding), "lista.csv")
    assert (workbook.encoding, workbook.delimiter) == (shown, ";")
    codes = [one.code for one in workbook.findings]
    assert codes == (["ENCODING_GUESSED"] if is_guess else [])
    if not is_guess:
        assert workbook.sheets[0].text(2, 2) == "Kärsämäki"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiter_is_the_one_that_gives_even_records(
    read: Read, delimiter: str
) -> None:
    lines = [["Yritys", "Kuvaus", "Arvo"], ["A", "x, y; z", "1"], ["B", "w", "2"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    workbook = read(text.encode(), "lista.txt")
    assert workbook.delimiter == delimiter
    assert workbook.sheets[0].text(2, 2) == "x, y; z"


def test_decimal_commas_do_not_look_like_a_delimiter(read: Read) -> None:
    text = "nimi;arvo\n" + "".join(f"a{n};{n},5\n" for n in range(20))
    assert read(text.encode(), "luvut.csv").delimiter == ";"


def test_quoted_line_break_stays_in_its_record(read: Read) -> None:
    text = 'a;b\r\n1;"eka\r\ntoka ""lainaus"""\r\n2;x\r\n\r\n'
    sheet = read(text.encode(), "x.csv").sheets[0]
    assert sheet.text(2, 2) == 'eka\ntoka "lainaus"'
    assert (sheet.text(3, 1), sheet.max_row) == ("2", 3)


def test_file_that_begins_with_id_is_no_sylk(read: Read) -> None:
    sheet = read(b"ID;Nimi\n1;=1+1\n", "x.csv").sheets[0]
    assert (sheet.text(1, 1), sheet.text(2, 2)) == ("ID", "=1+1")


def test_line_that_names_the_delimiter_is_no_record(read: Read) -> None:
    workbook = read(b"sep=|\na|b\n1|2\n", "x.csv")
    assert (workbook.delimiter, workbook.sheets[0].text(1, 1)) == ("|", "a")


def test_stray_quotes_are_text_where_records_stay_even(read: Read) -> None:
    sheet = read(b'koko;nimi\n5";putki\n6" x 2;levy\n', "x.csv").sheets[0]
    assert sheet.text(2, 1) == '5"'


def test_quote_that_is_never_closed_is_told(read: Read) -> None:
    text = 'a;b\n1;"auki\n2;x;y\n3;z\n'
    with pytest.raises(UnreadableFile) as caught:
        read(text.encode(), "auki.csv")
    assert caught.value.code == "CORRUPT_FILE"
    assert "lainausmerkki" in caught.value.render("fi")


def test_binary_content_under_a_text_name_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(bytes(range(256)) * 20, "kuva.csv")
    assert caught.value.code == "UNREADABLE_FILE"


def test_too_many_columns_are_refused(read: Read) -> None:
    line = ";".join("x" * 2001)
    with pytest.raises(UnreadableFile) as caught:
        read(f"{line}\n{line}\n".encode(), "x.csv")
    assert caught.value.code == "TOO_MANY_COLUMNS"


def ods(pack: Make, tables: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {OFFICE}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return bytes(pack({"mimetype": kind, "content.xml": content}))


CELLS = """<table:table table:name="T" table:style-name="ta1"><table:table-row>
<table:table-cell office:value-type="string"><draw:frame><text:p>kuva</text:p>
</draw:frame><text:p>eka</text:p><text:p>toka</text:p>
<office:annotation><text:p>huomio</text:p></office:annotation></table:table-cell>
<table:table-cell office:value-type="float" office:value="100"><text:p>00100</text:p>
</table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.25"/>
<table:table-cell office:value-type="date" office:date-value="2021-01-02"/>
<table:table-cell office:value-type="time" office:time-value="PT10H15M00S"/>
<table:table-cell office:value-type="boolean" office:boolean-value="true"/>
<table:table-cell table:formula="of:=1/0" office:value-type="string"
 calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
<table:table-cell table:formula="of:=B1"/></table:table-row>
<table:table-row table:visibility="filter" table:number-rows-repeated="2">
<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>
</table:table-row></table:table>"""


def test_opendocument_cells_keep_what_a_person_sees(read: Read, pack: Make) -> None:
    sheet = read(ods(pack, CELLS), "x.ods").sheets[0]
    first = [sheet.cell(1, column) for column in range(1, 9)]
    assert [one.raw_text for one in first] == [
        "eka\ntoka",
        "00100",
        "25%",
        "2021-01-02",
        "10:15:00",
        "TRUE",
        "#DIV/0!",
        "",
    ]
    assert first[7].value_missing
    assert sheet.comments == {(1, 1): "huomio"}
    assert sheet.hidden_rows == {2, 3}
    assert sheet.text(3, 1) == "x"


def test_repeats_are_counted_before_they_are_believed(read: Read, pack: Make) -> None:
    cell = '<table:table-cell table:number-columns-repeated="9999" '
    cell += 'office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="9999999">{cell}'
    table = f'<table:table table:name="T">{row}</table:table-row></table:table>'
    with pytest.raises(UnreadableFile) as caught:
        read(ods(pack, table), "pommi.ods")
    assert caught.value.code == "TOO_MANY_CELLS"


def test_empty_repeats_to_the_end_of_a_sheet_are_usual(read: Read, pack: Make) -> None:
    rest = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
    rest += 'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    sheet = read(ods(pack, CELLS.replace("</table:table>", rest)), "x.ods").sheets[0]
    assert sheet.max_row == 3


def test_hidden_opendocument_sheet_is_seen(read: Read, pack: Make) -> None:
    shown = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta1">{shown}</style:style>'
    workbook = read(ods(pack, CELLS, style), "x.ods")
    assert workbook.sheets[0].state == "hidden"

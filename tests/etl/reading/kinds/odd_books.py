"""Workbooks that people and programs make: titles, merges, filters, odd XML."""

import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

from tests.etl.reading.kinds.files import Expected, Files
from tests.torture.made import ods, xls, xlsb, xlsx

HEAD = ["Yritys", "Kunta", "Henkilöstö", "Liikevaihto"]
DATA = [
    [f"Yritys {n} Oy", "Kuopio" if n % 2 else "Iisalmi", n, n * 1000.5]
    for n in range(1, 9)
]
ROWS = [HEAD, *DATA]
SMALL = [["Nimi", "Koko", "Virhe"], ["Ä", 5, "#N/A"], ["B", 6, "x"], ["C", 7, "y"]]
SHAPE = {"rows": 8, "columns": 4}
BELOW = ("import_with_warnings", "ROWS_BELOW_TABLE")


def made(fill: Callable[[Any], object], rows: Any = ROWS) -> Callable[[], bytes]:
    """Return a maker of a workbook: rows, then what `fill` adds to their sheet."""

    def content() -> bytes:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            sheet = book.add_worksheet("Lista")
            xlsx.write(sheet, rows)
            fill(sheet)
        return buffer.getvalue()

    return content


def plain(*rows: Any) -> Callable[[], bytes]:
    return lambda: xlsx.book({"Lista": rows})


def two_levels(sheet: Any) -> None:
    sheet.merge_range(0, 0, 0, 6, "Yrityskysely 2026")
    for column, text in ((0, "Yritys"), (1, "Kunta")):
        sheet.merge_range(2, column, 3, column, text)
    sheet.merge_range(2, 2, 2, 4, "Henkilöstö")
    sheet.merge_range(2, 5, 2, 6, "Liikevaihto")
    for column, year in enumerate(["2022", "2023", "2024", "2023", "2024"], 2):
        sheet.write_string(3, column, year)
    for row in range(4, 10):
        sheet.write_row(row, 0, [f"Y{row} Oy", "Kuopio", row, 1, 2, 1.5, 2.5])


def filtered(sheet: Any) -> None:
    sheet.autofilter(0, 0, 8, 3)
    for row in (2, 4, 6, 8):
        sheet.set_row(row, None, None, {"hidden": True})


def total(sheet: Any, name: str = "") -> None:
    if name:
        sheet.write(9, 0, name)
    sheet.write_formula(9, 2, "=SUM(C2:C9)", None, 36)
    sheet.write_formula(9, 3, "=SUM(D2:D9)", None, 36018)


def errors(sheet: Any) -> None:
    for row, value in ((3, "#REF!"), (4, "#N/A"), (5, "#DIV/0!")):
        sheet.write_formula(row, 3, "=X", None, value)


STYLES = (
    f'<styleSheet xmlns="{xlsx.MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="d.m.yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/>'
    '<xf numFmtId="164"/></cellXfs></styleSheet>'
)
STRINGS = (
    f'<sst xmlns="{xlsx.MAIN}"><si><r><t>Kun</t></r><r><t>ta</t></r></si><si><t>豊田'
    '</t><rPh sb="0" eb="1"><t>トヨタ</t></rPh></si><si><t xml:space="preserve"> a'
    "_x000D_&#10;b _x005F_x000D_ </t></si></sst>"
)


def old_dates() -> bytes:
    rows = xlsx.inline({"A1": "Päivä", "B1": "Arvo"})
    for row, day in ((2, 42735), (3, 42736)):
        cell = f'<c r="A{row}" s="1"><v>{day}</v></c><c r="B{row}"><v>5</v></c>'
        rows += f'<row r="{row}">{cell}</row>'
    about = '<workbookPr date1904="1"/>'
    parts = {"xl__styles.xml": STYLES}
    return xlsx.by_hand(xlsx.sheet_xml(rows), about=about, **parts)


def rich_texts() -> bytes:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>Ni</t></r><r><t>mi</t></r></is>'
        '</c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c>'
        '<c r="B2" t="s"><v>2</v></c></row>'
    )
    parts = {"xl__sharedStrings.xml": STRINGS}
    return xlsx.by_hand(xlsx.sheet_xml(rows), **parts)


def uncomputed() -> bytes:
    rows = xlsx.inline({"A1": "Nimi", "B1": "Summa"})
    rows += '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>1+1</f></c></row>'
    rows += '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><f>1+2</f><v></v></c></row>'
    return xlsx.by_hand(xlsx.sheet_xml(rows))


def strict() -> bytes:
    cells = {"A1": "Nimi", "B1": "Kunta", "A2": "Ä", "B2": "Kuopio"}
    sheet = xlsx.sheet_xml(xlsx.inline(cells), main=xlsx.STRICT)
    return xlsx.by_hand(sheet, is_strict=True)


def whole_sheet() -> bytes:
    rows = xlsx.inline({"A1": "Nimi", "B1": "Kunta", "A2": "Ä", "B2": "K"})
    rows += '<row r="1048576" s="1" customFormat="1"/>'
    before = '<dimension ref="A1:XFD1048576"/>'
    return xlsx.by_hand(xlsx.sheet_xml(rows, before))


def repeats() -> bytes:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    repeated = ' table:number-rows-repeated="{}"'
    rows = ods.row_xml(["Nimi", "Arvo"]) + ods.row_xml(["x", 5], repeated.format(3))
    for count, cells in ((4, blank), (1, ""), (1_048_567, blank)):
        rows += (
            f"<table:table-row{repeated.format(count)}>{cells}</table:table-row>"
            if cells
            else ods.row_xml(["y", 6])
        )
    return ods.from_tables(f'<table:table table:name="Lista">{rows}</table:table>')


HIDDEN = ("choose", "HIDDEN_SHEET")
READ: Files = {
    "titles.xlsx": Expected(
        plain(["Kartoitus"], ["Päivitetty 3.2.2026"], ["Lähde: kysely"], [], *ROWS),
        header_rows=(5,),
        **SHAPE,
    ),
    "two-levels.xlsx": Expected(
        made(two_levels, []), header_rows=(3, 4), rows=6, columns=7, cells={"C5": 4}
    ),
    "numbers-below.xlsx": Expected(
        plain(*ROWS, [], ["Vastausprosentti", None, 45.5], ["Vastaajia", None, 8]),
        *BELOW,
        **SHAPE,
        words=("11, 12",),
    ),
    "total.xlsx": Expected(made(lambda one: total(one, "Yhteensä")), *BELOW, **SHAPE),
    "total-unnamed.xlsx": Expected(made(total), *BELOW, **SHAPE, words=("10",)),
    "second-table.xlsx": Expected(
        plain(*ROWS, [], ["Toimittaja", "Maa", "Osuus", "Vuosi"], ["X", "FI", 5, 6]),
        *BELOW,
        **SHAPE,
    ),
    "filter.xlsx": Expected(made(filtered), "choose", "HIDDEN_ROWS", **SHAPE),
    "very-hidden.xlsb": Expected(
        lambda: xlsb.book({"A": ROWS, "Liite": ROWS}, states={"Liite": 2}),
        *HIDDEN,
        **SHAPE,
        words=("Liite",),
    ),
    "hidden.xls": Expected(
        lambda: xls.book({"A": ROWS, "Liite": ROWS}, states={"Liite": 1}),
        *HIDDEN,
        **SHAPE,
    ),
    "hidden.ods": Expected(
        lambda: ods.book({"A": ROWS, "Liite": ROWS}, hidden=["Liite"]), *HIDDEN, **SHAPE
    ),
    "biff5.xls": Expected(
        lambda: xls.book({"A": SMALL}, version=5, hidden_rows=[3]),
        "choose",
        "HIDDEN_ROWS",
        rows=3,
        columns=3,
        cells={"A2": "Ä", "C2": None},
        findings=frozenset({"CELL_ERROR"}),
    ),
    "errors.xlsx": Expected(
        made(errors),
        "import_with_warnings",
        "CELL_ERROR",
        **SHAPE,
        cells={"D4": None, "D7": 6003},
        words=("D4", "#REF!", "D5", "#N/A"),
    ),
    "uncomputed.xlsx": Expected(
        uncomputed,
        "import_with_warnings",
        "FORMULA_NO_VALUE",
        rows=2,
        columns=2,
        words=("B2, B3", "avaa Excelissä ja tallenna"),
    ),
    "strict.xlsx": Expected(strict, rows=1, columns=2, cells={"B2": "Kuopio"}),
    "old-dates.xlsx": Expected(
        old_dates, rows=2, columns=2, cells={"A2": "2021-01-01", "A3": "2021-01-02"}
    ),
    "rich.xlsx": Expected(
        rich_texts, rows=1, columns=2, cells={"A2": "豊田", "B2": "a\nb _x000D_"}
    ),
    "stray.xlsx": Expected(
        made(lambda sheet: sheet.write("XFD1048576", "x")),
        "import_with_warnings",
        "STRAY_CELL",
        **SHAPE,
        words=("XFD1048576",),
    ),
    "whole.xlsx": Expected(whole_sheet, rows=1, columns=2),
    "repeats.ods": Expected(repeats, rows=4, columns=2, cells={"A4": "x", "B9": 6}),
    "offset.xlsx": Expected(
        plain([], [], [None, None, "Yritys", "Koko"], [None, None, "A", 1]),
        header_rows=(3,),
        rows=1,
        columns=2,
    ),
    "macros.xlsm": Expected(
        lambda: xlsx.with_macros(xlsx.book({"A": ROWS})),
        "import_with_warnings",
        "MACROS_IGNORED",
        **SHAPE,
    ),
    "markup.xlsx": Expected(
        plain(["Nimi", "Kuvaus"], ["A", "<img src=x onerror=alert(1)>"], ["B", "c"]),
        "import_with_warnings",
        "MARKUP_IN_CELLS",
        rows=2,
        columns=2,
        cells={"B2": "<img src=x onerror=alert(1)>"},
    ),
}

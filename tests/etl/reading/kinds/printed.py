"""Tables as people print and paste them: levels, units, sums inside, side notes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tests.etl.reading.kinds.files import Expected, Files, always, refused
from tests.etl.reading.kinds.odd_books import DATA, HEAD, ROWS, SHAPE, made, plain
from tests.torture.made import package

MONTHS = [dt.date(2026, month, 1) for month in range(1, 4)]
LIST = [["Yritys", "Kunta"], ["A Oy", "Kuopio"], ["B Oy", "Iisalmi"], ["C Oy", "Oulu"]]
SET_ASIDE = ("import_with_warnings", "ROWS_NOT_ANSWERS")
STRAY = ("import_with_warnings", "STRAY_CELL")
ERRORS = ("import_with_warnings", "CELL_ERROR")
GUESSED = ("import_with_warnings", "ENCODING_GUESSED")


def lines(rows: Sequence[Sequence[str]], sign: str = ";", code: str = "utf-8") -> Any:
    return always("\n".join(sign.join(row) for row in rows).encode(code))


def three_levels(sheet: Any) -> None:
    sheet.merge_range(0, 0, 2, 0, "Yritys")
    sheet.merge_range(0, 1, 0, 4, "Henkilöstö")
    sheet.merge_range(1, 1, 1, 2, "2024")
    sheet.merge_range(1, 3, 1, 4, "2025")
    sheet.write_row(2, 1, ["Miehet", "Naiset", "Miehet", "Naiset"])
    for row in range(3, 8):
        sheet.write_row(row, 0, [f"Y{row} Oy", row, 2, 3, 4])


def sums_inside(sheet: Any) -> None:
    for row in (3, 7):
        sheet.write_string(row, 0, "Kuopio yhteensä")
        sheet.write_string(row, 1, "")
        sheet.write_formula(row, 2, "=SUM(C2:C3)", None, 3)
        sheet.write_formula(row, 3, "=SUM(D2:D3)", None, 3)


def groups(sheet: Any) -> None:
    sheet.write_row(0, 0, ["Seutukunta", "Yritys", "Koko"])
    for first, name in ((1, "Kuopio"), (4, "Ylä-Savo")):
        sheet.merge_range(first, 0, first + 2, 0, name)
        for row in range(first, first + 3):
            sheet.write_row(row, 1, [f"Y{row} Oy", row])


def beside(sheet: Any) -> None:
    sheet.write(1, 6, "Huom! luvut alustavia")
    sheet.write(2, 6, "Kysy Matilta")


def errors(*texts: str) -> Expected:
    rows = [["Yritys", "Arvo"], *([name, name[1:]] for name in ("Y1", "Y2", "Y3"))]
    rows += [["Z", text] for text in texts]
    count = len(rows) - 1
    return Expected(lines(rows), *ERRORS, rows=count, columns=2, words=("B5", texts[0]))


READ: Files = {
    "levels.xlsx": Expected(
        made(three_levels, []), header_rows=(1, 2, 3), rows=5, columns=5
    ),
    "units.xlsx": Expected(
        plain(HEAD, [None, None, "hlö", "1000 €"], *DATA),
        header_rows=(1, 2),
        **SHAPE,
        cells={"C3": 1},
    ),
    "months.xlsx": Expected(
        plain(["Yritys", *MONTHS], *([f"Y{n} Oy", n, n, n] for n in range(1, 6))),
        rows=5,
        columns=4,
        cells={"B2": 1},
    ),
    "numbered.xlsx": Expected(
        plain(HEAD, [1, 2, 3, 4], *DATA), *STRAY, **SHAPE, words=("A2, B2",)
    ),
    "sums.xlsx": Expected(
        made(sums_inside),
        *SET_ASIDE,
        rows=6,
        columns=4,
        cells={"A4": "Kuopio yhteensä", "A5": "Yritys 4 Oy"},
        words=("4, 8",),
    ),
    "groups.xlsx": Expected(
        made(groups, []),
        rows=6,
        columns=3,
        cells={"A4": "Kuopio", "A6": "Ylä-Savo", "B4": "Y3 Oy"},
        findings=frozenset({"MERGED_CELLS_FILLED"}),
    ),
    "beside.xlsx": Expected(made(beside), *STRAY, **SHAPE, words=("G2, G3",)),
    "pages.csv": Expected(
        lines([*LIST, LIST[0], ["D Oy", "Oulu"]]),
        *SET_ASIDE,
        rows=4,
        columns=2,
        words=("5",),
    ),
    "ruled.csv": Expected(
        lines([LIST[0], ["-----", "-----"], *LIST[1:]], "|"),
        *STRAY,
        rows=3,
        columns=2,
        about={"delimiter": "|"},
    ),
    "sums.csv": Expected(
        lines(
            [
                *([*one[:2], str(one[2])] for one in ROWS),
                ["Keskiarvo", "", "4,5"],
                ["Vastaajia yhteensä", "", "8"],
                ["* luku on arvio"],
            ]
        ),
        "import_with_warnings",
        "ROWS_BELOW_TABLE",
        rows=8,
        columns=3,
        words=("10\u201312",),
    ),
    "ragged-last.csv": Expected(
        always(b"Nimi;Teksti\nA;\"x;y\nz\"\nB;b\nC;'yksi;kaksi'\n"),
        *STRAY,
        rows=3,
        columns=2,
        cells={"B2": "x;y\nz"},
    ),
    "backslash.csv": Expected(
        always(b'Nimi,Teksti,Luku\n"A","sanoi \\"hei\\"",1\n"B","x",2\n'),
        rows=2,
        columns=3,
        cells={"A2": "A", "B2": 'sanoi "hei"'},
    ),
    "caret.csv": Expected(
        lines([["Nimi", "Osuus"], ["A", "1,5"], ["B", "2,5"]], "^"),
        rows=2,
        columns=2,
        cells={"B2": 1.5},
        about={"delimiter": "^"},
    ),
    "old.csv": Expected(
        lines([["Nimi", "Kunta"], ["A", "Äänekoski"], ["B", "Åland"]], code="cp850"),
        *GUESSED,
        rows=2,
        columns=2,
        cells={"B2": "Äänekoski", "B3": "Åland"},
        about={"encoding": "cp850"},
    ),
    "euro.csv": Expected(
        lines([["Yhtiö", "Hinta"], ["A", "3 €"], ["B", "4 €"]], code="iso-8859-15"),
        rows=2,
        columns=2,
        cells={"A1": "Yhtiö", "B2": 3},
        about={"encoding": "iso-8859-15"},
    ),
    "dos-end.csv": Expected(
        always(b"Nimi;Koko\nA;1\nB;2\n\x1a"), rows=2, columns=2, cells={"B3": 2}
    ),
    "errors-fi.csv": errors("#PUUTTUU!", "#JAKO/0!"),
    "errors-sv.csv": errors("#SAKNAS!", "#VÄRDEFEL!"),
    "errors-office.csv": errors("#N/A", "Err:502", "########"),
}
REFUSED: Files = {
    "list.csv": refused(always(b'[{"a": 1}, {"a": 2}]'), "UNREADABLE_FILE", "JSON"),
    "mail.xls": refused(
        always(b"MIME-Version: 1.0\r\n\r\n<html><table>"), "UNREADABLE_FILE", "xlsx"
    ),
    "lista.numbers": refused(
        always(package.packed({"Index/Document.iwa": "x"})),
        "UNREADABLE_FILE",
        "Numbers",
    ),
    "packed.csv": refused(always(b"\x1f\x8b\x08\0" * 9), "UNREADABLE_FILE", "Pura"),
}

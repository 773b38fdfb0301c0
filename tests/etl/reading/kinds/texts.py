"""Text tables: encodings, line ends, delimiters, and what only looks like one."""

from tests.etl.reading.kinds.files import Expected, Files, always, refused
from tests.torture.made import ole, package

LINES = (
    "Yritys;Y-tunnus;Postinumero;Henkilöstö;Liikevaihto\n"
    "Älä Öljy Oy;9000025-7;00100;12;1 234,5\n"
    "Beeta Ky;9000032-9;65100;3;2,25\n"
    "Åbo Ab;9000039-6;20100;44;1\u00a0000\n"
)
CELLS = {
    "A2": "Älä Öljy Oy",
    "B4": "9000039-6",
    "C2": "00100",
    "E2": 1234.5,
    "E4": 1000,
}
HTML = b"<table><tr><td>Nimi</td></tr><tr><td>A</td></tr></table>"
XML = b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:x'/>"


def table(content: bytes, encoding: str, delimiter: str = ";") -> Expected:
    """Return what is expected of the same table written in another way."""
    about = {"encoding": encoding, "delimiter": delimiter}
    return Expected(always(content), rows=3, columns=5, cells=CELLS, about=about)


def tabbed() -> str:
    return LINES.replace(";", "\t")


def quoted() -> str:
    lines = LINES.strip().split("\n")
    return "\n".join(",".join(f'"{cell}"' for cell in one.split(";")) for one in lines)


READ: Files = {
    "utf16le.csv": table(LINES.encode("utf-16-le"), "utf-16-le"),
    "utf16be.csv": table(LINES.encode("utf-16-be"), "utf-16-be"),
    "utf16be-mark.csv": table(b"\xfe\xff" + LINES.encode("utf-16-be"), "utf-16"),
    "unicode-text.txt": table(tabbed().encode("utf-16"), "utf-16", "\t"),
    "utf32.csv": table(LINES.encode("utf-32"), "utf-32"),
    "windows.csv": table(LINES.encode("cp1252"), "cp1252"),
    "windows.tsv": table(tabbed().encode("cp1252"), "cp1252", "\t"),
    "mac-line-ends.csv": table(LINES.replace("\n", "\r").encode(), "utf-8"),
    "mark.csv": table(LINES.replace("\n", "\r\n").encode("utf-8-sig"), "utf-8-sig"),
    "sep.csv": table(b"sep=;\n" + LINES.encode(), "utf-8"),
    "sep-mark.csv": table(("sep=;\r\n" + LINES).encode("utf-8-sig"), "utf-8-sig"),
    "sep-utf16.csv": table(("sep=;\r\n" + LINES).encode("utf-16"), "utf-16"),
    "pipe.csv": table(LINES.replace(";", "|").encode(), "utf-8", "|"),
    "quoted.csv": table(quoted().encode(), "utf-8", ","),
    "blank-columns.csv": table(LINES.replace("\n", ";;;\n").encode(), "utf-8"),
    "no-ending": table(LINES.encode(), "utf-8"),
    "stray-byte.csv": Expected(
        always(LINES.encode() + b"C\xe4 Oy;9000046-8;65100;3;1\n"),
        "import_with_warnings",
        "ENCODING_GUESSED",
        rows=4,
        columns=5,
        cells=CELLS | {"A5": "Cä Oy"},
        about={"encoding": "utf-8"},
        words=("5",),
    ),
    "titles.csv": Expected(
        always(("Kartoitus 2026;;;;\nLuonnos;;;;\n;;;;\n" + LINES).encode()),
        header_rows=(4,),
        rows=3,
        columns=5,
        findings=frozenset({"CELLS_ABOVE_TABLE"}),
    ),
    "sylk.csv": Expected(
        always(
            'ID;Osaaminen;X\n1;"hitsaus; sorvaus";=1+1\n2;"Ö ""E"" Oy";b\n'.encode()
        ),
        rows=2,
        columns=3,
        cells={"B2": "hitsaus; sorvaus", "C2": "=1+1", "B3": 'Ö "E" Oy'},
    ),
    "one-column.csv": Expected(always(b"Nimi\nA Oy\nB Oy\n"), rows=2, columns=1),
    "ragged.csv": Expected(
        always(b"a;b;c\n1;2;3\n4;5\n6;7;8;9\n"),
        "import_with_warnings",
        "STRAY_CELL",
        rows=3,
        columns=3,
        words=("D4",),
    ),
    "same-names.csv": Expected(
        always(b"Nimi;Nimi;;Koko\na;b;1;2\nc;d;3;4\n"),
        "choose",
        "DUPLICATE_OR_BLANK_HEADER",
        rows=2,
        columns=4,
        words=("A1, B1", "C1"),
    ),
}
REFUSED: Files = {
    "page.xls": refused(always(HTML), "UNREADABLE_FILE", "verkkosivu", "xlsx"),
    "part.xls": refused(always(b"<div>" + HTML), "UNREADABLE_FILE", "verkkosivu"),
    "xml.xls": refused(always(XML), "UNREADABLE_FILE", "XML-tiedosto"),
    "real-sylk.csv": refused(
        always(b'ID;PWXL;N;E\r\nC;Y1;X1;K"Nimi"\r\nE\r\n'), "UNREADABLE_FILE", "SYLK"
    ),
    "text.xls": refused(always(LINES.encode()), "UNREADABLE_FILE", ".csv"),
    "bytes.csv": refused(always(bytes(range(256)) * 9), "UNREADABLE_FILE"),
    "empty.csv": refused(always(b"\n \n"), "UNREADABLE_FILE", "tyhjä"),
    "locked.xlsx": refused(ole.encrypted, "PASSWORD_PROTECTED", "salasana"),
    "locked.xls": refused(ole.encrypted, "PASSWORD_PROTECTED", "salasana"),
    "zip.xlsx": refused(
        always(package.packed({"a.txt": "x"})), "UNREADABLE_FILE", "zip-paketti"
    ),
    "cell.csv": refused(always(b"a;b\n1;" + b"x" * 40_000), "TOO_LARGE", "32\u00a0767"),
    "wide.csv": refused(
        always(b";".join([b"1"] * 2500) + b"\n"), "TOO_MANY_COLUMNS", "2\u00a0000"
    ),
}

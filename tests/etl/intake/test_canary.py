"""A canary in a marked file: nothing of it is found anywhere, however it is packed.

Every kept file is unpacked and read: packages, Parquet, the journal's pages, and what
was printed. The canary stands beside a marking in each place that a file has.
"""

import io
import random
import zlib
from collections.abc import Callable, Iterator
from zipfile import BadZipFile, ZipFile

import pyarrow.parquet as pq
import pytest
import xlsxwriter

from etl import journal
from etl.intake.batch import propose
from etl.intake.marked import Marked
from etl.reading.child.beside import pieces_beside
from etl.workspace import Workspace
from tests.etl.intake.conftest import RIGHT, write_sheets
from tests.torture.made import ods, xls, xlsb, xlsx
from tests.torture.made.package import packed, unpacked

CANARY = "Kanariasaari"
CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
MARKS = [
    "TL IV",
    "TL-III",
    "KÄYTTÖ RAJOITETTU",
    "BEGRÄNSAD TILLGÅNG",
    "YTTERST HEMLIG",
    "NATO RESTRICTED",
    "NATO CONFIDENTIAL",
    "COSMIC TOP SECRET",
    "EU CONFIDENTIAL",
    "RESTREINT UE/EU RESTRICTED",
]


def identity_code(separator: str) -> str:
    """Return a made-up code of a number that is never given to anybody."""
    return f"131052{separator}901{CHECKS[131052901 % 31]}"


def rows(mark: str) -> list[list[object]]:
    return [["Yritys", "Vapaa sana"], ["A Oy", f"{CANARY} {mark}"], ["B Oy", "muu"]]


KINDS: dict[str, Callable[[str], bytes]] = {
    "k.xlsx": lambda mark: xlsx.book({"S": rows(mark)}),
    "k.xlsm": lambda mark: xlsx.with_macros(xlsx.book({"S": rows(mark)})),
    "k.xlsb": lambda mark: xlsb.book({"S": rows(mark)}),
    "k.xls": lambda mark: xls.book({"S": rows(mark)}),
    "vanha.xls": lambda mark: xls.book({"S": rows(mark)}, version=5),
    "k.ods": lambda mark: ods.book({"S": rows(mark)}),
    "k.csv": lambda mark: f"Yritys;Sana\nA;{CANARY} {mark}\nB;x\n".encode(),
    "w.csv": lambda mark: f"Yritys;Sana\nÄ;{CANARY} {mark}\nB;x\n".encode("cp1252"),
    "u.txt": lambda mark: f"Yritys\tSana\nA\t{CANARY} {mark}\n".encode("utf-16"),
}


def with_part(name: str, text: str) -> Callable[[str], bytes]:
    """Return a maker of a right workbook with one more part."""

    def content(mark: str) -> bytes:
        parts = unpacked(write_sheets(RIGHT))
        return packed(parts | {name: text.format(f"{CANARY} {mark}").encode()})

    return content


def drawn(act: Callable[[xlsxwriter.Workbook, str], object]) -> Callable[[str], bytes]:
    """Return a maker of a workbook to which something is added."""

    def content(mark: str) -> bytes:
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            xlsx.write(
                book.add_worksheet("S"), [["Yritys", "Koko"], ["A", 1], ["B", 2]]
            )
            act(book, f"{CANARY} {mark}")
        return buffer.getvalue()

    return content


def hidden_sheet(book: xlsxwriter.Workbook, text: str) -> None:
    sheet = book.add_worksheet("Liite")
    sheet.write_string(5, 5, text)
    sheet.very_hidden()


def split_runs(book: xlsxwriter.Workbook, text: str) -> None:
    bold = book.add_format({"bold": True})
    half = len(text) - 4
    book.worksheets()[0].write_rich_string(3, 1, text[:half], bold, text[half:])


PLACES: dict[str, Callable[[str], bytes]] = {
    "header": lambda mark: xlsx.book({"S": [["A", f"{CANARY} {mark}"], ["x", 1]]}),
    "sheet name": lambda mark: xlsx.book({mark.replace("/", " ")[:31]: rows(CANARY)}),
    "csv header": lambda mark: f"A;{CANARY} {mark}\n1;2\n".encode(),
    "broken csv": lambda mark: f'A;"{CANARY} {mark}\n1;2\n3\n4;5;6;7\n'.encode(),
    "broken package": lambda mark: xlsx.book({"S": rows(mark)})[:-30] + b"x" * 30,
    "comment": drawn(lambda book, text: book.worksheets()[0].write_comment(1, 1, text)),
    "page header": drawn(lambda book, text: book.worksheets()[0].set_header(text)),
    "text box": drawn(
        lambda book, text: book.worksheets()[0].insert_textbox(5, 5, text)
    ),
    "properties": drawn(lambda book, text: book.set_properties({"subject": text})),
    "own property": drawn(lambda book, text: book.set_custom_property("Luokka", text)),
    "name": drawn(lambda book, text: book.define_name("alue", f'="{text}"')),
    "very hidden sheet": drawn(hidden_sheet),
    "rich text": drawn(split_runs),
    "help text": drawn(
        lambda book, text: book.worksheets()[0].data_validation(
            "A2", {"validate": "any", "input_title": "x", "input_message": text}
        )
    ),
    "pivot cache": with_part(
        "xl/pivotCache/pivotCacheDefinition1.xml", '<a><s v="{}"/></a>'
    ),
    "unused text": with_part("xl/sharedStrings2.xml", "<sst><si><t>{}</t></si></sst>"),
    "threaded comment": with_part(
        "xl/threadedComments/t1.xml", "<c><text>{}</text></c>"
    ),
}


def readable(content: bytes) -> Iterator[bytes]:
    """Yield the bytes, and what is inside when they are a package or a stream."""
    yield content
    try:
        with ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from readable(package.read(name))
    except (BadZipFile, zlib.error, EOFError):
        return


def everything_kept(ws: Workspace) -> str:
    """Return all that the workspace holds, unpacked, as one text."""
    found = []
    for path in ws.root.rglob("*") if ws.root.exists() else ():
        found.append(path.name)
        if path.suffix == ".parquet":
            found.append(str(pq.read_table(path).to_pylist()))
        elif path.is_file():
            for content in readable(path.read_bytes()):
                found.append(content.decode("utf-8", "replace"))
                found += [content[at:].decode("utf-16-le", "replace") for at in (0, 1)]
    return "\n".join(found)


def refused(
    ws: Workspace, name: str, content: bytes, capfd: pytest.CaptureFixture[str]
) -> str:
    """Bring the file; return the code, when nothing of it is left anywhere."""
    with pytest.raises(Marked) as refusal:
        propose(ws, content, name=name, author="assistant")
    printed = capfd.readouterr()
    told = [refusal.value.render(language) for language in ("fi", "sv", "en")]
    everything = [everything_kept(ws), printed.out, printed.err, *told]
    assert not any(CANARY in text for text in everything)
    assert not ws.landing.exists()
    (event,) = journal.events(ws, "upload_stopped")
    assert event.payload == {"code": refusal.value.stop.code}
    return refusal.value.stop.code


@pytest.mark.parametrize("name", KINDS)
def test_a_marked_file_of_any_kind_leaves_nothing(
    ws: Workspace, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert refused(ws, name, KINDS[name]("TL IV"), capfd) == "CLASSIFIED_MARKING"


@pytest.mark.parametrize("mark", MARKS)
def test_every_marking_stops(
    ws: Workspace, mark: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert refused(ws, "k.ods", KINDS["k.ods"](mark), capfd) == "CLASSIFIED_MARKING"


@pytest.mark.parametrize("place", PLACES)
def test_a_marking_in_any_place_stops(
    ws: Workspace, place: str, capfd: pytest.CaptureFixture[str]
) -> None:
    name = "k.csv" if "csv" in place else "k.xlsx"
    content = PLACES[place]("KÄYTTÖ RAJOITETTU")
    assert refused(ws, name, content, capfd) == "CLASSIFIED_MARKING"


@pytest.mark.parametrize("separator", "+-YXWVUABCDEF")
@pytest.mark.parametrize("name", ["k.xls", "k.csv"])
def test_identity_codes_of_every_separator_stop(
    ws: Workspace, name: str, separator: str, capfd: pytest.CaptureFixture[str]
) -> None:
    content = KINDS[name](identity_code(separator))
    assert refused(ws, name, content, capfd) == "PERSONAL_IDENTITY_CODE"


@pytest.mark.parametrize("place", ["properties", "comment", "broken csv", "sheet name"])
def test_identity_codes_stop_in_any_place(
    ws: Workspace, place: str, capfd: pytest.CaptureFixture[str]
) -> None:
    name = "k.csv" if "csv" in place else "k.xlsx"
    content = PLACES[place](identity_code("A"))
    assert refused(ws, name, content, capfd) == "PERSONAL_IDENTITY_CODE"


def test_a_marking_in_the_name_of_the_file_stops_and_is_not_repeated(
    ws: Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    name = f"{CANARY}_TL IV.xlsx"
    assert refused(ws, name, write_sheets(RIGHT), capfd) == "CLASSIFIED_MARKING"


def test_the_search_finds_a_canary_that_was_let_in(ws: Workspace) -> None:
    for name, make in KINDS.items():
        try:
            propose(ws, make("on saari"), name=name, author="assistant")
        except Exception:
            continue
    kept = everything_kept(ws)
    assert kept.count(CANARY) >= len(KINDS)


def test_packed_bytes_are_no_marking() -> None:
    noise = random.Random(1).randbytes(400_000)
    content = noise + b"TLIV" + noise
    assert pieces_beside(content, "xls") == []
    assert pieces_beside(noise + b"Asiakirja on TL IV." + noise, "xls")

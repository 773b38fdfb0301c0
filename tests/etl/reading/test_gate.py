"""The gate: what may be parsed at all, judged by bytes before parsing."""

import io
import struct
import warnings
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from etl.reading import UnreadableFile, read_workbook
from etl.reading.limits import MAX_FILE_BYTES
from etl.reading.reader import display_name

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = {"S": [["Yritys", "Henkilöstö"], ["Esimerkki Oy", 5]]}


def refused(content: bytes, name: str) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(content, name=name)
    assert name in caught.value.render("fi")
    return caught.value


def test_encrypted_workbook_is_told_from_a_broken_one() -> None:
    content = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    error = refused(content, "salattu.xlsx")
    assert error.code == "PASSWORD_PROTECTED"
    assert "salasana" in error.render("fi")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7 ...", "taulukko.xlsx", "PDF-asiakirja"),
        (b"\x89PNG\r\n\x1a\n....", "taulukko.xlsx", "kuva"),
        (b"<html><table><tr><td>1</td></tr></table>", "vienti.xls", "verkkosivu"),
        (b"<?xml version='1.0'?><Workbook/>", "vienti.xls", "XML-tiedosto"),
        (OLE + "WordDocument".encode("utf-16-le"), "teksti.xls", "Word-asiakirja"),
        (b"{\\rtf1 teksti}", "teksti.csv", "tekstiasiakirja"),
    ],
)
def test_other_kinds_are_refused_by_name(content: bytes, name: str, kind: str) -> None:
    error = refused(content, name)
    assert error.code == "UNREADABLE_FILE"
    assert kind in error.render("fi")


def test_word_document_named_as_workbook_is_refused(pack: Callable[..., bytes]) -> None:
    content = pack({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
    assert refused(content, "raportti.xlsx").code == "UNREADABLE_FILE"


@pytest.mark.parametrize("name", ["vastaukset.csv", "vastaukset.xls", "vastaukset.ods"])
def test_workbook_with_another_ending_says_the_right_one(
    write: Callable[..., bytes], name: str
) -> None:
    error = refused(write(ROWS), name)
    assert error.code == "UNREADABLE_FILE"
    assert ".xlsx" in error.render("fi")


def test_text_named_as_workbook_says_csv() -> None:
    assert ".csv" in refused(b"Yritys;Kunta\nA;B\n", "lista.xlsx").render("fi")


@pytest.mark.parametrize("content", [b"", b"   \n\t ", b"\n"])
def test_empty_file_is_refused(content: bytes) -> None:
    assert refused(content, "tyhjä.xlsx").values.keys() >= {"file"}


def test_truncated_workbook_asks_to_save_again(write: Callable[..., bytes]) -> None:
    error = refused(write(ROWS)[:-40], "katkennut.xlsx")
    assert error.code == "CORRUPT_FILE"
    assert "tallenna uudelleen" in error.render("fi")


def test_flipped_bytes_in_a_part_are_corrupt(write: Callable[..., bytes]) -> None:
    content = bytearray(write(ROWS))
    place = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[place : place + 20] = bytes(20)
    assert refused(bytes(content), "rikki.xlsx").code == "CORRUPT_FILE"


def test_zip_bomb_is_seen_in_the_directory(pack: Callable[..., bytes]) -> None:
    content = pack({"xl/workbook.xml": b" " * 20_000_000})
    assert refused(content, "pommi.xlsx").code == "ZIP_RATIO"


def test_part_that_is_there_twice_is_refused() -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in ("<a/>", "<b/>"):
            package.writestr("xl/workbook.xml", text)
    assert refused(buffer.getvalue(), "tupla.xlsx").code == "DUPLICATE_ZIP_ENTRY"


def test_parts_that_share_bytes_are_refused(pack: Callable[..., bytes]) -> None:
    content = bytearray(pack({"xl/a.xml": "<a/>" * 50, "xl/b.xml": "<b/>" * 50}))
    second = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, second + 42, 3)
    assert refused(bytes(content), "limittäin.xlsx").code in (
        "DUPLICATE_ZIP_ENTRY",
        "CORRUPT_FILE",
    )


@pytest.mark.parametrize("part", ["../ulos.xml", "/juuri.xml", "xl/../../ulos.xml"])
def test_part_names_that_leave_the_package_are_refused(
    pack: Callable[..., bytes], part: str
) -> None:
    content = pack({"xl/workbook.xml": "<a/>", part: "<b/>"})
    assert refused(content, "polku.xlsx").code == "UNREADABLE_FILE"


def test_encrypted_part_needs_a_password(pack: Callable[..., bytes]) -> None:
    content = bytearray(pack({"xl/workbook.xml": "<a/>"}))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content), "zip.xlsx").code == "PASSWORD_PROTECTED"


def test_second_file_glued_to_the_end_is_refused(write: Callable[..., bytes]) -> None:
    content = write(ROWS) + b"MZ" + bytes(100_000)
    assert refused(content, "liite.xlsx").code in ("UNREADABLE_FILE", "CORRUPT_FILE")


def test_too_many_parts_are_refused() -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as package:
        for number in range(501):
            package.writestr(ZipInfo(f"xl/media/{number}.png"), b"x")
    assert refused(buffer.getvalue(), "kuvat.xlsx").code == "TOO_LARGE"


def test_too_large_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "iso.xlsx"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(path)
    assert caught.value.code == "TOO_LARGE"


def test_missing_file_is_refused_and_not_raised(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(tmp_path / "puuttuu.xlsx")
    assert caught.value.code == "UNREADABLE_FILE"


def test_shown_name_has_no_controls_paths_or_direction_marks() -> None:
    assert display_name("a\u0308.xlsx") == "ä.xlsx"
    assert display_name("../a\u202egnp.xls\nx") == "..agnp.xlsx"
    assert len(display_name("x" * 900)) == 200

"""The gate for zip packages: their directory is judged before a byte is inflated."""

import io
import struct
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from etl.reading.finding import UnreadableFile
from etl.reading.gate.refusals import refusal
from etl.reading.limits import (
    MAX_ENTRIES,
    MAX_ENTRY_BYTES,
    MAX_FOREIGN_BYTES,
    MAX_INFLATED_BYTES,
    MAX_RATIO,
    MEGABYTE,
    RATIO_MATTERS_BYTES,
)

END_OF_DIRECTORY = b"PK\x05\x06"
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
ENCRYPTED = 0x1
MOST_ABOUT_BYTES = MEGABYTE


def kind_of_package(content: bytes, name: str) -> str:
    """Check the directory and return what the package holds."""
    try:
        package = ZipFile(io.BytesIO(content))
        entries = package.infolist()
        check_entries(entries, name)
        check_places(content, entries, name)
        return kind_inside(package, entries, name)
    except UnreadableFile:
        raise
    except Exception as error:
        # zipfile and zlib fail in a dozen ways on a damaged directory
        raise refusal("CORRUPT_FILE", "zip", file=name) from error


def check_entries(entries: list[ZipInfo], name: str) -> None:
    """Refuse bombs, repeated parts, odd names and odd packing."""
    if len(entries) > MAX_ENTRIES:
        count = len(entries)
        raise refusal("TOO_LARGE", "entries", file=name, count=count, limit=MAX_ENTRIES)
    seen: set[str] = set()
    for entry in entries:
        part = entry.filename
        if part.lower() in seen:
            raise refusal("DUPLICATE_ZIP_ENTRY", file=name, part=part)
        seen.add(part.lower())
        if part.startswith("/") or "\\" in part or ".." in part.split("/"):
            raise refusal("UNREADABLE_FILE", "parts", file=name)
        if entry.flag_bits & ENCRYPTED:
            raise refusal("PASSWORD_PROTECTED", file=name)
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise refusal("UNREADABLE_FILE", "parts", file=name)
    check_size(entries, name)


def check_size(entries: list[ZipInfo], name: str) -> None:
    """Refuse what would grow too much."""
    inflated = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    size: dict[str, Any] = {"file": name, "inflated": inflated // MEGABYTE + 1}
    if inflated > RATIO_MATTERS_BYTES and inflated > MAX_RATIO * packed:
        raise refusal("ZIP_RATIO", **size)
    largest = max((entry.file_size for entry in entries), default=0)
    if inflated > MAX_INFLATED_BYTES or largest > MAX_ENTRY_BYTES:
        limit = MAX_ENTRY_BYTES if largest > MAX_ENTRY_BYTES else MAX_INFLATED_BYTES
        raise refusal("TOO_LARGE", "inflated", limit=limit // MEGABYTE, **size)


def check_places(content: bytes, entries: list[ZipInfo], name: str) -> None:
    """Refuse parts that share bytes, and a second file glued to the first."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise refusal("DUPLICATE_ZIP_ENTRY", file=name, part=entry.filename)
        if entry.header_offset - end > MAX_FOREIGN_BYTES:
            raise refusal("UNREADABLE_FILE", "parts", file=name)
        header = LOCAL_HEADER.unpack_from(content, entry.header_offset)
        end = entry.header_offset + LOCAL_HEADER.size + header[-2] + header[-1]
        end += entry.compress_size
    directory = content.rfind(END_OF_DIRECTORY)
    if end > directory or len(content) - directory > MAX_FOREIGN_BYTES + 22:
        raise refusal("UNREADABLE_FILE", "parts", file=name)


def kind_inside(package: ZipFile, entries: list[ZipInfo], name: str) -> str:
    """Tell workbooks from other packages by what the package says of itself."""
    parts = {entry.filename.lower(): entry for entry in entries}
    about = read_small(package, parts.get("mimetype"))
    if about.startswith(b"application/vnd.oasis.opendocument"):
        return kind_of_open_document(package, parts, about, name)
    if "content.xml" in parts and "[content_types].xml" not in parts:
        return "ods"
    types = read_small(package, parts.get("[content_types].xml"))
    if "xl/workbook.bin" in parts or b"sheet.binary" in types:
        return "xlsb"
    if b"spreadsheetml" in types or any(part.startswith("xl/") for part in parts):
        return "xlsm" if "xl/vbaproject.bin" in parts else "xlsx"
    if any(part.startswith("word/") for part in parts):
        return "word"
    if any(part.endswith(".iwa") for part in parts):
        return "numbers"
    return "slides" if any(part.startswith("ppt/") for part in parts) else "zip"


def kind_of_open_document(
    package: ZipFile, parts: dict[str, ZipInfo], about: bytes, name: str
) -> str:
    """Tell spreadsheets from other OpenDocument files, and encrypted ones from both."""
    if b"spreadsheet" not in about:
        return "document"
    manifest = read_small(package, parts.get("meta-inf/manifest.xml"))
    if b"encryption-data" in manifest:
        raise refusal("PASSWORD_PROTECTED", file=name)
    return "ods"


def read_small(package: ZipFile, entry: ZipInfo | None) -> bytes:
    """Return a small part's bytes; nothing when it is absent or not small."""
    if entry is None or entry.file_size > MOST_ABOUT_BYTES:
        return b""
    return package.read(entry)

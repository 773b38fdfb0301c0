"""The gate: what a file is, judged by its bytes, before anything is parsed.

The name's ending must agree with the content. A file that means one thing to us
and another to a spreadsheet program is refused rather than guessed at.
"""

import re

from etl.language import N_
from etl.reading.gate.packages import kind_of_package
from etl.reading.gate.refusals import refusal
from etl.reading.limits import MAX_FILE_BYTES, MEGABYTE
from etl.reading.model import UnreadableFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENDINGS = {
    "xlsx": ("xlsx", "xlsm", "xltx", "xltm"),
    "xlsm": ("xlsm", "xlsx", "xltm", "xltx"),
    "xlsb": ("xlsb",),
    "xls": ("xls", "xlt"),
    "ods": ("ods", "ots"),
    "csv": ("csv", "txt", "tsv", "tab"),
}
KIND_NAMES = {
    "xlsx": N_("an Excel workbook (xlsx)"),
    "xlsm": N_("an Excel workbook with macros (xlsm)"),
    "xlsb": N_("a binary Excel workbook (xlsb)"),
    "xls": N_("an old Excel workbook (xls)"),
    "ods": N_("an OpenDocument spreadsheet (ods)"),
    "csv": N_("plain text"),
    "word": N_("a Word document"),
    "slides": N_("a PowerPoint presentation"),
    "document": N_("an OpenDocument file of another kind"),
    "zip": N_("a zip archive"),
    "ole": N_("an Office file of another kind"),
    "pdf": N_("a PDF document"),
    "picture": N_("a picture"),
    "html": N_("a web page"),
    "xml": N_("an XML file"),
    "rtf": N_("a text document (rtf)"),
    "sylk": N_("a spreadsheet in the old SYLK format"),
    "json": N_("a JSON file"),
    "numbers": N_("a workbook of Apple Numbers"),
    "packed": N_("a packed file (gz, 7z, rar)"),
}
HTML_TAGS = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body")
MAGIC = {
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"{\\rtf": "rtf",
    b"\x1f\x8b": "packed",
    b"7z\xbc\xaf": "packed",
    b"Rar!": "packed",
}
OPENED_BY_EXCEL = ("html", "xml", "sylk")
"""Kinds that are no workbooks, though many a program saves them as `.xls`."""
WITH_OWN_WORDS = ("numbers", "packed")
JSON = re.compile(rb"\[?\s*\{\s*(?:\"[^\"]*\"\s*:|\})")
SYLK = re.compile(rb"ID;P[^\r\n]*[\r\n]+(?:[A-Z]{1,2};|E[\r\n])")
STREAMS = {"xls": ("Workbook", "Book"), "word": ("WordDocument",)}


def pass_gate(content: bytes, name: str) -> str:
    """Return the kind of the file; raise UnreadableFile when it may not pass."""
    if len(content) > MAX_FILE_BYTES:
        raise too_large(len(content), name)
    if not content.strip():
        raise refusal("UNREADABLE_FILE", "empty", file=name)
    kind = kind_of(content, name)
    if kind in OPENED_BY_EXCEL:
        raise refusal("UNREADABLE_FILE", "markup", file=name, kind=KIND_NAMES[kind])
    if kind not in ENDINGS:
        reason = kind if kind in WITH_OWN_WORDS else "kind"
        raise refusal("UNREADABLE_FILE", reason, file=name, kind=KIND_NAMES[kind])
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending and ending not in ENDINGS[kind]:
        if kind == "csv" and not is_text(content):
            raise refusal("UNREADABLE_FILE", "binary", file=name)
        raise refusal(
            "UNREADABLE_FILE",
            "name",
            file=name,
            found=ending,
            kind=KIND_NAMES[kind],
            right=ENDINGS[kind][0],
        )
    return kind


def too_large(size: int, name: str) -> UnreadableFile:
    """Return the refusal of a file by its size alone."""
    limit = MAX_FILE_BYTES // MEGABYTE
    return refusal("TOO_LARGE", file=name, size=size // MEGABYTE + 1, limit=limit)


def kind_of(content: bytes, name: str) -> str:
    """Return what the bytes are."""
    if content.startswith(b"PK"):
        return kind_of_package(content, name)
    if content.startswith(OLE):
        return kind_of_ole(content, name)
    for magic, kind in MAGIC.items():
        if content.startswith(magic):
            return kind
    return kind_of_text(content)


def kind_of_ole(content: bytes, name: str) -> str:
    """Tell an old workbook from an encrypted one and from other Office files."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refusal("PASSWORD_PROTECTED", file=name)
    for kind, streams in STREAMS.items():
        if any(stream.encode("utf-16-le") in content for stream in streams):
            return kind
    return "ole"


def kind_of_text(content: bytes) -> str:
    """Tell a text table from markup."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml"):
        return "html" if b"<html" in start else "xml"
    if start.startswith(b"<") and any(tag in start for tag in HTML_TAGS):
        return "html"
    if start.startswith(b"mime-version:"):
        return "html"
    if JSON.match(start):
        return "json"
    return "sylk" if SYLK.match(content) else "csv"


def is_text(content: bytes) -> bool:
    """Say whether the beginning could be text in some encoding."""
    sample = content[:4096]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in sample)
    return control * 50 < len(sample)

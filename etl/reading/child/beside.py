"""Texts of a file that are in no cell: properties, charts, caches, what was deleted.

Deleting a column does not delete its words: programs keep unused texts, caches of
pivot tables and copies for charts. Only pieces in which a marking or a personal
identity code could stand are returned; the parent judges them.
"""

import io
import re
import struct
import tomllib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

from etl.reading.limits import MAX_ENTRIES, MAX_ENTRY_BYTES, MEGABYTE

WORDS = Path(__file__).parents[2] / "mappings" / "profiles" / "marking_words.toml"
MOST_PIECES = 200
MOST_BYTES = 64 * MEGABYTE
AROUND = 40
CELLS_PART = re.compile(r"xl/worksheets/[^/]+\.(?:xml|bin)|xl/(?:styles|calcchain)\b.*")
LOCAL_PART = b"PK\x03\x04"
TAG = re.compile(r"<[^<>]*>")
# how a run looks, and the tags that only part the runs of one text
LOOK = re.compile(r"<((?:\w+:)?rPr)\b[^<>]*(?:/>|>.*?</\1>)", re.DOTALL)
RUN_TAG = re.compile(r"</?(?:\w+:)?(?:r|t|span)(?:\s[^<>]*)?>")
PLAIN_TAGS = {"<t>": "", "</t>": "", "</si><si>": "\n"}
ATTRIBUTE = re.compile(r'="([^"<>]{4,})"')
ENTITIES = {"&amp;": "&", "&#160;": " ", "&#xA0;": " ", "&quot;": '"'}
LEAST_READABLE = 12
WORDS_AND_SIGNS = re.compile(r"[A-Za-z0-9ÄÖÅäöå\s.,;:()/\"'&=<>_-]+")
LEVEL = re.compile(r"TL.?(?:I|V)")
CODE = re.compile(r"\d{6}[-+A-FU-Ya-fu-y\u2010-\u2014]\d{3}[0-9A-Ya-y]")
READABLE = bytes(sign if sign >= 32 else 10 for sign in range(256))


def pieces_beside(content: bytes, kind: str) -> list[str]:
    """Return the pieces of a file of this kind that the parent must look at."""
    if kind == "csv":
        return []
    texts = of_package(content) if content.startswith(b"PK") else of_bytes(content)
    return suspicious(texts)


def read_anything(content: bytes) -> dict[str, Any]:
    """Read only what must be looked at, of a file that is no readable workbook."""
    texts = [*of_bytes(content), *of_local_parts(content)]
    return {"sheets": [], "beside": suspicious(texts)}


def suspicious(texts: Iterable[str]) -> list[str]:
    """Return the surroundings of whatever looks like a marking."""
    with WORDS.open("rb") as file:
        words = tomllib.load(file)["sieve"]["pieces"]
    found: dict[str, None] = {}
    for text in texts:
        for pattern in patterns_for(text, words):
            for match in pattern.finditer(text):
                start = max(match.start() - AROUND, 0)
                piece = text[start : match.end() + AROUND]
                if pattern is not LEVEL or is_readable(piece, match.group()):
                    found[piece] = None
                if len(found) >= MOST_PIECES:
                    return list(found)
    return list(found)


def is_readable(piece: str, found: str) -> bool:
    """Say whether a find stands in text: four letters occur in packed bytes."""
    runs = WORDS_AND_SIGNS.findall(piece)
    return any(found in run and len(run) >= LEAST_READABLE for run in runs)


def patterns_for(text: str, words: list[str]) -> Iterator[re.Pattern[str]]:
    """Yield what is worth looking for: finding a plain word is much quicker."""
    folded = text.casefold()
    for word in words:
        if word in folded:
            yield re.compile(re.escape(word), re.IGNORECASE)
    if "TL" in text:
        yield LEVEL
    yield CODE


def of_local_parts(content: bytes) -> Iterator[str]:
    """Yield the texts of packed parts, wherever one begins; there is no directory."""
    left = MOST_BYTES
    view = memoryview(content)
    for match in islice(re.finditer(LOCAL_PART, content), MAX_ENTRIES):
        if match.start() + 30 > len(content) or left <= 0:
            return
        name, extra = struct.unpack_from("<HH", content, match.start() + 26)
        start = match.start() + 30 + name + extra
        part = b""
        with suppress(zlib.error):  # it may be damaged: what can be read is all
            part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(view[start:], left)
        left -= len(part)
        yield from texts_of_xml(part)
        yield from of_bytes(part)


def of_package(content: bytes) -> Iterator[str]:
    """Yield the texts of every part of a package, without its pictures."""
    left = MOST_BYTES
    with ZipFile(io.BytesIO(content)) as package:
        for entry in package.infolist():
            if CELLS_PART.fullmatch(entry.filename.lower()):
                continue
            left -= entry.file_size
            if left >= 0 and entry.file_size <= MAX_ENTRY_BYTES:
                yield from of_part(package, entry)


def of_part(package: ZipFile, entry: ZipInfo) -> Iterator[str]:
    """Yield the texts of one part: as XML, or as a part of binary records."""
    name = entry.filename.lower()
    if name.endswith((".xml", ".rels", ".vml")):
        yield from texts_of_xml(package.read(entry))
    elif name.endswith(".bin"):
        yield from of_bytes(package.read(entry))


def texts_of_xml(part: bytes) -> Iterator[str]:
    """Yield the texts between tags, where runs are parts of one, and attributes."""
    text = part.decode("utf-8", "replace")
    if "&" in text:
        for entity, sign in ENTITIES.items():
            text = text.replace(entity, sign)
    yield " \n ".join(ATTRIBUTE.findall(text)) if '="' in text else ""
    # the tags of hundreds of thousands of plain texts go quicker one by one
    for tag, sign in PLAIN_TAGS.items():
        text = text.replace(tag, sign)
    text = LOOK.sub("", text) if "rPr" in text else text
    yield TAG.sub("\n", RUN_TAG.sub("", text))


def of_bytes(content: bytes) -> Iterator[str]:
    """Yield bytes as text in the encodings that programs use.

    Without its zero bytes, UTF-16 of our letters is Windows text.
    """
    plain = content.replace(b"\0", b"").translate(READABLE)
    yield plain.decode("utf-8", "replace")
    yield plain.decode("cp1252", "replace")

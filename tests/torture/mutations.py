"""Sound files of every kind, and ways to damage them that only a seed decides."""

import io
import random
import re
import struct
from collections.abc import Callable
from functools import cache
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.etl.intake.conftest import RIGHT, write_sheets
from tests.torture.made import ods, xls, xlsb, xlsx

Mutate = Callable[[bytes, random.Random], bytes]
SCRAPS = [
    b"<", b">", b'"', b"&", b"</row>", b"<!--", b"]]>", b"\x00", b"\xff", b"9" * 30,
    b'r="A1"', b"<c>", b"<v/>", b"NaN", b"-1", b"1e999", b"XFD1048576", b'hidden="1"',
    b"\r", b"&#0;", b"&#x10FFFF;", b"<![CDATA[", b"\xed\xa0\x80", b"inf", b"", b"#REF!",
    b"<!DOCTYPE a>", b"4294967295", b'r="0"', b"true", b"\xe2\x80\xae", b"{}", b"%s",
]  # fmt: skip
VALUES = [
    b"", b"0", b"-1", b"1e308", b"-1e308", b"nan", b"99999999999999999999", b"A", b"s",
    b"2147483648", b"1048577", b"16385", b"XFE1", b"A1:B", b"a:b", b"../../x", b"d",
    b"veryHidden", b"2958466", b"-0.5", b"inlineStr", b"1:1", b"0x10", b"\xc3\xa4",
]  # fmt: skip
NUMBERS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
ATTRIBUTE = re.compile(rb'="([^"]*)"')
TAG = re.compile(rb"<[^<>]+>")
ROWS = [
    ["Yritys", "Arvo", "Päivä", "Kyllä?"],
    ["A & B Oy", 1.5, "1.2.2026", True],
    ["<C>", -3, "3-5", False],
    ["Ä Oy", 1234567, "25 %", "eos"],
    ["=1+1", 0.25, "#N/A", None],
] + [[f"Yritys {n} Oy", n * 1000, f"{n}.5.2026", n % 2 == 0] for n in range(1, 9)]


@cache
def samples() -> dict[str, bytes]:
    """Return one sound file of each sort, by its name."""
    text = "\n".join(";".join("" if v is None else str(v) for v in r) for r in ROWS)
    rich = xlsx.rich(ROWS)
    return {
        "rikas.xlsx": rich,
        "pohja.xlsx": write_sheets(RIGHT),
        "makrot.xlsm": xlsx.with_macros(rich),
        "binaari.xlsb": xlsb.book(
            {"Taulu": ROWS, "Toinen": ROWS}, states={"Toinen": 1}
        ),
        "vanha.xls": xls.book({"Taulu": ROWS, "Toinen": ROWS}, hidden_rows=[4]),
        "vanhin.xls": xls.book({"Taulu": ROWS}, version=5),
        "avoin.ods": ods.book({"Taulu": ROWS, "Piilo": ROWS}, hidden=["Piilo"]),
        "teksti.csv": text.encode(),
        "teksti16.csv": text.encode("utf-16"),
        "windows.txt": text.encode("cp1252"),
    }


def mutated(seed: int) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that a seed means."""
    chance = random.Random(seed)
    name = chance.choice(list(samples()))
    content = samples()[name]
    is_package = content.startswith(b"PK")
    ways = PACKAGE_WAYS if is_package else STREAM_WAYS
    content = chance.choice(ways)(content, chance)
    return name, content


def in_parts(content: bytes, chance: random.Random) -> bytes:
    """Damage a few parts of a package and pack them again soundly."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = set(chance.sample(names, k=min(chance.randrange(1, 4), len(names))))
        way = chance.choice([scraps, attributes, tags, numbers, cut])
        for name in names:
            data = old.read(name)
            new.writestr(name, way(data, chance) if name in hit and data else data)
    return buffer.getvalue()


def repacked(content: bytes, chance: random.Random) -> bytes:
    """Leave parts out, swap two, or pack them in another way."""
    buffer = io.BytesIO()
    way = chance.choice([ZIP_DEFLATED, ZIP_STORED])
    with ZipFile(io.BytesIO(content)) as old, ZipFile(buffer, "w", way) as new:
        names = old.namelist()
        contents = [old.read(name) for name in names]
        first, second = (chance.randrange(len(names)) for _ in range(2))
        contents[first], contents[second] = contents[second], contents[first]
        gone = chance.randrange(2 * len(names))
        chance.shuffle(order := list(range(len(names))))
        for place in order:
            if place != gone:
                new.writestr(names[place], contents[place])
    return buffer.getvalue()


def scraps(content: bytes, chance: random.Random) -> bytes:
    """Put odd bytes into a few places."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data) + 1)
        data[place : place + chance.randrange(12)] = chance.choice(SCRAPS)
    return bytes(data)


def attributes(content: bytes, chance: random.Random) -> bytes:
    """Give a few attributes of XML other values."""
    places = [match.span(1) for match in ATTRIBUTE.finditer(content)]
    data = bytearray(content)
    chosen = chance.sample(places, k=min(3, len(places)))
    for start, end in sorted(chosen, reverse=True):
        data[start:end] = chance.choice(VALUES)
    return bytes(data)


def tags(content: bytes, chance: random.Random) -> bytes:
    """Repeat, drop or swap a tag of XML."""
    found = list(TAG.finditer(content))
    if not found:
        return scraps(content, chance)
    one, other = chance.choice(found), chance.choice(found)
    new = chance.choice([b"", one.group() * 2, other.group(), other.group() * 300])
    return content[: one.start()] + new + content[one.end() :]


def numbers(content: bytes, chance: random.Random) -> bytes:
    """Put numbers at the edge of their range into a binary part."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 8)):
        size, code = chance.choice([(1, "B"), (2, "H"), (4, "I")])
        if len(data) < size:
            break
        value = chance.choice(NUMBERS) & (256**size - 1)
        place = chance.randrange(len(data) - size + 1)
        struct.pack_into("<" + code, data, place, value)
    return bytes(data)


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Change single bytes anywhere."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(content: bytes, chance: random.Random) -> bytes:
    """Cut the end off, or a piece out of the middle."""
    place = chance.randrange(len(content))
    end = chance.choice([len(content), place + chance.randrange(64)])
    return content[:place] + content[end:]


def doubled(content: bytes, chance: random.Random) -> bytes:
    """Repeat a piece many times."""
    place = chance.randrange(len(content))
    piece = content[place : place + chance.randrange(1, 80)]
    return content[:place] + piece * chance.randrange(2, 400) + content[place:]


PACKAGE_WAYS: list[Mutate] = [
    in_parts, in_parts, in_parts, in_parts, repacked, flipped, cut, numbers,
]  # fmt: skip
STREAM_WAYS: list[Mutate] = [scraps, numbers, flipped, cut, doubled]

"""OLE containers, the file format of old Office documents, with any streams."""

import struct
from collections.abc import Mapping

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR = 512
SMALLEST = 4096
"""Shorter streams would lie in sectors of another size; these are filled up."""


def container(streams: Mapping[str, bytes]) -> bytes:
    """Return a container: its table, its directory, then the streams."""
    padded = {name: _filled(data) for name, data in streams.items()}
    entries = [_entry("Root Entry", 5, END, 0)]
    chain: list[int] = []
    directories = -(-(len(padded) + 1) * 128 // SECTOR)
    tables = 1
    while True:
        needed = tables + directories + sum(map(len, padded.values())) // SECTOR
        if needed <= tables * 128:
            break
        tables += 1
    chain += [TABLE] * tables
    chain += [tables + 1 + place for place in range(directories - 1)] + [END]
    for name, data in padded.items():
        first, count = len(chain), len(data) // SECTOR
        entries.append(_entry(name, 2, first, len(data)))
        chain += [*range(first + 1, first + count), END]
    chain += [FREE] * (tables * 128 - len(chain))
    head = struct.pack(
        "<8s16sHHHHH6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 62, 3, 0xFFFE,
        9, 6, 0, tables, tables, 0, SMALLEST, END, 0, END, 0,
    )  # fmt: skip
    places = [*range(tables), *[FREE] * (109 - tables)]
    head += struct.pack("<109I", *places)
    directory = b"".join(entries).ljust(directories * SECTOR, b"\0")
    table = struct.pack(f"<{len(chain)}I", *chain)
    return head + table + directory + b"".join(padded.values())


def _filled(data: bytes) -> bytes:
    size = max(len(data), SMALLEST)
    return data.ljust(-(-size // SECTOR) * SECTOR, b"\0")


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    about = struct.pack("<64sHBB12s", text, len(text) + 2, kind, 1, b"\xff" * 12)
    return about.ljust(116, b"\0") + struct.pack("<IQ", first, size)


def encrypted() -> bytes:
    """Return what Excel writes when a password is set."""
    info = b"\x04\x00\x04\x00\x40\x00\x00\x00<encryption/>"
    return container({"EncryptionInfo": info, "EncryptedPackage": b"\x07" * 6000})

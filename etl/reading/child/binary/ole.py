"""Find one stream of an OLE container (the file format of old Office documents).

Chains of sectors are followed with a bound, so a chain that bites its own tail ends.
"""

import struct

FREE = 0xFFFFFFFA
ENTRY = 128
HEADER = 512


class Container:
    """The sectors of one container and their chains."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.sector = 1 << struct.unpack_from("<H", content, 30)[0]
        self.mini_sector = 1 << struct.unpack_from("<H", content, 32)[0]
        (self.first_directory,) = struct.unpack_from("<I", content, 48)
        self.cutoff, self.first_mini = struct.unpack_from("<II", content, 56)
        self.table = self.numbers(self.table_sectors())

    def table_sectors(self) -> list[int]:
        """Return the sectors that hold the table of chains."""
        sectors = list(struct.unpack_from("<109I", self.content, 76))
        following, count = struct.unpack_from("<II", self.content, 68)
        for _ in range(min(count, len(self.content) // self.sector)):
            numbers = self.numbers([following])
            sectors += numbers[:-1]
            following = numbers[-1]
        return [one for one in sectors if one < FREE]

    def numbers(self, sectors: list[int]) -> list[int]:
        """Return sectors as 32-bit numbers."""
        data = b"".join(map(self.data, sectors))
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def data(self, sector: int) -> bytes:
        """Return one sector."""
        start = (sector + 1) * self.sector
        return self.content[start : start + self.sector]

    def chain(self, first: int, table: list[int]) -> list[int]:
        """Return the sectors of a chain."""
        found: list[int] = []
        while first < len(table) and len(found) <= len(table):
            found.append(first)
            first = table[first]
        return found

    def read(self, first: int) -> bytes:
        """Return the content of a chain of sectors."""
        return b"".join(map(self.data, self.chain(first, self.table)))

    def stream(self, *names: str) -> bytes:
        """Return the first stream of one of these names, empty if there is none."""
        directory = self.read(self.first_directory)
        root = self.entry(directory, 0)
        for place in range(len(directory) // ENTRY):
            name, first, size = self.entry(directory, place)
            if name not in names:
                continue
            if size >= self.cutoff:
                return self.read(first)[:size]
            return self.small(first, size, self.read(root[1]))
        return b""

    def entry(self, directory: bytes, place: int) -> tuple[str, int, int]:
        """Return name, first sector and size of a directory entry."""
        start = place * ENTRY
        length = struct.unpack_from("<H", directory, start + 64)[0]
        name = directory[start : start + max(length - 2, 0)].decode(
            "utf-16-le", "replace"
        )
        first, size = struct.unpack_from("<II", directory, start + 116)
        return name, first, size

    def small(self, first: int, size: int, pool: bytes) -> bytes:
        """Return a small stream, which lies in sectors of its own size."""
        table = self.numbers(self.chain(self.first_mini, self.table))
        pieces = [
            pool[one * self.mini_sector : (one + 1) * self.mini_sector]
            for one in self.chain(first, table)
        ]
        return b"".join(pieces)[:size]

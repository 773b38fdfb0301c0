"""The parts of a workbook and how they hang together.

Parts are found by following relationships, as the standard says; programs are
free to name them as they like, and some do.
"""

import posixpath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from etl.reading.child.refusal import Refusal
from etl.reading.child.stream import Reader, read_part


class Relations(Reader):
    """Relationships of one part: id to (kind, target)."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take one relationship; outside targets are never followed."""
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(
            posixpath.join("/" + self.folder, attributes.get("Target", ""))
        )
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

    def of_kind(self, kind: str) -> list[str]:
        """Return the targets of one kind of relationship."""
        return [target for found, target in self.found.values() if found == kind]


class Package:
    """An opened workbook."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self.zip = ZipFile(file)
        except BadZipFile as error:
            raise Refusal("CORRUPT_FILE", "zip") from error
        self.names = {name.lower(): name for name in self.zip.namelist()}

    def read(self, part: str, reader: Reader) -> bool:
        """Read one part if the package has it."""
        name = self.names.get(part.lower())
        if name is None:
            return False
        with self.zip.open(name) as source:
            read_part(source, reader)
        return True

    def relations(self, part: str) -> Relations:
        """Return the relationships of a part; the package's own for `""`."""
        folder, _, name = part.rpartition("/")
        relations = Relations(folder)
        self.read(posixpath.join(folder, "_rels", f"{name}.rels"), relations)
        return relations

    def first(self, relations: Relations, kind: str, reader: Any) -> Any:
        """Read the only part of a kind, if there is one; return the reader."""
        for target in relations.of_kind(kind)[:1]:
            self.read(target, reader)
        return reader

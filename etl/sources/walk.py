"""The files that a person handed in: one file, or a folder walked to its bottom."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from etl.errors import Refused
from etl.language import N_
from etl.sources import Skipped, SourceFile

MAX_BYTES = 30_000_000_000
LARGE = 200_000_000
HEAD = 1 << 16
CHUNK = 1 << 20
NO_SUCH_PATH = N_("There is no file or folder “{path}”. Check the path and try again.")
EMPTY_FOLDER = N_("The folder “{path}” has no files. Name the folder of the answers.")
UNREADABLE = N_("It could not be read: {problem}. Check the rights of the file.")
TOO_LARGE = N_(
    "It has {size} million bytes; at most {limit} million are read from one file."
)


def walk(path: Path) -> Iterator[SourceFile | Skipped]:
    """Yield each file with its bytes, or the reason why it could not be read."""
    if not path.exists():
        raise Refused(NO_SUCH_PATH, path=path)
    found = _files(path)
    if not found:
        raise Refused(EMPTY_FOLDER, path=path)
    root = path if path.is_dir() else path.parent
    for file in found:
        name = file.relative_to(root).as_posix()
        yield _read(file, name.encode(errors="replace").decode())


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def _read(file: Path, name: str) -> SourceFile | Skipped:
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            return Skipped(name, TOO_LARGE, {"size": size // 1_000_000, "limit": limit})
        if size > LARGE:
            return large_file(file, name)
        content = file.read_bytes()
    except OSError as problem:
        return Skipped(name, UNREADABLE, {"problem": problem.strerror or "OSError"})
    return SourceFile(name, content, hashlib.sha256(content).hexdigest())


def large_file(path: Path, name: str, origin: str = "") -> SourceFile:
    """Return a file that is too large for the memory: its beginning and its path."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        while part := file.read(CHUNK):
            digest.update(part)
    return SourceFile(name, head, digest.hexdigest(), origin, path)

"""Writing to the landing: a draft under one lock, on the disk, then renamed."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

LONGEST_WAIT_SECONDS = 120
BUSY = N_(
    "Another file has been being saved for over two minutes. Wait for it to end and "
    "try again; nothing was changed."
)


@contextmanager
def drafts_of(ws: Workspace) -> Iterator[Path]:
    """Lend the folder of drafts to one writer; what lies there is left by the dead."""
    folder = ws.landing / ".drafts"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(ws.landing / ".lock", timeout=LONGEST_WAIT_SECONDS):
            for left in folder.iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            yield folder
    except Timeout:
        raise Refused(BUSY) from None


def sha256_of(content: bytes | Path) -> str:
    """Return the hash of bytes, or of the file at a path."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_durably(path: Path, content: bytes | Path, drafts: Path) -> None:
    """Put content at `path` in one step, on the disk when this returns."""
    handle, draft = tempfile.mkstemp(dir=drafts)
    with os.fdopen(handle, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)
    make_durable(path.parent)


def make_durable(path: Path) -> None:
    """Bring a file or a folder's list of names to the disk."""
    # Windows opens no folders; its renames are in its own journal
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

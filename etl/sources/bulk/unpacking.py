"""The one JSON file inside a packed answer, written to a folder in pieces.

What a packed file says about its size is checked while it is unpacked: a small file
that unpacks without end is stopped.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import IO

from etl.errors import Refused
from etl.language import N_
from etl.sources import SourceFile

NOT_A_ZIP = N_("It is a packed file that breaks off or is damaged. Fetch it again.")
NO_JSON = N_(
    "The packed file should hold one json file; it holds {found}. Fetch it again."
)
TOO_LARGE = N_(
    "The packed file unpacks to more than {limit} thousand million bytes, which is "
    "not expected. It was not read."
)
MAX_BYTES = 20_000_000_000
CHUNK = 1 << 20
HEAD = 1 << 16
OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[^\[\]]*"companies"\s*:\s*\[')


def unpack(file: SourceFile, folder: Path) -> Path:
    """Write the JSON file of a packed answer into `folder` and return its path."""
    try:
        with zipfile.ZipFile(file.large or io.BytesIO(file.content)) as packed:
            members = [one for one in packed.infolist() if not one.is_dir()]
            if len(members) != 1 or not members[0].filename.endswith(".json"):
                raise Refused(NO_JSON, found=len(members))
            target = folder / "unpacked.json"
            with packed.open(members[0]) as source, target.open("wb") as out:
                _copy(source, out)
            return target
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused(NOT_A_ZIP) from error


def as_list(path: Path, folder: Path) -> Path:
    """Return the file of a list of companies, also where it stood in an object.

    The list is copied out of `{"companies": […]}`, as pages of a search have it.
    """
    with path.open("rb") as source:
        opening = OBJECT.match(source.read(HEAD))
        if opening is None:
            return path
        source.seek(opening.end() - 1)
        target = folder / "list.json"
        with target.open("w+b") as out:
            _copy(source, out)
            end = out.tell()
            out.seek(max(end - HEAD, 0))
            closing = out.read().rfind(b"]")
            out.truncate(max(end - HEAD, 0) + closing + 1)
    return target


def _copy(source: IO[bytes], out: IO[bytes]) -> None:
    written = 0
    while part := source.read(CHUNK):
        written += len(part)
        if written > MAX_BYTES:
            raise Refused(TOO_LARGE, limit=MAX_BYTES // 10**9)
        out.write(part)

"""What a parser made of a file: Parquet tables under a key, written once as a whole.

A key is never written twice. When a person's words are cut out of its rows, a copy
without them takes the place of the first, and everybody who asks for the key gets it.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.landing.file import drafts_of, make_durable
from etl.workspace import Workspace

ABOUT = "about.json"
REDACTED = ".redacted-"


@dataclass(frozen=True)
class Parsed:
    """What a parser made of an original: Parquet tables and facts about them."""

    tables: Mapping[str, Path]
    about: Mapping[str, Any]


def write_parsed(
    ws: Workspace,
    key: str,
    tables: Mapping[str, pa.Table | Path],
    about: Mapping[str, Any],
) -> None:
    """Write what a parser made of an original; a key is written once, as a whole.

    A table may be a Parquet file that is written already; it is copied.
    """
    if _is_whole(parsed_folder(ws, key)):
        return
    target = ws.landing / "parsed" / key
    target.parent.mkdir(parents=True, exist_ok=True)
    with drafts_of(ws) as drafts:
        if not target.is_dir():  # another process may have written the same rows first
            _put(target, tables, about, drafts)


def read_parsed(ws: Workspace, key: str) -> Parsed:
    """Return the tables and facts that were written under `key`."""
    folder = parsed_folder(ws, key)
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    tables = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
    return Parsed(tables, about)


def parsed_folder(ws: Workspace, key: str) -> Path:
    """Return where the rows of a key are, or would be: the newest copy of them."""
    first = ws.landing / "parsed" / key
    if _is_whole(first):
        return first
    copies = filter(_is_whole, first.parent.glob(f"{key}{REDACTED}*"))
    return max(copies, key=_turn, default=first)


def parsed_keys(ws: Workspace) -> Iterator[str]:
    """Yield every key that something was written under."""
    folders = (ws.landing / "parsed").glob("*")
    yield from sorted({path.name.partition(REDACTED)[0] for path in folders})


def redact_parsed(
    ws: Workspace,
    key: str,
    tables: Mapping[str, pa.Table | Path],
    about: Mapping[str, Any],
) -> None:
    """Put a copy of the rows, without a person's words, in the place of the others."""
    now = parsed_folder(ws, key)
    target = now.with_name(f"{key}{REDACTED}{_turn(now) + 1}")
    with drafts_of(ws) as drafts:
        shutil.rmtree(target, ignore_errors=True)
        _put(target, tables, about, drafts)
        # from here on the copy counts; the rest only clears what nobody reads
        (now / ABOUT).unlink()
        shutil.rmtree(now)


def _is_whole(folder: Path) -> bool:
    return (folder / ABOUT).is_file()


def _turn(folder: Path) -> int:
    return int(folder.name.partition(REDACTED)[2] or 0)


def _put(
    target: Path,
    tables: Mapping[str, pa.Table | Path],
    about: Mapping[str, Any],
    drafts: Path,
) -> None:
    text = json.dumps(dict(about), ensure_ascii=False, indent=1)
    draft = Path(tempfile.mkdtemp(dir=drafts))
    for table, rows in tables.items():
        if isinstance(rows, Path):
            shutil.copyfile(rows, draft / f"{table}.parquet")
        else:
            pq.write_table(rows, draft / f"{table}.parquet")
    (draft / ABOUT).write_text(text, encoding="utf-8")
    for path in [*draft.iterdir(), draft]:
        make_durable(path)
    draft.rename(target)
    make_durable(target.parent)

"""The contact store in a backup: sealed as it is, each person's key wrapped as it is.

The key of the installation, which unwraps the others, is never in a backup: who finds
one finds noise. A fingerprint tells whether a key is the right one.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import sqlalchemy as sa

from etl.contacts import keys
from etl.contacts.erasure import tombstones
from etl.contacts.schema import CONTACT, CUT, TOMBSTONE, engine
from etl.workspace import Workspace

ROWS = "contacts/contact.jsonl"
STONES = "contacts/tombstone.jsonl"
KEYS = "contacts/keys/"


def is_there(ws: Workspace) -> bool:
    """Tell whether the workspace has a contact store."""
    return (ws.root / "contacts" / "contacts.sqlite").is_file()


def members(ws: Workspace) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of the store: tombstones first, so that none is ever missing."""
    yield STONES, _lines(tombstones(ws))
    with engine(ws).connect() as connection:
        rows = [dict(row) for row in connection.execute(sa.select(CONTACT)).mappings()]
    packed = [
        row | {"sealed": base64.b64encode(row["sealed"]).decode()} for row in rows
    ]
    yield ROWS, _lines(packed)
    for row in rows:
        key = keys.wrapped(ws, row["contact_id"])
        if key is not None:
            yield f"{KEYS}{row['contact_id']}.key", key


def is_key(name: str) -> bool:
    """Tell whether a member's name is one that a key has."""
    file = name.removeprefix(KEYS)
    contact_id = file.removesuffix(".key")
    plain = contact_id.removeprefix("Y-").isalnum() and contact_id.isascii()
    return name.startswith(KEYS) and file.endswith(".key") and plain


def take_over(ws: Workspace, parts: Mapping[str, bytes]) -> int:
    """Put a backup's contacts into the store, as they were; return how many."""
    rows = [_row(line) for line in parts[ROWS].splitlines()]
    stones = [json.loads(line) for line in parts[STONES].splitlines()]
    for name, content in parts.items():
        if is_key(name):
            keys.put(ws, PurePosixPath(name).stem, content)
    with engine(ws).begin() as connection:
        for table in (CONTACT, TOMBSTONE, CUT):
            connection.execute(sa.delete(table))
        for row in rows:
            connection.execute(sa.insert(CONTACT).values(**row))
        for stone in stones:
            facts = json.dumps(stone.pop("facts"), ensure_ascii=False)
            connection.execute(sa.insert(TOMBSTONE).values(**stone))
            cut = {"contact_id": stone["contact_id"], "facts": facts}
            connection.execute(sa.insert(CUT).values(**cut))
    return len(rows)


def _row(line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    row["sealed"] = base64.b64decode(row["sealed"])
    for name in ("notice_date", "keep_until"):
        row[name] = date.fromisoformat(row[name]) if row[name] else None
    return row


def _lines(rows: list[dict[str, Any]]) -> bytes:
    texts = (json.dumps(row, ensure_ascii=False, default=str) for row in rows)
    return "".join(f"{text}\n" for text in texts).encode()

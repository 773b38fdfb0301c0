"""The database of sealed contacts: mutable, and cleaned of what is deleted."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from etl.workspace import Workspace

METADATA = sa.MetaData()
CONTACT = sa.Table(
    "contact",
    METADATA,
    sa.Column("contact_id", sa.String(20), primary_key=True),
    sa.Column("company_id", sa.String(40), nullable=False, index=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("purpose", sa.String(400), nullable=False),
    sa.Column("notice_version", sa.String(60), nullable=False),
    sa.Column("notice_date", sa.Date, nullable=True),
    sa.Column("keep_until", sa.Date, nullable=False),
    sa.Column("added_at", sa.String(40), nullable=False),
    sa.Column("added_by", sa.String(200), nullable=False),
)
TOMBSTONE = sa.Table(
    "tombstone",
    METADATA,
    sa.Column("contact_id", sa.String(20), primary_key=True),
    sa.Column("erased_at", sa.String(40), nullable=False),
    sa.Column("erased_by", sa.String(200), nullable=False),
    sa.Column("reason", sa.String(400), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
)
CUT = sa.Table(
    "cut",
    METADATA,
    sa.Column("contact_id", sa.String(20), primary_key=True),
    sa.Column("facts", sa.Text, nullable=False),
)
"""Where an erased person's words stood, without them: to be cut again elsewhere."""
RETENTION = "retention"
"""The reason of an erasure whose time had come."""


def folder(ws: Workspace) -> Path:
    """Return the folder of the store and its keys, readable by the owner alone."""
    found = ws.root / "contacts"
    found.mkdir(parents=True, exist_ok=True)
    found.chmod(0o700)
    return found


def engine(ws: Workspace) -> sa.Engine:
    """Return the database of contacts, made on first use."""
    return _engine(str(folder(ws) / "contacts.sqlite"))


@lru_cache(maxsize=8)
def _engine(path: str) -> sa.Engine:
    made = sa.create_engine(f"sqlite:///{Path(path).as_posix()}")
    event.listen(made, "connect", _forget_for_good)
    METADATA.create_all(made)
    Path(path).chmod(0o600)
    return made


def _forget_for_good(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("pragma busy_timeout = 10000")
    # what is deleted is overwritten, in the database and in its journal
    cursor.execute("pragma secure_delete = on")
    cursor.execute("pragma journal_mode = delete")
    cursor.execute("pragma synchronous = full")
    cursor.close()

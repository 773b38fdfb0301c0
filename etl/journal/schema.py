"""The one table of the journal, and the connection to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import event as sa_event

from etl.workspace import Workspace

METADATA = sa.MetaData()

EVENT = sa.Table(
    "event",
    METADATA,
    sa.Column("event_id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("author", sa.String(200), nullable=False),
    sa.Column("kind", sa.String(60), nullable=False, index=True),
    sa.Column("subject", sa.String(200), nullable=False, index=True),
    sa.Column("payload", sa.JSON, nullable=False),
)

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def engine(ws: Workspace) -> sa.Engine:
    """Return the journal of `ws`, brought to the newest schema on first use."""
    return _engine(ws.journal_url)


@contextmanager
def writing(ws: Workspace) -> Iterator[sa.Connection]:
    """Hold the one write transaction: what is read in it cannot change under it."""
    with engine(ws).execution_options(writes=True).begin() as connection:
        yield connection


@lru_cache(maxsize=8)
def _engine(url: str) -> sa.Engine:
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    made = sa.create_engine(address)
    if address.get_backend_name() == "sqlite":
        sa_event.listen(made, "connect", _use_wal)
        sa_event.listen(made, "begin", _begin)
    with made.execution_options(writes=True).begin() as connection:
        _migrate(connection)
    return made


def _use_wal(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # _begin starts the transactions
    cursor = connection.cursor()
    cursor.execute("pragma busy_timeout = 10000")
    cursor.execute("pragma journal_mode = wal")
    cursor.execute("pragma synchronous = full")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("begin immediate" if writes else "begin")


def _migrate(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

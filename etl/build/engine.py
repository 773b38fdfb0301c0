"""The seam to the database engine: what a build asks of it, here of DuckDB."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

SCHEMAS = ("meta", "reference", "landing", "staging", "marts")
# most tables are short: in blocks of the usual 256 KiB a file is mostly air, and
# every build copies it
BLOCK_BYTES = 16_384
READING: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}
"""Nothing but the file's own rows can be reached, and nobody can change that."""


def open_to_read(file: Path) -> duckdb.DuckDBPyConnection:
    """Open a finished warehouse file for reading only; take a cursor of it per use.

    One process opens a file in one way only, so everybody opens it here.
    """
    return duckdb.connect(str(file), read_only=True, config=READING)


class Engine:
    """One database that a build writes; every statement is fetched to its end."""

    def __init__(self, file: Path | None = None) -> None:
        # one thread: on short tables waking a second one costs more than it gives
        settings: dict[str, str | bool | int | float | list[str]] = {"threads": 1}
        if file is not None:
            settings["default_block_size"] = BLOCK_BYTES
        self._connection = duckdb.connect(str(file or ":memory:"), config=settings)
        for schema in SCHEMAS:
            self._connection.execute(f"create schema if not exists {schema}")

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        self._connection.execute("checkpoint")
        self._connection.close()

    def drop(self) -> None:
        """Let go of a file that nobody will read."""
        self._connection.close()

    def use_threads(self, count: int) -> None:
        """Let statements run on so many threads."""
        self.execute(f"set threads = {count}")

    def execute(self, sql: str, parameters: Any = None) -> None:
        """Run a statement whose rows nobody wants."""
        self._connection.execute(sql, parameters)

    def rows(self, sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self._connection.execute(sql, parameters).fetchall()

    def frame(self, sql: str) -> pd.DataFrame:
        """Return a query's rows as a table."""
        return self._connection.execute(sql).df()

    def write(self, table: str, select: str) -> int:
        """Make `table` anew from a select; return its row count."""
        made = self.rows(f"create or replace table {table} as {select}")
        return int(made[0][0])

    def write_frame(self, table: str, columns: Mapping[str, str], rows: Any) -> int:
        """Make `table` anew from a frame or Arrow table, with declared columns."""
        self._connection.register("incoming", rows)
        try:
            wanted = ", ".join(
                f'cast("{name}" as {kind}) as "{name}"'
                for name, kind in columns.items()
            )
            return self.write(table, f"select {wanted} from incoming")
        finally:
            self._connection.unregister("incoming")

    def content_hash(self, table: str) -> str:
        """Return a hash of a table's columns and rows that ignores row order."""
        sql = f"select typeof(any_value(t)), count(*), sum(hash(t)) from {table} as t"
        shape, count, total = self.rows(sql)[0]
        return f"{shape}#{count}#{total}"

    def tables(self) -> set[str]:
        """Return every table as `schema.name`."""
        sql = "select schema_name, table_name from duckdb_tables()"
        return {f"{schema}.{name}" for schema, name in self.rows(sql)}

    @property
    def block_bytes(self) -> int:
        """Return the size of the blocks that the file is made of."""
        return int(self.rows("select block_size from pragma_database_size()")[0][0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all of a block's statements, or none."""
        self.execute("begin")
        try:
            yield
        except BaseException:
            self.execute("rollback")
            raise
        self.execute("commit")

    def attach(self, file: Path, name: str, *, to_read: bool = False) -> None:
        """Open another database file beside this one."""
        quoted = str(file).replace("'", "''")
        how = "read_only" if to_read else f"block_size {BLOCK_BYTES}"
        self.execute(f"attach '{quoted}' as {name} ({how})")

    def detach(self, name: str) -> None:
        """Let go of an attached file."""
        self.execute(f"detach {name}")
